from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.fetching import Limits
from clearinghouse.core.models import HostTurn
from clearinghouse.resources.enums import LinkState
from clearinghouse.resources.models import LinkCheck, ResourcePage
from clearinghouse.resources.services import link_checks
from clearinghouse.resources.services.link_checks import Answer, check_due, check_now, claim_next, gather_addresses, note
from clearinghouse.resources.signals import resource_changed
from tests.factories.resources import link_page, practice_page
from tests.other_server import other_server

pytestmark = pytest.mark.django_db
QUICK = Limits(seconds=2, pause=0)


@pytest.fixture
def other(settings):
    with other_server() as server:
        settings.FETCH_TEST_ENDPOINTS = frozenset({server.endpoint})
        yield server


@pytest.fixture
def heard():
    told = []

    def hear(sender, page_id, change, **kwargs):
        told.append((page_id, change))

    resource_changed.connect(hear)
    yield told
    resource_changed.disconnect(hear)


def check(page, address, **fields):
    return LinkCheck.objects.create(page=page, address=address, **fields)


def make_due():
    LinkCheck.objects.update(due_at=timezone.now())


def test_the_addresses_of_live_pages_are_gathered_and_those_of_others_forgotten():
    page, draft = link_page(source_url="https://example.org/a"), link_page("A draft", source_url="https://example.org/draft")
    draft.unpublish()
    check(draft, "https://example.org/draft")
    check(page, "https://example.org/former")
    assert gather_addresses() == 3
    assert list(LinkCheck.objects.values_list("page", "address")) == [(page.pk, "https://example.org/a")]
    assert gather_addresses() == 0


def test_what_is_known_of_an_address_stays_when_addresses_are_gathered_anew():
    page = link_page(source_url="https://example.org/a")
    known = check(page, "https://example.org/a", state=LinkState.ANSWERS)
    gather_addresses()
    assert LinkCheck.objects.get() == known
    assert LinkCheck.objects.get().state == LinkState.ANSWERS


@pytest.mark.parametrize("status", [200, 204, 401, 403, 429])
def test_an_address_that_answers_people_is_well_for_a_week(other, status):
    other.says("/report", code=status)
    found = check(practice_page(), f"{other.url}/report")
    assert check_due(limits=QUICK) == 1
    found.refresh_from_db()
    assert (found.state, found.status, found.failures) == (LinkState.ANSWERS, status, 0)
    assert found.due_at > timezone.now() + timedelta(days=6)
    assert check_due(limits=QUICK) == 0


def test_a_server_that_refuses_to_send_the_head_alone_is_asked_for_the_whole(other):
    def only_get(request):
        code = 405 if request.command == "HEAD" else 200
        request.send_response(code)
        request.send_header("Content-Length", "0")
        request.end_headers()

    other.answers["/report"] = only_get
    found = check(practice_page(), f"{other.url}/report")
    check_due(limits=QUICK)
    found.refresh_from_db()
    assert found.state == LinkState.ANSWERS
    assert [method for method, _ in other.asked] == ["HEAD", "GET"]


@pytest.mark.parametrize("status", [404, 410, 500, 503])
def test_an_address_is_dead_only_after_failing_for_days(other, heard, status):
    other.says("/report", code=status)
    page = practice_page()
    found = check(page, f"{other.url}/report")
    now, states = timezone.now(), []
    for day in range(5):
        with time_machine.travel(now + timedelta(days=day, minutes=day), tick=False):
            check_due(limits=QUICK)
            found.refresh_from_db()
            states.append(found.state)
    assert states == ["failing", "failing", "failing", "dead", "dead"]
    assert found.status == status
    assert heard == [(page.pk, "link")]


def test_four_failures_in_one_afternoon_kill_no_address(other):
    other.says("/report", code=500)
    found = check(practice_page(), f"{other.url}/report")
    for _ in range(6):
        make_due()
        check_due(limits=QUICK)
    found.refresh_from_db()
    assert (found.state, found.failures) == (LinkState.FAILING, 6)


def test_a_dead_address_that_answers_again_is_alive_and_its_readers_hear(other, heard):
    other.says("/report")
    page = practice_page()
    found = check(page, f"{other.url}/report", state=LinkState.DEAD, failures=9, first_failed_at=timezone.now(), reason="Gone.")
    check_due(limits=QUICK)
    found.refresh_from_db()
    assert (found.state, found.failures, found.first_failed_at, found.reason) == (LinkState.ANSWERS, 0, None, "")
    assert heard == [(page.pk, "link")]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://169.254.169.254/", "http://example.org:6379/", "http://a:b@example.org/"]
)
def test_an_address_inside_our_network_is_refused_and_never_asked(address):
    found = check(practice_page(), address)
    check_due(limits=QUICK)
    found.refresh_from_db()
    assert found.state == LinkState.REFUSED
    assert found.reason


def test_pages_with_the_same_address_share_one_question(other):
    other.says("/report")
    for title in ("One", "Two", "Three"):
        check(practice_page(title), f"{other.url}/report")
    assert check_due(limits=QUICK) == 1
    assert set(LinkCheck.objects.values_list("state", flat=True)) == {LinkState.ANSWERS}
    assert len(other.asked) == 1


def test_what_a_killed_worker_had_claimed_is_due_again_in_an_hour():
    check(practice_page(), "https://example.org/")
    assert claim_next() == "https://example.org/"
    assert claim_next() is None
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        assert claim_next() == "https://example.org/"


def test_when_no_server_answers_at_all_the_line_is_blamed_and_no_page(other):
    servers = []
    for _ in range(3):
        with other_server() as gone:
            servers.append(gone.endpoint)
    pages = [check(practice_page(endpoint), f"http://{endpoint}/") for endpoint in servers]
    with pytest.MonkeyPatch.context() as patch:
        from django.conf import settings

        patch.setattr(settings, "FETCH_TEST_ENDPOINTS", frozenset(servers))
        check_due(limits=QUICK)
    assert {LinkCheck.objects.get(pk=page.pk).failures for page in pages} == {0}
    other.says("/report")
    make_due()
    check(practice_page("Here"), f"{other.url}/report", due_at=timezone.now() - timedelta(days=1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "FETCH_TEST_ENDPOINTS", frozenset({*servers, other.endpoint}))
        check_due(limits=QUICK)
    assert {LinkCheck.objects.get(pk=page.pk).failures for page in pages} == {1}


def test_one_server_that_does_not_answer_is_written_down():
    with other_server() as gone:
        pass
    found = check(practice_page(), gone.url)
    with pytest.MonkeyPatch.context() as patch:
        from django.conf import settings

        patch.setattr(settings, "FETCH_TEST_ENDPOINTS", frozenset({gone.endpoint}))
        check_due(limits=QUICK)
    found.refresh_from_db()
    assert (found.state, found.status, found.failures) == (LinkState.FAILING, None, 1)
    assert "no connection" in found.reason


def test_a_server_that_was_asked_a_moment_ago_is_asked_later(other):
    other.says("/report")
    HostTurn.objects.create(host="127.0.0.1", next_at=timezone.now() + timedelta(seconds=50))
    found = check(practice_page(), f"{other.url}/report")
    assert check_due(limits=QUICK) == 0
    found.refresh_from_db()
    assert found.state == LinkState.UNCHECKED
    assert timedelta(seconds=30) < found.due_at - timezone.now() < timedelta(seconds=60)


def test_a_run_ends_when_its_time_is_over():
    check(practice_page(), "https://example.org/")
    assert check_due(seconds=0) == 0


def test_a_check_leaves_the_page_itself_alone(other):
    other.says("/report")
    page = practice_page()
    before = ResourcePage.objects.filter(pk=page.pk).values().get()
    check(page, f"{other.url}/report")
    check_due(limits=QUICK)
    assert ResourcePage.objects.filter(pk=page.pk).values().get() == before


def test_a_curator_has_an_address_asked_before_its_time_and_a_teacher_does_not(curator, teacher):
    found = check(practice_page(), "https://example.org/", due_at=timezone.now() + timedelta(days=5))
    with pytest.raises(NotAllowed):
        check_now(found, actor=teacher)
    assert claim_next() is None
    check_now(found, actor=curator)
    assert claim_next() == "https://example.org/"


def test_noting_takes_no_notice_of_an_address_that_is_gone():
    note("https://example.org/gone", Answer(LinkState.ANSWERS, 200))
    assert not LinkCheck.objects.exists()
    assert link_checks.DEAD_AFTER_FAILURES > 1
