"""What the blocks of a page have chosen, read for the whole page at once: Wagtail would ask anew for each kind of block."""

from __future__ import annotations

import copy
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from wagtail.blocks import PageChooserBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from django.db.models import Model

    Chosen = Mapping[type[Model], Mapping[int, Model]]

_chosen: ContextVar[Chosen | None] = ContextVar("chosen_by_blocks", default=None)


@contextmanager
def chosen(found: Chosen) -> Iterator[None]:
    """Inside, blocks take what they have chosen from here, and ask the database for nothing."""
    token = _chosen.set(found)
    try:
        yield
    finally:
        _chosen.reset(token)


class ReadAhead:
    """A chooser that takes what was read ahead, each time as an object of its own, as Wagtail's do."""

    model_class: type[Model]
    written_as: str

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Migrations name Wagtail's own chooser: what is stored is the same."""
        _, positional, named = super().deconstruct()  # type: ignore[misc]  # a block's own
        return self.written_as, positional, named

    def bulk_to_python(self, values: Iterable[Any]) -> list[Any]:
        found = _chosen.get()
        if found is None or self.model_class not in found:
            read: list[Any] = super().bulk_to_python(values)  # type: ignore[misc]  # a chooser's own
            return read
        return [copy.copy(found[self.model_class].get(value)) for value in values]


class PageChooser(ReadAhead, PageChooserBlock):
    written_as = "wagtail.blocks.PageChooserBlock"


class DocumentChooser(ReadAhead, DocumentChooserBlock):
    written_as = "wagtail.documents.blocks.DocumentChooserBlock"


class ImageChooser(ReadAhead, ImageChooserBlock):
    written_as = "wagtail.images.blocks.ImageChooserBlock"
