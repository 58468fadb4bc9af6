"""What somebody may not see has no address for them, no record in a harvest and no place in the CMS."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from clearinghouse.exchange.oai.identity import identifier_of
from tests.crawling import whole_text
from tests.exchange.leaks.canaries import DISTRICT, DRAFT, MEMBERS
from tests.exchange.leaks.channels import CMS, OF_A_PAGE, PASSING, PREFIXES, heard_in
from tests.exchange.oai.asking import Provider

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def test_each_of_their_own_addresses_answers_as_if_there_were_none(
    library, plant_for, settled, client_for, public, outsider, teacher_elsewhere
) -> None:
    planted = {word: plant_for(word) for word in (MEMBERS, DISTRICT, DRAFT)}
    settled()
    for person, words in ((public, planted), (outsider, planted), (teacher_elsewhere, (DISTRICT, DRAFT))):
        browser = client_for(person)
        nothing = [plain(browser, way, 999_999) for way in OF_A_PAGE]
        for word in words:
            for page in (planted[word].pages[0], planted[word].pages[3]):
                assert [plain(browser, way, page.pk) for way in OF_A_PAGE] == nothing
            own = (
                [page.url or f"/library/{page.slug}/" for page in planted[word].pages]
                + planted[word].files
                + planted[word].originals
            )
            own += [note.get_absolute_url() for note in planted[word].notes]
            assert [address for address in own if browser.get(address).status_code != 404] == []


def plain(browser: Client, way: str, number: int) -> str:
    """The answer for this number, without the number itself."""
    text = PASSING.sub("", whole_text(browser.get(way.format(pk=number))))
    return re.sub(rf"(?<=[/F]){number}(?=[/.%])", "", text)


def test_a_harvest_in_small_parts_tells_of_the_public_ones_alone_whatever_is_asked(
    library, plant_for, settled, client, monkeypatch
) -> None:
    planted = [page for word in (MEMBERS, DISTRICT, DRAFT) for page in plant_for(word).pages]
    settled()
    monkeypatch.setattr("clearinghouse.exchange.oai.provider.PAGE", 2)
    provider, here = Provider(client), {page.pk for page in [*library.pages, library.retired, library.earlier]}
    for verb in ("ListIdentifiers", "ListRecords"):
        for prefix in PREFIXES:
            assert set(provider.told(verb, metadataPrefix=prefix)) == {identifier_of(pk) for pk in here}
    for page in planted:
        assert provider.error("GetRecord", identifier=identifier_of(page.pk), metadataPrefix="oai_dc") == "idDoesNotExist"
        assert provider.error("ListMetadataFormats", identifier=identifier_of(page.pk)) == "idDoesNotExist"


def test_the_cms_tells_nobody_who_does_not_work_in_it(
    library, plant_for, settled, client_for, public, outsider, teacher_elsewhere, in_cms
) -> None:
    planted = [plant_for(word) for word in (MEMBERS, DISTRICT, DRAFT)]
    settled()
    for person in (public, outsider, teacher_elsewhere):
        browser = client_for(person) if person is public else in_cms(person)
        asked = [way.format(pk=planting.pages[0].pk) for planting in planted for way in CMS]
        answers = {address: whole_text(browser.get(address)) for address in asked}
        assert heard_in(answers, MEMBERS, DISTRICT, DRAFT) == []
        assert {text[:3] for text in answers.values()} <= {"302", "403", "404"}
