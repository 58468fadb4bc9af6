from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from clearinghouse.core.models import ContentVersion
from clearinghouse.districts.enums import Audience
from clearinghouse.exchange.services.bulk import export_records
from clearinghouse.exchange.services.oai_records import stamp_what_differs
from search.services.rebuilding import rebuild
from tests.exchange.leaks import canaries
from tests.exchange.leaks.canaries import DISTRICT, DRAFT, MEMBERS, Library, Planted, open_library

if TYPE_CHECKING:
    from clearinghouse.accounts.models import User


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def library(own_district: Any) -> Library:
    return open_library(own_district)


@pytest.fixture
def plant_for(library: Library, teacher: User, own_district: Any) -> Any:
    """`plant_for(word)`: resources for those who may hear that word."""

    def make(word: str) -> Planted:
        audience = {MEMBERS: Audience.MEMBERS, DISTRICT: Audience.DISTRICT, DRAFT: Audience.PUBLIC}[word]
        planted = canaries.plant(library, word, teacher, audience=audience, district=own_district)
        canaries.retire(planted.pages[2], word)
        if word == DRAFT:
            canaries.withdraw(planted)
        return planted

    return make


@pytest.fixture
def settled() -> Any:
    """Every worker has done its work: the index, the harvest's records, the file of all records."""

    def settle() -> None:
        rebuild()
        stamp_what_differs()
        export_records()
        ContentVersion.bump()

    return settle
