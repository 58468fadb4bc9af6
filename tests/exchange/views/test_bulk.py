"""The file of all public records over HTTP, and the page that explains it."""

import gzip
import hashlib
import json

import pytest

from clearinghouse.exchange.services.bulk import export_records
from clearinghouse.resources.models import ResourcePage
from tests.exchange.places import SECRET, make, plant
from tests.visitors import ENDED_SESSION, forget_everything

pytestmark = pytest.mark.django_db
FILE, SUM, PAGE = "/library/records.jsonl.gz", "/library/records.sha256", "/library/data/"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def body(answer) -> bytes:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize("headers", [{}, {"accept-encoding": "gzip, br"}, ENDED_SESSION])
def test_the_file_arrives_as_its_sum_says_whoever_asks(headers: dict[str, str], client, client_for, teacher, own_district) -> None:
    plant(own_district)
    export_records()
    for browser in (client, client_for(teacher)):
        answer = browser.get(FILE, headers=headers)
        packed = body(answer)
        assert (answer["Content-Type"], answer.get("Content-Encoding", "")) == ("application/gzip", "")
        assert answer["Content-Length"] == str(len(packed))
        line = f"{hashlib.sha256(packed).hexdigest()}  records.jsonl.gz\n"
        assert browser.get(SUM).content.decode() == line
        lines = gzip.decompress(packed).decode().splitlines()
        assert [json.loads(line)["schema_org"]["name"] for line in lines] == ["Open 1"]


def test_who_has_the_file_is_told_that_it_is_the_same(client) -> None:
    make("One")
    export_records()
    tag = client.get(FILE)["ETag"]
    assert client.get(FILE, headers={"if-none-match": tag}).status_code == 304
    make("Two")
    export_records()
    assert client.get(FILE, headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("address", [FILE, SUM])
def test_a_file_with_something_that_was_taken_back_is_given_to_nobody(
    address: str, client, client_for, teacher, own_district
) -> None:
    page = plant(own_district)
    export_records()
    assert client.get(address).status_code == 200
    ResourcePage.objects.filter(pk=page.pk).update(audience="members")
    for browser in (client_for(teacher), client):
        answer = browser.get(address, headers={**ENDED_SESSION} if browser is client else {})
        assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    export_records()
    assert client.get(address, headers=ENDED_SESSION).status_code == 200


def test_before_the_first_file_is_made_the_page_says_so(client) -> None:
    assert client.get(FILE).status_code == 503
    text = client.get(PAGE).content.decode()
    assert "The file is being made" in text
    export_records()


def test_the_page_tells_count_day_size_sum_and_license(client, settings, own_district) -> None:
    settings.RECORDS_LICENSE, settings.RECORDS_LICENSE_URL = "Our license", "https://license.example/"
    plant(own_district)
    export = export_records()
    assert export is not None
    text = client.get(PAGE).content.decode()
    for words in (export.checksum, "<dd>1</dd>", 'href="https://license.example/"', "Our license", FILE, SUM):
        assert words in text
    assert SECRET not in text


@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize("address", [FILE, SUM, PAGE])
def test_it_costs_the_same_however_many_records_there_are(address: str, many: int, client, django_assert_max_num_queries) -> None:
    for number in range(many):
        make(f"Practice {number}")
    export_records()
    forget_everything()
    client.get("/search/how-it-ranks/", headers=ENDED_SESSION)
    with django_assert_max_num_queries(6):
        assert client.get(address, headers=ENDED_SESSION).status_code == 200
