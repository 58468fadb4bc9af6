"""A recommendation of a practice guide."""

from __future__ import annotations

from wagtail import blocks

from clearinghouse.resources.enums import GuideEvidence


class ObstacleBlock(blocks.StructBlock):
    obstacle = blocks.TextBlock(max_length=400, help_text="What people say stands in the way.")
    answer = blocks.TextBlock(max_length=600, help_text="What the guide or a district answers.")


class Recommendation(blocks.StructValue):
    """A recommendation as it is read."""

    @property
    def evidence_words(self) -> str:
        """The level of evidence in words."""
        return str(GuideEvidence(self["evidence"]).label)


class RecommendationBlock(blocks.StructBlock):
    text = blocks.TextBlock(max_length=400, label="What to do", help_text="One sentence that begins with a verb.")
    evidence = blocks.ChoiceBlock(
        choices=GuideEvidence.choices, label="Level of evidence", help_text="As the guide itself rates it."
    )
    steps = blocks.ListBlock(blocks.TextBlock(max_length=600, label="Step"), label="How to carry it out")
    obstacles = blocks.ListBlock(ObstacleBlock(label="Obstacle"), default=[], label="Obstacles and answers")

    class Meta:
        icon = "tick"
        value_class = Recommendation
        label = "Recommendation"
        template = "resources/blocks/recommendation.html"
