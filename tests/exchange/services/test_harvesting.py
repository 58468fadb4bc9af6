import pytest

from clearinghouse.core.errors import TemporarilyUnavailable
from clearinghouse.core.fetching import Limits
from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.models import MembershipRole
from clearinghouse.exchange.models import HarvestedRecord, HarvestSource
from clearinghouse.exchange.oai.harvest import answers
from clearinghouse.exchange.oai.harvest.mapping import USUAL
from clearinghouse.exchange.services import harvesting
from clearinghouse.exchange.services.harvesting import deliver
from clearinghouse.resources.enums import Origin
from clearinghouse.resources.models import LinkPage, ResourcePage
from tests.exchange.oai.harvest.library import BOMB_ANSWER, OtherLibrary, error, record
from tests.factories.resources import TopicFactory, library, link_page
from tests.other_server import other_server, status

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(settings, monkeypatch):
    monkeypatch.setattr(
        answers.ask_for_page, "__kwdefaults__", {**answers.ask_for_page.__kwdefaults__, "limits": Limits(5, 200_000, pause=0)}
    )
    library()
    with other_server() as server:
        settings.FETCH_TEST_ENDPOINTS = frozenset({server.endpoint})
        yield server


@pytest.fixture
def source_at(curator):
    def make(there, state="to_run", **fields):
        return HarvestSource.objects.create(
            name="Other library", address=there.url, mapping=USUAL, owner=curator, state=state, **fields
        )

    return make


def run(source):
    deliver([{"source": source.pk}])
    source.refresh_from_db()
    return source


def again(source):
    HarvestSource.objects.filter(pk=source.pk).update(state="to_run")
    return run(source)


def outcomes(source):
    return dict(source.records.order_by("pk").values_list("identifier", "outcome"))


def name(number):
    return f"oai:other.example:{number}"


def test_every_record_becomes_a_draft_that_says_where_it_is_from(other, source_at, curator):
    topic = TopicFactory(name="Literacy", slug="literacy")
    there = OtherLibrary(other, [record(1, subject="LITERACY", creator="Marsh, Ann"), record(2)], [record(3)])
    source = run(source_at(there))
    assert (source.state, source.done, source.total, source.token, source.since) == ("done", 3, 3, "", "2026-11-20T10:00:00Z")
    assert outcomes(source) == {name(1): "created", name(2): "created", name(3): "created"}
    page = LinkPage.objects.get(origin_identifier=name(1))
    assert (page.live, page.has_unpublished_changes, page.origin, page.origin_name) == (
        False,
        True,
        Origin.HARVESTED,
        "Other library",
    )
    assert (page.title, page.owner, page.source_url, page.authors) == (
        "Report 1",
        curator,
        "https://other.example/1",
        ["Marsh, Ann"],
    )
    assert page.origin_at is not None
    assert list(page.topics.all()) == [topic]
    assert list(page.get_latest_revision_as_object().topics.all()) == [topic]
    assert not ResourcePage.objects.visible_to(None).exists()


def test_a_draft_can_be_published_as_it_came(other, source_at):
    run(source_at(OtherLibrary(other, [record(1)])))
    LinkPage.objects.get().get_latest_revision().publish()
    assert LinkPage.objects.get().live


def test_a_worker_that_dies_is_followed_by_one_that_goes_on_where_the_last_whole_page_ended(other, source_at, monkeypatch):
    there = OtherLibrary(other, [record(1)], [record(2)], [record(3)])
    source, took = source_at(there), harvesting.take_page

    def die_at_two(found, records):
        took(found, records)
        if records[0].identifier == name(2):
            raise SystemExit

    monkeypatch.setattr(harvesting, "take_page", die_at_two)
    with pytest.raises(SystemExit):
        run(source)
    source.refresh_from_db()
    assert (source.state, source.token, source.done) == ("running", "page-1", 1)
    monkeypatch.setattr(harvesting, "take_page", took)
    assert run(source).state == "done"
    assert LinkPage.objects.count() == 3
    assert [asked.get("resumptionToken") for asked in there.asked] == [None, "page-1", "page-1", "page-2"]


def test_a_library_that_is_in_trouble_is_asked_again_where_it_broke_off(other, source_at):
    there = OtherLibrary(other, [record(1)], [record(2)])
    source = source_at(there)
    answering = other.answers["/oai"]
    other.answers["/oai"] = lambda request: answering(request) if "page-1" not in request.path else status(503)(request)
    with pytest.raises(TemporarilyUnavailable):
        run(source)
    source.refresh_from_db()
    assert (source.state, source.token) == ("running", "page-1")
    assert "asked again" in source.reason
    other.answers["/oai"] = answering
    assert run(source).state == "done"
    assert LinkPage.objects.count() == 2


def test_a_token_that_the_other_library_has_forgotten_begins_the_list_anew_and_doubles_nothing(other, source_at):
    there = OtherLibrary(other, [record(1)], [record(2)])
    there.before_page[1] = error("badResumptionToken")
    source = run(source_at(there))
    assert (source.state, source.restarts, source.done) == ("done", 1, 2)
    assert LinkPage.objects.count() == 2


def test_the_next_harvest_asks_for_what_changed_since_and_renews_untouched_drafts_alone(other, source_at, curator):
    there = OtherLibrary(other, [record(number) for number in range(1, 6)])
    source = run(source_at(there))
    touched, published = LinkPage.objects.get(origin_identifier=name(2)), LinkPage.objects.get(origin_identifier=name(3))
    touched.title = "Mine"
    touched.save_revision(user=curator)
    published.get_latest_revision().publish()
    LinkPage.objects.get(origin_identifier=name(5)).delete()
    there.pages = [[record(number, title=f"New {number}") for number in (1, 2, 3, 5)] + [record(4)]]
    source = again(source)
    assert there.asked[-1]["from"] == "2026-11-20T10:00:00Z"
    assert outcomes(source) == {name(1): "updated", name(2): "kept", name(3): "kept", name(4): "unchanged", name(5): "kept"}
    assert LinkPage.objects.get(origin_identifier=name(1)).title == "New 1"
    assert LinkPage.objects.get(origin_identifier=name(2)).get_latest_revision_as_object().title == "Mine"
    assert LinkPage.objects.get(origin_identifier=name(3)).title == "Report 3"
    assert LinkPage.objects.count() == 4


def test_what_is_deleted_there_is_flagged_and_stays_here(other, source_at):
    there = OtherLibrary(other, [record(1)])
    source = run(source_at(there))
    there.pages = [[record(1, deleted=True), record(9, deleted=True)]]
    again(source)
    assert outcomes(source) == {name(1): "deleted", name(9): "deleted"}
    assert HarvestedRecord.objects.get(identifier=name(1)).note
    assert LinkPage.objects.count() == 1


def test_what_the_library_knows_is_told_and_not_made_twice(other, source_at):
    link_page("By DOI", doi="10.1000/ABC", source_url="https://a.example/")
    link_page("By number", eric_id="ED503112", source_url="https://b.example/")
    link_page("By address", source_url="http://www.other.example/4/")
    there = OtherLibrary(
        other,
        [record(1, identifier="https://doi.org/10.1000/abc"), record(2, identifier="ED503112"), record(4), record(5), record("5b", identifier="https://other.example/5/")],
    )  # fmt: skip
    source = run(source_at(there))
    notes = dict(source.records.values_list("identifier", "note"))
    assert notes[name(1)] == "Same DOI as “By DOI”."
    assert notes[name(2)] == "Same ERIC number as “By number”."
    assert notes[name(4)] == "Same address as “By address”."
    assert notes[name("5b")] == "Same address as “Report 5”."
    assert LinkPage.objects.filter(origin=Origin.HARVESTED).count() == 1


def test_a_record_that_could_not_be_a_resource_is_reported_and_the_others_come_in(other, source_at):
    source = run(source_at(OtherLibrary(other, [record(1, identifier="no address"), record(2)])))
    assert outcomes(source) == {name(1): "failed", name(2): "created"}
    assert "address of the original" in HarvestedRecord.objects.get(identifier=name(1)).note
    assert LinkPage.objects.count() == 1


def test_a_look_shows_the_first_records_and_takes_nothing(other, source_at):
    link_page("Known", source_url="https://other.example/2")
    there = OtherLibrary(other, [record(1), record(2), record(3, deleted=True)], [record(4)])
    source = run(source_at(there, state="to_preview"))
    assert source.state == "previewed"
    assert [(shown["title"], shown["known"]) for shown in source.preview] == [("Report 1", ""), ("Report 2", "Known (address)")]
    assert LinkPage.objects.count() == 1
    assert not source.records.exists()


@pytest.mark.parametrize(
    "answer",
    [BOMB_ANSWER, b"<html><body>Welcome</body></html>", b"no xml", b"", b"x" * 300_000, error("cannotDisseminateFormat").encode()],
    ids=["bomb", "page", "no xml", "nothing", "too large", "refused"],
)
def test_an_answer_that_cannot_be_read_ends_it_with_a_reason_and_takes_nothing(other, source_at, answer):
    there = OtherLibrary(other)
    other.says("/oai", answer)
    source = run(source_at(there))
    assert source.state == "failed"
    assert source.reason
    assert not LinkPage.objects.exists()


def test_an_address_inside_our_network_is_refused(curator):
    library()
    source = HarvestSource.objects.create(name="x", address="http://127.0.0.1/oai", mapping=USUAL, owner=curator, state="to_run")
    assert run(source).state == "failed"
    assert "private network" in source.reason


def test_a_list_that_leads_in_a_circle_is_left(other, source_at):
    there = OtherLibrary(other, [record(1)], [record(2)], [record(3)])
    there.before_page[1] = there.told(0)
    source = run(source_at(there))
    assert source.state == "failed"
    assert "again and again" in source.reason


def test_nothing_new_is_a_good_end(other, source_at):
    assert run(source_at(OtherLibrary(other), since="2026-11-20T10:00:00Z")).state == "done"


def test_a_harvest_that_was_stopped_takes_no_further_page_and_can_go_on(other, source_at):
    there = OtherLibrary(other, [record(1)], [record(2)])
    source = source_at(there, state="stopped")
    run(source)
    assert there.asked == []


def test_no_harvest_runs_for_somebody_who_curates_no_more(other, source_at, curator):
    source = source_at(OtherLibrary(other, [record(1)]))
    MembershipRole.objects.filter(membership__user=curator).delete()
    assert run(source).state == "failed"
    assert not LinkPage.objects.exists()


def test_a_long_harvest_lets_other_work_in_between(other, source_at, monkeypatch):
    monkeypatch.setattr(harvesting, "AT_A_TIME_SECONDS", 0.0)
    there = OtherLibrary(other, [record(1)], [record(2)], [record(3)])
    source = run(source_at(there))
    assert (source.state, source.done) == ("running", 1)
    assert OutboxMessage.objects.filter(topic="exchange.harvest", key=str(source.pk), state="waiting").count() == 1
    run(source)
    assert run(source).state == "done"
