from clearinghouse.exchange.models.file_imports import SILENCE, FileImport
from clearinghouse.exchange.models.oai_records import OaiClock, OaiRecord

__all__ = ["SILENCE", "FileImport", "OaiClock", "OaiRecord"]
