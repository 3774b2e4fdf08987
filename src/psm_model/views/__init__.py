"""Views: what pictures, terminals and notebooks show of a register, as plain objects made from its records."""
