"""Workbook: sheets and cells of XLSX files, read within limits."""
