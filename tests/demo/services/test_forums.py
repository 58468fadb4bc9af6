import pytest

from clearinghouse.challenges.services.preparing import prepare_challenges
from clearinghouse.core.models import OutboxMessage
from clearinghouse.demo.content import read_entries
from clearinghouse.demo.services.districts import load_districts
from clearinghouse.demo.services.forums import load_forums
from clearinghouse.demo.services.library import load_topics
from clearinghouse.demo.services.people import load_people
from clearinghouse.districts.models import District
from clearinghouse.resources.student_data import signs_in
from forums.enums import BoardAudience, PostState
from forums.models import Board, Post, Topic
from forums.readers import reader_of
from search.documents.forum_topic import KIND

pytestmark = pytest.mark.django_db


def test_a_school_year_of_talk_on_boards_of_every_kind_is_loaded_once():
    load_districts(read_entries("districts.yaml"))
    load_people(read_entries("people.yaml"))
    load_topics(read_entries("topics.yaml"))
    prepare_challenges()
    content = read_entries("forums.yaml")
    for _ in range(2):
        assert load_forums(content) == sum(len(board["topics"]) for board in content) >= 150
    assert Board.objects.count() == len(content) >= 12
    assert set(Board.objects.values_list("audience", flat=True)) == set(BoardAudience.values)
    assert set(Post.objects.values_list("state", flat=True)) == {PostState.SHOWN}
    assert Topic.objects.exclude(answer=None).count() >= 40
    assert len(KIND.audiences()) >= 100
    about = {slug for board in content for row in board["topics"] if (slug := row.get("challenge"))}
    assert {topic.subject.slug for topic in Topic.objects.exclude(subject_id=None)} == about, "each names a challenge that there is"
    for topic in Topic.objects.select_related("board").prefetch_related("posts__author"):
        seqs = [post.seq for post in topic.posts.all()]
        assert seqs == list(range(1, topic.last_seq + 1))
        assert topic.last_posted_at == max(post.created_at for post in topic.posts.all())
        for post in topic.posts.all():
            assert Board.objects.visible_with(reader_of(post.author)).filter(pk=topic.board_id).exists(), (
                f"{post.author} writes on {topic.board}"
            )


def test_nothing_in_it_could_tell_of_a_student():
    names = " ".join(f"{row['first_name']} {row['last_name']}" for row in read_entries("people.yaml"))
    towns = " ".join(f"{row['name']} {row.get('town', '')}" for row in read_entries("districts.yaml"))
    for board in read_entries("forums.yaml"):
        for row in board["topics"]:
            for text in (row["text"], *(words for _, words in row.get("replies", ()))):
                assert signs_in(text, known=f"{names} {towns}") == [], text
    assert District.objects.count() == OutboxMessage.objects.count() == 0
