"""Cards: the pictures that other sites show when they link to a page."""

from clearinghouse.advocacy.cards.drawing import HEIGHT, WIDTH, Words, draw

__all__ = ["HEIGHT", "WIDTH", "Words", "draw"]
