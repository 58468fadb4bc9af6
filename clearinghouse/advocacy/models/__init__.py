from clearinghouse.advocacy.models.contact import ContactMessage
from clearinghouse.advocacy.models.figures import FigureRecord, LargeDistrict
from clearinghouse.advocacy.models.letters import LetterTemplate

__all__ = ["ContactMessage", "FigureRecord", "LargeDistrict", "LetterTemplate"]
