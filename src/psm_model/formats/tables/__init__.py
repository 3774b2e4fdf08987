"""Tables: a register as rows and columns, for CSV and workbooks."""
