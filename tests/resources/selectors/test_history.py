import pytest

from clearinghouse.districts.enums import Audience
from clearinghouse.resources.models import LinkPage, ResourceSource
from clearinghouse.resources.selectors.history import compare, history_of, latest_pair, resource_for
from clearinghouse.resources.services.retiring import retire_resource, revive_resource
from clearinghouse.resources.services.review_dates import confirm_resource
from tests.factories.resources import TopicFactory, guide_page, link_page, practice_page, review_page, technology_page

pytestmark = pytest.mark.django_db
SECRET = "marmalade"


def texts(page, user) -> list[str]:
    return [entry.text for entry in history_of(page, user, None)]


def with_words(page, **words: object):
    for name, value in words.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def test_each_version_says_what_it_changed_and_drafts_are_no_part_of_it(public) -> None:
    page = link_page()
    page.summary = f"{SECRET} in a draft"
    page.save_revision()
    page = with_words(page, summary="Second words.", publisher="Mill Press")
    page.save_revision().publish()
    assert texts(page, public) == ["Published again as it was", "Changed: Summary, Publisher", "First published"]
    assert SECRET not in str([vars(entry) for entry in history_of(page, public, None)])


def test_reviews_and_retirements_stand_in_it_without_names(public, curator) -> None:
    page = link_page()
    confirm_resource(page.pk, actor=curator, note=SECRET)
    retire_resource(page.pk, reason="x", actor=curator)
    revive_resource(page.pk, actor=curator)
    assert texts(page, public) == ["Back in use", "Retired", "Reviewed: it still holds", "First published"]


def test_two_versions_are_compared_field_by_field(public) -> None:
    page = link_page("A report", summary="It says that small schools gain.")
    older = page.live_revision_id
    page = with_words(page, summary="It says that small schools may gain.")
    found = compare(page, public, page.live_revision_id, older)
    assert [(piece.change, piece.text.strip()) for field in found.fields for piece in field.pieces] == [
        ("same", "It says that small schools"), ("added", "may"), ("same", "gain."),
    ]  # fmt: skip
    assert latest_pair(page, public) == (older, page.live_revision_id)


def test_terms_and_sources_are_compared_by_name(public) -> None:
    page = link_page()
    older = page.live_revision_id
    page.topics.set([TopicFactory(name="Literacy"), TopicFactory(name="Attendance")])
    page.sources = [ResourceSource(citation="Marsh (2001).", supports="That it works.")]
    page.save_revision().publish()
    page = LinkPage.objects.get()
    found = compare(page, public, older, page.live_revision_id)
    said = {field.label: "".join(piece.text for piece in field.pieces) for field in found.fields}
    assert said == {"Topics": "Attendance, Literacy", "Sources": "Marsh (2001). · That it works."}
    assert texts(page, public)[0] == "Changed: Topics, Sources"


def test_an_older_wording_that_was_for_members_is_shown_to_members_only(public, teacher, outsider) -> None:
    page = link_page(summary=SECRET, audience=Audience.MEMBERS)
    older = page.live_revision_id
    page = with_words(page, summary="For everybody.", audience=Audience.PUBLIC)
    for visitor in (public, outsider):
        assert texts(page, visitor) == ["First published"]
        assert compare(page, visitor, older, page.live_revision_id) is None
        assert latest_pair(page, visitor) is None
    assert texts(page, teacher) == ["Changed: Summary", "First published"]
    assert compare(page, teacher, older, page.live_revision_id) is not None


def test_a_districts_older_wording_is_shown_there_only(teacher, teacher_elsewhere, own_district) -> None:
    page = link_page(summary=SECRET, audience=Audience.DISTRICT, district=own_district)
    page = with_words(page, summary="For members.", audience=Audience.MEMBERS, district=None)
    assert len(texts(page, teacher)) == 2
    assert texts(page, teacher_elsewhere) == ["First published"]


def test_a_draft_and_another_pages_revision_are_not_compared(public) -> None:
    page, other = link_page(), link_page("Another")
    draft = page.save_revision()
    for pair in ((page.live_revision_id, draft.pk), (page.live_revision_id, other.live_revision_id), (987, 654)):
        assert compare(page, public, *pair) is None


def test_a_resource_that_is_not_for_one_has_no_history_for_them(public, teacher) -> None:
    page = link_page(audience=Audience.MEMBERS)
    assert resource_for(page.pk, public) is None
    assert resource_for(page.pk, teacher) == page
    page.unpublish()
    assert resource_for(page.pk, teacher) is None


def test_a_resource_named_in_a_field_is_named_to_those_who_may_see_it(public, teacher) -> None:
    hidden = technology_page(f"Secret {SECRET}", audience=Audience.MEMBERS)
    page = technology_page("Reader")
    older = page.live_revision_id
    page.try_first.set([hidden])
    page.save_revision().publish()
    page = type(page).objects.get(pk=page.pk)
    assert SECRET not in str(compare(page, public, older, page.live_revision_id))
    assert SECRET in str(compare(page, teacher, older, page.live_revision_id))


@pytest.mark.parametrize("make", [review_page, guide_page, practice_page, technology_page, link_page])
def test_every_kind_has_a_history(make, public) -> None:
    page = make()
    older = page.live_revision_id
    page = with_words(page, summary="Other words.", one_teacher=True)
    assert texts(page, public)[0] == "Changed: Summary, One teacher alone can run it"
    assert {field.label for field in compare(page, public, older, page.live_revision_id).fields} == {
        "Summary", "One teacher alone can run it",
    }  # fmt: skip


@pytest.mark.parametrize("number", [1, 3])
def test_a_history_costs_the_same_for_one_and_three(public, number, django_assert_num_queries) -> None:
    page = link_page()
    for n in range(number):
        page = with_words(page, summary=f"Words {n}")
    with django_assert_num_queries(3):
        assert len(texts(page, public)) == number + 1


def test_a_long_history_goes_on_over_pages_and_names_what_each_changed(public) -> None:
    page = link_page()
    for n in range(22):
        page = with_words(page, summary=f"Words {n}")
    second = [entry.text for entry in history_of(page, public, "2")]
    assert second == ["Changed: Summary", "Changed: Summary", "First published"]
    assert texts(page, public) == ["Changed: Summary"] * 20
