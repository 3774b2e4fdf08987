"""Views: the contents that pictures, terminals and notebooks show of a register, as plain objects."""
