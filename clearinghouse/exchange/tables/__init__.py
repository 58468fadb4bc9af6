"""Tables that somebody exported, row by row: CSV in UTF-8 and, where an importer takes them, workbooks."""

from clearinghouse.exchange.tables.rows import Row, UnreadableFile
from clearinghouse.exchange.tables.text_files import read_table
from clearinghouse.exchange.tables.workbooks import is_workbook, read_workbook

__all__ = ["Row", "UnreadableFile", "is_workbook", "read_table", "read_workbook"]
