"""Every kind of searchable document. A new kind is one more file here with a `KIND`."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from search.documents.base import DocumentKind, SearchDocument, Value

if TYPE_CHECKING:
    from wagtail.models import Page


@cache
def kinds() -> dict[str, DocumentKind]:
    """All kinds by name, found in this folder's files."""
    shared = ("base", "file_words", "library")
    modules = [import_module(f"{__name__}.{entry.name}") for entry in pkgutil.iter_modules(__path__) if entry.name not in shared]
    return {module.KIND.name: module.KIND for module in modules}


def kind_of_page(page_type: type[Page]) -> str:
    """The name of the kind that pages of this type are of; empty for pages that are not searched."""
    return next((kind.name for kind in kinds().values() if issubclass(page_type, kind.page_types)), "")


__all__ = ["DocumentKind", "SearchDocument", "Value", "kind_of_page", "kinds"]
