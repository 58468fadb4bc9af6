"""Posts made before the renderer changed are rendered anew."""

from io import StringIO

import pytest
from django.core.management import call_command

from clearinghouse.districts.enums import Role
from forums.markup import RENDERER
from forums.models import Post
from forums.services.rendering import render_old_posts
from tests.factories.districts import member
from tests.factories.forums import again, reply_to, topic_on

pytestmark = pytest.mark.django_db


def test_old_posts_are_rendered_anew_once_and_name_only_whom_they_named():
    rosa = member(Role.TEACHER, first_name="Rosa", last_name="Tiller")
    post = reply_to(topic_on(), text="Hello @Rosa Tiller and @Kit Marlowe")
    member(Role.TEACHER, first_name="Kit", last_name="Marlowe")
    Post.objects.update(html="old", renderer=0)
    assert render_old_posts(batch=1) == 2
    post = again(post)
    assert (post.renderer, post.html.count("mention"), post.mentioned) == (RENDERER, 1, [rosa.pk])
    out = StringIO()
    call_command("render_posts", stdout=out)
    assert out.getvalue() == "0 posts rendered anew.\n"
