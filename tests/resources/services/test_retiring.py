import pytest

from clearinghouse.core.errors import NotAllowed
from clearinghouse.districts.enums import Audience
from clearinghouse.resources.errors import NoReplacement, NotPublished, NotRetired, ReasonMissing, RetiredAlready
from clearinghouse.resources.models import LinkPage
from clearinghouse.resources.services.retiring import retire_resource, revive_resource
from clearinghouse.resources.signals import resource_changed
from tests.factories.resources import link_page, practice_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    told = []

    def listen(sender, page_id, change, **kwargs) -> None:
        told.append((page_id, change))

    resource_changed.connect(listen)
    yield told
    resource_changed.disconnect(listen)


def test_a_retired_resource_says_why_and_leads_to_what_replaces_it(client, curator, heard) -> None:
    page, better = link_page("Old list"), practice_page("New practice")
    retire_resource(page.pk, reason="The site closed.", replaced_by=better.pk, actor=curator)
    text = client.get(page.url).content.decode()
    assert "The site closed." in text
    assert f'<a href="{better.url}">New practice</a>' in text
    assert heard == [(page.pk, "retired")]


def test_its_readers_stay_the_same(client, teacher, client_for, curator) -> None:
    page = link_page("Old list", audience=Audience.MEMBERS)
    retire_resource(page.pk, reason="The site closed.", actor=curator)
    assert client.get(page.url).status_code == 404
    assert client_for(teacher).get(page.url).status_code == 200


def test_publishing_a_draft_does_not_revive_it(curator) -> None:
    page = link_page("Old list")
    draft = page.get_latest_revision_as_object()
    draft.summary = "New words."
    draft.save_revision()
    retire_resource(page.pk, reason="The site closed.", actor=curator)
    LinkPage.objects.get().get_latest_revision().publish()
    page = LinkPage.objects.get()
    assert (page.summary, page.is_retired, page.retired_because) == ("New words.", True, "The site closed.")


def test_it_comes_back_into_use(client, curator, heard) -> None:
    page, better = link_page("Old list"), practice_page("New practice")
    retire_resource(page.pk, reason="The site closed.", replaced_by=better.pk, actor=curator)
    revive_resource(page.pk, actor=curator)
    page = LinkPage.objects.get()
    assert (page.is_retired, page.retired_because, page.replaced_by) == (False, "", None)
    assert "New practice" not in client.get(page.url).content.decode().partition("</header>")[2].partition("lead")[0]
    assert heard[-1] == (page.pk, "status")
    with pytest.raises(NotRetired):
        revive_resource(page.pk, actor=curator)


@pytest.mark.parametrize(("audience", "refused"), [(Audience.PUBLIC, False), (Audience.MEMBERS, True), (Audience.DISTRICT, True)])
def test_no_replacement_that_some_readers_may_not_see(curator, own_district, audience: str, refused: bool) -> None:
    page = link_page("Old list")
    better = practice_page("Hidden practice", audience=audience, district=own_district)
    if not refused:
        assert retire_resource(page.pk, reason="x", replaced_by=better.pk, actor=curator).replaced_by.pk == better.pk
        return
    with pytest.raises(NoReplacement):
        retire_resource(page.pk, reason="x", replaced_by=better.pk, actor=curator)


def test_a_districts_resource_may_be_replaced_by_one_for_members(curator, own_district, other_district) -> None:
    page = link_page("Ours", audience=Audience.DISTRICT, district=own_district)
    others = practice_page("Theirs", audience=Audience.DISTRICT, district=other_district)
    with pytest.raises(NoReplacement):
        retire_resource(page.pk, reason="x", replaced_by=others.pk, actor=curator)
    members = practice_page("For members", audience=Audience.MEMBERS)
    assert retire_resource(page.pk, reason="x", replaced_by=members.pk, actor=curator).is_retired


def test_a_replacement_that_was_hidden_later_is_not_named(client, client_for, teacher, curator) -> None:
    page, better = link_page("Old list"), practice_page("New practice")
    retire_resource(page.pk, reason="The site closed.", replaced_by=better.pk, actor=curator)
    better.audience = Audience.MEMBERS
    better.save_revision().publish()
    assert "New practice" not in client.get(page.url).content.decode()
    assert "New practice" in client_for(teacher).get(page.url).content.decode()


def test_neither_itself_nor_what_is_retired_or_down_replaces_a_resource(curator) -> None:
    page, retired, down = link_page("Old list"), practice_page("Retired"), practice_page("Down")
    retire_resource(retired.pk, reason="x", actor=curator)
    down.unpublish()
    for chosen in (page.pk, retired.pk, down.pk, 987_654):
        with pytest.raises(NoReplacement):
            retire_resource(page.pk, reason="x", replaced_by=chosen, actor=curator)


def test_what_cannot_be_retired_says_why(curator, teacher, outsider) -> None:
    page = link_page("Old list")
    for person in (teacher, outsider):
        with pytest.raises(NotAllowed):
            retire_resource(page.pk, reason="x", actor=person)
    with pytest.raises(ReasonMissing):
        retire_resource(page.pk, reason=" ", actor=curator)
    retire_resource(page.pk, reason="x", actor=curator)
    with pytest.raises(RetiredAlready):
        retire_resource(page.pk, reason="x", actor=curator)
    draft = practice_page("Draft")
    draft.unpublish()
    with pytest.raises(NotPublished):
        retire_resource(draft.pk, reason="x", actor=curator)
