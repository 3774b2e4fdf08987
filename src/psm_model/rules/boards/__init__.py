"""Rules about who is on a board."""
