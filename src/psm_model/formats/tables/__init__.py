"""Tables: a register as rows and columns, whatever file they stand in."""
