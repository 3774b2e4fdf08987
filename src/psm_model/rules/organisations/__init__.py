"""Rules about organisations and their areas."""
