import json
import re

import pytest
from django.conf import settings
from django.test import Client

from clearinghouse.advocacy.figures.registry import all_figures
from clearinghouse.advocacy.services.figures_archive import archive_figures
from tests.advocacy.conftest import SECRET

pytestmark = pytest.mark.django_db
KEYS = [definition.key for definition in all_figures()]


def policy(response) -> dict[str, str]:
    directives = (directive.strip().partition(" ") for directive in response["Content-Security-Policy"].split(";"))
    return {name: value for name, _, value in directives}


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("show", ["", "?show=chart"])
def test_an_embed_may_stand_in_any_frame_and_runs_no_script_and_sets_no_cookie(key: str, show: str) -> None:
    first, response = (Client().get(f"/embed/figures/{key}/{show}") for _ in range(2))
    page = response.content.decode()
    assert first.headers == response.headers
    assert "X-Frame-Options" not in response
    assert policy(response)["frame-ancestors"] == "*"
    assert policy(response)["script-src"] == "'none'"
    assert policy(response)["default-src"] == "'none'"
    assert "<script" not in page
    assert not response.cookies
    assert SECRET not in page
    assert all('target="_top"' in link for link in re.findall(r"<(?:a|base)\s[^>]*>", page))


@pytest.mark.parametrize("address", ["/", "/figures/", "/figures/students/", "/figures/students.json", "/districts/", "/library/", "/account/login/",
                                     "/letters/", "/embed/figures/no-such/", "/embed/", "/search/", "/challenges/"])  # fmt: skip
def test_nothing_else_may_stand_in_a_frame(address: str) -> None:
    response = Client().get(address)
    assert response["X-Frame-Options"] == "DENY"
    assert policy(response)["frame-ancestors"] == "'none'"


@pytest.mark.usefixtures("districts")
def test_who_is_signed_in_gets_the_very_same_embed_and_json(client_for, teacher) -> None:
    for address in ("/embed/figures/students/", "/figures/students.json"):
        own, visitors = client_for(teacher).get(address), Client().get(address)
        assert own.content == visitors.content
        assert own["Cache-Control"] == visitors["Cache-Control"] == "public, max-age=30"
        assert not own.cookies


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("key", KEYS)
def test_json_holds_what_the_page_shows_and_any_site_may_read_it(key: str) -> None:
    response = Client().get(f"/figures/{key}.json")
    told = json.loads(response.content)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Content-Type"].startswith("application/json")
    assert told["key"] == key
    assert told["page"] == f"{settings.SITE_URL.rstrip('/')}/figures/{key}/"
    assert told["sentence"] in Client().get(f"/figures/{key}/").content.decode()
    assert {"definition", "source", "as_of", "number", "unit", "notes", "parts"} <= told.keys()
    assert SECRET not in response.content.decode()


@pytest.mark.usefixtures("districts")
@pytest.mark.parametrize("address", ["/figures/students.json", "/embed/figures/students/"])
@pytest.mark.parametrize("accepted", ["identity", "gzip"])
def test_who_has_a_figure_is_told_so_in_a_few_bytes(address: str, accepted: str) -> None:
    first = Client().get(address, headers={"accept-encoding": accepted})
    for headers in ({"accept-encoding": accepted}, {"accept-encoding": accepted, "cookie": "theme=dark"}):
        again = Client().get(address, headers={**headers, "if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
    assert Client().get(address, headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.usefixtures("districts")
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_figures_are_only_read(method: str) -> None:
    for address in ("/figures/students.json", "/embed/figures/students/", "/figures/", "/figures/students/"):
        assert getattr(Client(), method)(address).status_code == 405


def test_small_counts_leave_no_trace_in_json_or_embed() -> None:
    from tests.factories.districts import DistrictFactory

    for name, enrolment in (("Tiny", 7), ("Small", 15), ("Large", 4_321)):
        DistrictFactory(name=name, enrolment=enrolment)
    told = json.loads(Client().get("/figures/students.json").content)
    numbers = {part["label"]: (part["number"], part["suppressed"]) for part in told["parts"]}
    assert numbers == {"Large": (4_321, False), "Small": (None, True), "Tiny": (None, True)}
    assert ">15<" not in Client().get("/embed/figures/students/?show=chart").content.decode()


@pytest.mark.usefixtures("districts")
def test_json_tells_what_the_figure_was_at_the_end_of_each_school_year() -> None:
    archive_figures(2025)
    years = json.loads(Client().get("/figures/students.json").content)["school_years"]
    assert [(year["school_year"], year["number"]) for year in years] == [("2025–26", 1_500)]
