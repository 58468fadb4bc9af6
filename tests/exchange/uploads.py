"""Files as a browser sends them, and the imports that they become."""

from __future__ import annotations

from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from clearinghouse.accounts.models import User
from clearinghouse.exchange.models import FileImport
from clearinghouse.exchange.services.file_imports import receive_upload
from tests.exchange.samples import SAMPLE


def upload(content: bytes | Path = SAMPLE, name: str = "findings.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.read_bytes() if isinstance(content, Path) else content, "text/csv")


def received(actor: User, content: bytes | Path = SAMPLE) -> FileImport:
    return receive_upload(upload(content), actor=actor)


def now(found: FileImport) -> FileImport:
    return FileImport.objects.get(pk=found.pk)
