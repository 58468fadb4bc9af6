"""Files of a page of posts."""

import pytest

from clearinghouse.core.models.standing import ask_standing
from forums.selectors.files import files_from, files_of
from tests.factories.forums import picture_on, replies_to, topic_on

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("posts", [1, 3])
def test_files_of_a_page_are_one_query(posts, django_assert_num_queries):
    said = replies_to(topic_on(), posts)
    for post in said:
        picture_on(post)
    picture_on(said[0], "second.jpg")
    with django_assert_num_queries(1):
        (rows,) = ask_standing(files_of(said))
    found = files_from(rows)
    assert [file.name for file in found[said[0].pk]] == ["board.jpg", "second.jpg"]
    assert set(found) == {post.pk for post in said}
