"""What the content files say becomes blocks that the editor takes as they are."""

import pytest

from clearinghouse.advocacy.blocks import BodyBlocks
from clearinghouse.demo.content import read_entries
from clearinghouse.demo.services.public_blocks import block, stream_of
from tests.factories.pages import picture

pytestmark = pytest.mark.django_db
FILES = ("pages/standing.yaml", "pages/stories.yaml", "pages/news.yaml")


def bodies() -> list:
    return [entry["body"] for name in FILES for entry in read_entries(name)]


def scenes_of(said: object) -> set[str]:
    if isinstance(said, dict):
        own = {said["scene"]} if "scene" in said else set()
        return own.union(*map(scenes_of, said.values()))
    return set().union(*map(scenes_of, said)) if isinstance(said, list) else set()


@pytest.mark.parametrize("body", bodies(), ids=lambda body: next(iter(body[0])))
def test_every_body_of_the_demo_passes_the_checks_of_the_editor(body: list) -> None:
    pictures = {scene: picture(scene, size=(20, 12)) for scene in scenes_of(body)}
    for image in pictures.values():
        image.description = "What it shows."
    blocks = BodyBlocks()
    blocks.clean(blocks.to_python(stream_of(body, pictures)))


def test_headings_are_parts_and_points() -> None:
    assert block("heading", "Fair funding", {}) == {"type": "heading", "value": {"text": "Fair funding", "size": "part"}}
    assert block("point", "Buses", {})["value"]["size"] == "point"
