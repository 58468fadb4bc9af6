"""What an editor builds the front page of: the blocks of every public page, and three that only a front page has."""

from __future__ import annotations

from wagtail import blocks

from clearinghouse.advocacy.blocks import BodyBlocks

FRONT = "For the front page"


class RankBlock(blocks.StaticBlock):
    class Meta:
        icon = "order"
        label = "How large we are together"
        admin_text = "Our students in large figures, with our place among the districts of the country where that is known."
        template = "home/blocks/rank.html"


class ReviewsBlock(blocks.StaticBlock):
    class Meta:
        icon = "doc-full-inverse"
        label = "Where the evidence is strongest"
        admin_text = "The three reviews of the library with the strongest evidence. They choose themselves."
        template = "home/blocks/reviews.html"


class ChallengesBlock(blocks.StaticBlock):
    class Meta:
        icon = "list-ol"
        label = "The challenges"
        admin_text = "The challenges of small districts, each with its sentence, as the challenges’ pages have them."
        template = "home/blocks/challenges.html"


class SignInBlock(blocks.StaticBlock):
    class Meta:
        icon = "user"
        label = "Way in for members"
        admin_text = "Signing in, and for those who have: their dashboard."
        template = "home/blocks/next.html"


class HomeBlocks(BodyBlocks):
    rank = RankBlock(group=FRONT)
    reviews = ReviewsBlock(group=FRONT)
    challenges = ChallengesBlock(group=FRONT)
    sign_in = SignInBlock(group=FRONT)


FIRST_BODY: list[tuple[str, object]] = [
    ("rank", None),
    ("teasers", {"heading": "What districts do together", "show": "stories", "number": 3}),
    ("reviews", None),
    ("challenges", None),
    ("teasers", {"heading": "News", "show": "news", "number": 3}),
    ("sign_in", None),
]
