"""The words that moderators watch for."""

import json

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from clearinghouse.core.errors import NotAllowed
from clearinghouse.core.models import OutboxMessage
from clearinghouse.districts.enums import Role
from clearinghouse.resources.student_data import digest_of
from forums.enums import PostState, WatchedAction
from forums.errors import ListFull, LookAgain, NotTaken
from forums.models import Post, WatchedWord
from forums.services import watching
from forums.services.editing import edit_post
from forums.services.watching import stop_watching, watch_for
from tests.factories.districts import member
from tests.factories.forums import BoardFactory, again, district_board, post_on, reply_to, topic_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(db):
    return member(Role.MODERATOR)


@pytest.fixture
def watched(moderator):
    for phrase, action in (("Idiot", "ask"), ("buy now", "wait"), ("Sauerkraut", "refuse")):
        watch_for([phrase], action=WatchedAction(action), district=None, actor=moderator)


def test_a_word_that_asks_is_taken_once_its_author_has_looked_again_at_these_very_words(watched, teacher):
    talk = topic_on(title="Buses")
    words = "What an IDIÓT I was."
    with pytest.raises(LookAgain, match="“Idiot”"):
        reply_to(talk, teacher, words)
    with pytest.raises(LookAgain):
        reply_to(talk, teacher, words, sure=digest_of("Buses", "Other words, idiot."))
    assert reply_to(talk, teacher, words, sure=digest_of("Buses", words)).is_shown


def test_a_word_that_waits_is_read_by_a_moderator_first_in_a_title_too(watched, teacher):
    assert reply_to(topic_on(), teacher, "Buy\nnow!").state == PostState.WAITING
    post = post_on(BoardFactory(), teacher, title="Buy now")
    assert (post.state, post.topic.state) == (PostState.WAITING, PostState.WAITING)


def test_a_word_that_is_refused_names_itself_to_the_author_and_is_kept_nowhere(watched, teacher):
    talk = topic_on()
    with pytest.raises(NotTaken, match="“Sauerkraut” is not written on these boards"):
        reply_to(talk, teacher, "You sauerkraut, you planted it.")
    kept = [json.dumps(entry.data) + entry.label for entry in ModelLogEntry.objects.exclude(action="word.watched")]
    kept += [json.dumps(message.payload) for message in OutboxMessage.objects.all()]
    assert not any("auerkraut" in words or "planted" in words for words in kept)
    assert not Post.objects.filter(author=teacher).exists()


def test_a_change_is_looked_through_as_a_post_is(watched, teacher):
    post = reply_to(topic_on(title="Buses"), teacher)
    with pytest.raises(NotTaken):
        edit_post(post, text="Sauerkraut.", actor=teacher)
    with pytest.raises(LookAgain):
        edit_post(post, text="Idiot.", actor=teacher)
    assert edit_post(post, text="Idiot.", actor=teacher, sure=digest_of("Buses", "Idiot.")).is_shown
    assert edit_post(again(post), text="Buy now.", actor=teacher).state == PostState.WAITING
    assert again(post.topic).replies == 0


def test_each_list_is_for_its_own_boards_and_moderators_are_not_asked(
    watched, moderator, teacher, district_administrator, own_district
):
    own = topic_on(district_board(own_district))
    assert reply_to(own, teacher, "Sauerkraut for lunch.").is_shown
    assert reply_to(topic_on(), moderator, "Please do not write sauerkraut.").is_shown
    watch_for(["lunch"], action=WatchedAction.REFUSE, district=own_district, actor=district_administrator)
    assert reply_to(topic_on(), teacher, "Lunch is at noon.").is_shown
    with pytest.raises(NotTaken):
        reply_to(own, teacher, "Lunch!")


def test_a_word_stands_on_a_list_once_with_its_latest_action(moderator, monkeypatch):
    (word,) = watch_for(["  Café   au lait ", ""], action=WatchedAction.ASK, district=None, actor=moderator)
    assert (word.phrase, word.folded) == ("Café au lait", "cafe au lait")
    watch_for(["CAFE AU LAIT"], action=WatchedAction.REFUSE, district=None, actor=moderator)
    assert WatchedWord.objects.get().action == WatchedAction.REFUSE
    with pytest.raises(ValidationError):
        watch_for(["…!"], action=WatchedAction.ASK, district=None, actor=moderator)
    monkeypatch.setattr(watching, "MOST_WORDS", 2)
    with pytest.raises(ListFull):
        watch_for(["one", "two"], action=WatchedAction.ASK, district=None, actor=moderator)
    stop_watching(word, actor=moderator)
    assert not WatchedWord.objects.exists()
    assert ModelLogEntry.objects.filter(action="word.unwatched", user=moderator).exists()


def test_nobody_keeps_or_reads_a_list_that_is_not_theirs(moderator, teacher, district_administrator, own_district):
    (ours,) = watch_for(["one"], action=WatchedAction.ASK, district=None, actor=moderator)
    (own,) = watch_for(["two"], action=WatchedAction.ASK, district=own_district, actor=district_administrator)
    for word, district, people in (
        (ours, None, (teacher, district_administrator)),
        (own, own_district, (teacher, moderator, member(Role.CONSORTIUM_ADMINISTRATOR))),
    ):
        for person in people:
            assert not WatchedWord.objects.visible_to(person).filter(pk=word.pk).exists()
            with pytest.raises(NotAllowed):
                watch_for(["three"], action=WatchedAction.ASK, district=district, actor=person)
            with pytest.raises(NotAllowed):
                stop_watching(word, actor=person)
