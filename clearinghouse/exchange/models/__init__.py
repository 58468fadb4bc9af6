from clearinghouse.exchange.models.evidence_imports import SILENCE, EvidenceImport
from clearinghouse.exchange.models.oai_records import OaiClock, OaiRecord

__all__ = ["SILENCE", "EvidenceImport", "OaiClock", "OaiRecord"]
