"""The page of references and its files."""

import json

import pytest
from lxml import html

from clearinghouse.districts.enums import Audience
from tests.factories.resources import guide_page, link_page, practice_page, review_page, technology_page
from tests.visitors import ENDED_SESSION, forget_everything

pytestmark = pytest.mark.django_db
SECRET = "Marmalade"
ENDINGS = ("/", ".ris", ".bib", ".json")


def address(page, ending: str) -> str:
    return f"/library/cite/{page.pk}{ending}"


@pytest.mark.parametrize("make", [review_page, guide_page, practice_page, technology_page, link_page])
def test_every_resource_leads_to_its_references_and_they_lead_back(make, client) -> None:
    page = make()
    links = html.fromstring(client.get(page.url).content).xpath("//a[normalize-space()='Cite this']/@href")
    assert links == [address(page, "/")]
    cite = html.fromstring(client.get(links[0]).content)
    assert cite.xpath(f"//nav//a[@href='{page.url}']")
    assert [term.text for term in cite.xpath("//dl[@class='references']//dt")] == ["APA", "MLA", "Chicago"]
    assert len(cite.xpath("//pre")) == 3


def test_a_file_has_its_type_and_a_name(client) -> None:
    page = practice_page("A “quoted” name; with=signs")
    types = {
        ".ris": "application/x-research-info-systems; charset=utf-8",
        ".bib": "application/x-bibtex; charset=utf-8",
        ".json": "application/vnd.citationstyles.csl+json; charset=utf-8",
    }
    for ending, content_type in types.items():
        answer = client.get(address(page, ending))
        assert answer["Content-Type"] == content_type
        assert answer["Content-Disposition"] == f'attachment; filename="resource-{page.pk}{ending}"'
    assert json.loads(client.get(address(page, ".json")).content)[0]["title"] == page.title


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_somebody_may_not_see_has_no_reference(
    ending: str, client_for, public, outsider, teacher, teacher_elsewhere, own_district
) -> None:
    members = practice_page(f"{SECRET} for members", audience=Audience.MEMBERS)
    own = practice_page(f"{SECRET} of ours", audience=Audience.DISTRICT, district=own_district)
    hidden = [(public, members), (outsider, members), (public, own), (outsider, own), (teacher_elsewhere, own)]
    for person, page in hidden:
        answer = client_for(person).get(address(page, ending))
        assert answer.status_code == 404
        assert SECRET not in answer.content.decode()
    for person, page in [(teacher, members), (teacher, own), (teacher_elsewhere, members)]:
        assert client_for(person).get(address(page, ending)).status_code == 200


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("authors", [1, 3, 60])
def test_references_cost_the_same_however_many_authors_there_are(
    ending: str, authors: int, client, django_assert_max_num_queries
) -> None:
    page = guide_page(authors=[f"Foorman{n}, Ann" for n in range(authors)], publisher="IES", published_year=2016)
    forget_everything()
    client.get(practice_page("Another").url, headers=ENDED_SESSION)
    with django_assert_max_num_queries(6):
        assert client.get(address(page, ending), headers=ENDED_SESSION).status_code == 200
