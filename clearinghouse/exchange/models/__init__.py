from clearinghouse.exchange.models.file_imports import SILENCE, FileImport
from clearinghouse.exchange.models.harvests import HarvestedRecord, HarvestSource
from clearinghouse.exchange.models.oai_records import OaiClock, OaiRecord

__all__ = ["SILENCE", "FileImport", "HarvestSource", "HarvestedRecord", "OaiClock", "OaiRecord"]
