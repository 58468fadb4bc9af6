"""Uploaded files while they are needed: in a folder of their own, readable by the site alone."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from uuid import UUID

    from django.core.files.uploadedfile import UploadedFile


def folder() -> Path:
    """Where uploads lie; made where it is missing."""
    path: Path = settings.VAR_DIR / "imports"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def path_of(public_id: UUID) -> Path:
    """The place of one upload. Its name is ours, whatever the person's file is called."""
    return folder() / f"{public_id}.csv"


def keep(upload: UploadedFile[bytes], public_id: UUID) -> Path:
    """Store an upload and return its place."""
    path = path_of(public_id)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as stream:
        for chunk in upload.chunks():
            stream.write(chunk)
    return path


def remove(public_id: UUID) -> None:
    """Remove an upload; again does nothing."""
    path_of(public_id).unlink(missing_ok=True)


def remove_forgotten(*, older_than: float) -> int:
    """Remove what nobody came back for within so many seconds; returns how many."""
    forgotten = [path for path in folder().iterdir() if path.stat().st_mtime < time.time() - older_than]
    for path in forgotten:
        path.unlink(missing_ok=True)
    return len(forgotten)
