"""Files of a page of posts."""

import pytest

from forums.selectors.files import files_of
from tests.factories.forums import picture_on, replies_to, topic_on

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("posts", [1, 3])
def test_files_of_a_page_are_one_query(posts, django_assert_num_queries):
    said = replies_to(topic_on(), posts)
    for post in said:
        picture_on(post)
    picture_on(said[0], "second.jpg")
    with django_assert_num_queries(1):
        found = files_of(said)
    assert [file.name for file in found[said[0].pk]] == ["board.jpg", "second.jpg"]
    assert set(found) == {post.pk for post in said}
