"""Workbook: the sheets and cells of a file in the format XLSX, read within limits."""
