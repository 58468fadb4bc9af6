from clearinghouse.advocacy.models.figures import FigureRecord, LargeDistrict
from clearinghouse.advocacy.models.letters import LetterTemplate

__all__ = ["FigureRecord", "LargeDistrict", "LetterTemplate"]
