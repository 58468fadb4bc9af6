"""What somebody sees whom moderators let write nothing for a while: until when, why, and where to ask again, in place of whatever would be refused."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clearinghouse.districts.enums import Role
from forums.enums import BoardAudience, ReactionKind
from forums.models import Reaction
from forums.services.appealing import appeal
from forums.services.measures import end_silence, silence
from forums.services.reactions import react
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, district_board, reply_to, topic_on

pytestmark = pytest.mark.django_db
REPLY_BOX, WHY = 'id="reply"', "Third time this week."


@pytest.fixture
def moderator(db):
    return member(Role.MODERATOR)


@pytest.fixture
def talk(teacher, teacher_elsewhere):
    """A topic in which the teacher has said something, and somebody else too, whom yet another thanked."""
    found = topic_on(BoardFactory(audience=BoardAudience.PUBLIC))
    reply_to(found, teacher)
    react(reply_to(found), kind=ReactionKind.THANKS, is_on=True, actor=teacher_elsewhere)
    return found


def quieted(person, moderator, *, days: int = 3, district=None):
    return silence(person, district=district, until=timezone.now() + timedelta(days=days), reason=WHY, actor=moderator)


def page(browser, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_topic_says_until_when_and_why_in_place_of_the_reply_box_and_the_words_to_give(client_for, teacher, moderator, talk):
    browser, address = client_for(teacher), talk.get_absolute_url()
    before = page(browser, address)
    assert REPLY_BOX in before
    assert 'name="give"' in before
    held = quieted(teacher, moderator)
    now = page(browser, address)
    for gone in (REPLY_BOX, 'name="give"', "?quote=", "/edit/"):
        assert gone not in now
    for part in (f"{timezone.localtime(held.until):%B %-d}", WHY, held.get_absolute_url(), "ask that another moderator"):
        assert part in " ".join(now.split())
    assert "Thanks <b>1</b>" in now, "what others say is still there to read"
    for left in ("/flag/", "/delete/"):
        assert left in now, "reporting and taking back are no writing"


def test_nobody_else_learns_of_it(client, client_for, teacher, teacher_elsewhere, moderator, talk):
    quieted(teacher, moderator)
    for browser in (client, client_for(teacher_elsewhere)):
        assert WHY not in page(browser, talk.get_absolute_url())
    assert REPLY_BOX in page(client_for(teacher_elsewhere), talk.get_absolute_url())


def test_an_open_page_gets_posts_without_the_ways_either_and_others_get_them_with_all(client_for, teacher, moderator, talk):
    quieted(teacher, moderator)
    said, address = reply_to(talk), f"/forums/topics/{talk.pk}/events.json?after=0&epoch=1"
    for person, offered in ((member(), True), (teacher, False), (member(), True)):
        told = page(client_for(person), address)
        assert (f"quote={said.seq}" in told) is offered
        assert ("react/" in told) is offered


def test_boards_and_forms_say_the_same_and_keep_no_form(client_for, teacher, moderator, talk):
    quieted(teacher, moderator)
    browser, board = client_for(teacher), talk.board.get_absolute_url()
    assert "Start a topic</a>" not in page(browser, board)
    for address in (board, f"{board}new/", f"{talk.get_absolute_url()}reply/"):
        shown = page(browser, address)
        assert WHY in shown
        assert 'name="text"' not in shown


def test_it_holds_on_these_boards_alone_and_ends_by_itself_or_sooner(client_for, teacher, moderator, talk, own_district):
    browser, address, own = client_for(teacher), talk.get_absolute_url(), topic_on(district_board(own_district))
    held = quieted(teacher, moderator)
    assert REPLY_BOX in page(browser, own.get_absolute_url())
    with time_machine.travel(timezone.now() + timedelta(days=4), tick=False):
        assert REPLY_BOX in page(client_for(teacher), address)
    end_silence(held, actor=moderator)
    assert REPLY_BOX in page(browser, address)


def test_who_has_asked_already_or_too_late_is_led_to_the_decision_alone(client_for, teacher, moderator, talk):
    held = quieted(teacher, moderator, days=20)
    with time_machine.travel(timezone.now() + timedelta(days=15), tick=False):
        late = page(client_for(teacher), talk.get_absolute_url())
    assert "ask that another" not in late
    assert held.get_absolute_url() in late
    appeal(held, text="It was somebody else.", actor=teacher)
    assert "ask that another" not in page(client_for(teacher), talk.get_absolute_url())


def test_a_word_sent_from_an_old_page_is_refused_with_the_reason(client_for, teacher, moderator, talk):
    quieted(teacher, moderator)
    answer = client_for(teacher).post(f"/forums/posts/{talk.posts.get(seq=1).pk}/react/", {"give": "thanks"}, follow=True)
    assert WHY in answer.content.decode()
    assert not Reaction.objects.filter(user=teacher).exists()
