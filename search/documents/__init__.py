"""Every kind of searchable document. A new kind is one more file here with a `KIND`."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from search.documents.base import DocumentKind, SearchDocument, Value


@cache
def kinds() -> dict[str, DocumentKind]:
    """All kinds by name, found in this folder's files."""
    modules = [import_module(f"{__name__}.{entry.name}") for entry in pkgutil.iter_modules(__path__) if entry.name != "base"]
    return {module.KIND.name: module.KIND for module in modules}


__all__ = ["DocumentKind", "SearchDocument", "Value", "kinds"]
