"""Rules about members."""
