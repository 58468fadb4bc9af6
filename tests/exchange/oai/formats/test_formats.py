import pytest
from django.utils import timezone

from clearinghouse.exchange.services.oai_records import stamp
from clearinghouse.resources.enums import AccessibilityFeature, AccessibilityHazard, AccessMode
from clearinghouse.resources.models import Grade, PracticePage, ResourcePage, ResourceSource
from tests.exchange.oai.asking import named, texts
from tests.exchange.oai.strict import DC, OAI
from tests.factories.resources import (
    FindingFactory,
    TopicFactory,
    guide_page,
    link_page,
    practice_page,
    published,
    review_page,
    technology_page,
)

pytestmark = pytest.mark.django_db
LRMI = "{urn:clearinghouse:lrmi:1}"


def test_a_record_is_told_in_dublin_core(provider, stamped, settings):
    settings.SITE_URL = "https://library.example.org"
    page = published(
        PracticePage(
            title="Quizzes <&> co\x0b", summary="Short \u2028 quizzes.", authors=["Marsh, Ann", "Reed, Bo"], publisher="IES", doi="10.1000/xyz",
            eric_id="ED123456", published_year=2019, source_url="https://ies.ed.gov/x", license="Public domain",
        ),
        topics=[TopicFactory(name="Literacy", slug="literacy")],
    )  # fmt: skip
    ResourceSource.objects.create(page=page, citation="Marsh (2019).", url="https://example.org/marsh")
    stamped()
    record = provider.ask("GetRecord", identifier=named(page), metadataPrefix="oai_dc")
    told = ("title", "creator", "subject", "date", "identifier", "source", "relation", "type")
    assert {name: texts(record, DC + name) for name in told} == {
        "title": ["Quizzes <&> co"],
        "creator": ["Marsh, Ann", "Reed, Bo"],
        "subject": ["Literacy"],
        "date": ["2019"],
        "identifier": [f"https://library.example.org{page.get_url()}", "https://doi.org/10.1000/xyz", "ERIC:ED123456"],
        "source": ["https://ies.ed.gov/x"],
        "relation": ["https://example.org/marsh"],
        "type": ["Technology practice"],
    }
    assert texts(record, f"{OAI}setSpec") == ["kind:practice", "topic:literacy"]


def test_every_kind_is_told_in_our_own_format_with_all_that_is_recorded(provider, stamped):
    better = practice_page("Better quizzes")
    review = review_page("River Readers")
    FindingFactory(review__intervention=review.intervention, essa_tier=2)
    old = published(
        PracticePage(title="Old quizzes", summary="Old.", minutes=30, cost_per_pupil="12.50", staff_hours_a_week="1.5", one_teacher=True,
                     curated_tier=1, doi="10.1000/1", eric_id="EJ1"),
        topics=[TopicFactory(slug="literacy")], grades=[Grade.objects.create(name="Third of all", slug="third")],
    )  # fmt: skip
    technology = technology_page(
        access_modes=[AccessMode.VISUAL],
        accessibility_features=[AccessibilityFeature.CAPTIONS],
        accessibility_hazards=[AccessibilityHazard.NONE],
    )
    guide = guide_page(effect_months=4, effect_note="For pupils in grade 3.")
    link = link_page(license="CC BY 4.0", license_url="https://creativecommons.org/licenses/by/4.0/", language="en_US")
    ResourcePage.objects.filter(pk=old.pk).update(retired_at=timezone.now(), retired_because="A newer one.", replaced_by=better)
    stamped()
    told = {
        page: provider.ask("GetRecord", identifier=named(page), metadataPrefix="lrmi")
        for page in (review, old, technology, guide, link)
    }
    assert [element.get("tier") for element in told[review].iter(f"{LRMI}evidenceTier")] == ["2"]
    assert texts(told[old], f"{LRMI}timeRequired") == ["PT30M"]
    assert [element.get("code") for element in told[old].iter(f"{LRMI}educationalLevel")] == ["third"]
    [retired] = told[old].iter(f"{LRMI}retired")
    assert retired.get("replacedBy").endswith(better.get_url())
    assert texts(told[technology], f"{LRMI}accessibilityFeature") == ["captions"]
    assert [element.get("months") for element in told[guide].iter(f"{LRMI}effect")] == ["4"]
    assert texts(told[link], f"{LRMI}inLanguage") == []


@pytest.mark.parametrize("prefix", ["oai_dc", "lrmi"])
def test_what_replaces_a_resource_is_not_named_where_the_public_may_not_see_it(provider, client, stamped, own_district, prefix):
    hidden = practice_page("Planted secret", audience="district", district=own_district)
    page = practice_page()
    ResourcePage.objects.filter(pk=page.pk).update(retired_at=timezone.now(), replaced_by=hidden)
    stamped()
    record = client.get("/oai", {"verb": "GetRecord", "identifier": named(page), "metadataPrefix": prefix})
    assert hidden.slug.encode() not in record.content
    assert record.content.count(b"Quick quizzes in short.") == 1


@pytest.mark.parametrize("audience", ["members", "district"])
def test_what_the_public_may_not_see_is_told_nowhere(provider, client, stamped, teacher, own_district, audience):
    open_to_all = practice_page()
    hidden = practice_page("Planted secret", audience=audience, district=own_district)
    stamped()
    stamp([hidden.pk])
    client.force_login(teacher)
    assert provider.told() == {named(open_to_all): "here"}
    assert provider.error("GetRecord", identifier=named(hidden), metadataPrefix="oai_dc") == "idDoesNotExist"
    assert provider.error("ListMetadataFormats", identifier=named(hidden)) == "idDoesNotExist"
    for verb in ("ListRecords", "ListIdentifiers"):
        assert b"Planted" not in client.get("/oai", {"verb": verb, "metadataPrefix": "lrmi"}).content


def test_what_the_public_may_see_no_more_is_told_as_deleted_at_once(provider, client, stamped):
    """Even before its record was stamped anew: the page itself is asked each time."""
    page = practice_page("Planted secret")
    stamped()
    ResourcePage.objects.filter(pk=page.pk).update(audience="members")
    assert provider.told() == {named(page): "deleted"}
    assert provider.told("ListRecords") == {named(page): "deleted"}
    answer = client.get("/oai", {"verb": "GetRecord", "identifier": named(page), "metadataPrefix": "oai_dc"})
    assert b"Planted" not in answer.content
    stamped()
    assert provider.told() == {named(page): "deleted"}
