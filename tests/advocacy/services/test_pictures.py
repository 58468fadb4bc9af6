"""No visitor waits for a picture to be cut."""

import pytest

from clearinghouse.advocacy.pictures import COLUMN, FORMATS, LEAD, TEASER, WIDE
from clearinghouse.advocacy.services.pictures import SIZES, deliver_sizes, pictures_of, request_sizes
from clearinghouse.core.models import OutboxMessage
from tests.factories.advocacy import picture, story_page

pytestmark = pytest.mark.django_db


def block(image, *, width: str) -> dict:
    said = {"image": image.pk, "decorative": True, "alt_text": ""}
    return {"type": "picture", "value": {"image": said, "caption": "", "credit": "", "width": width}}


def test_publishing_a_page_asks_for_the_sizes_of_its_pictures() -> None:
    page = story_page()
    assert [message.payload for message in OutboxMessage.objects.filter(topic=SIZES)] == [{"page": page.pk}]


def test_sizes_are_asked_for_by_the_number_of_the_page() -> None:
    request_sizes(12)
    assert [message.key for message in OutboxMessage.objects.filter(topic=SIZES)] == ["12"]


def test_the_worker_makes_every_size_and_format_that_the_templates_show() -> None:
    image = picture("Streams", width=64, height=40)
    page = story_page(picture=image, picture_words="Streams.")
    deliver_sizes([{"page": page.pk}])
    made = {rendition.filter_spec for rendition in image.renditions.all()}
    assert made == {f"{crop}|format-{kind}" for crop in (*LEAD, *TEASER) for kind in FORMATS}


def test_pictures_among_the_words_come_in_the_width_that_was_chosen() -> None:
    narrow, wide = picture("Narrow", width=40, height=25), picture("Wide", width=40, height=25)
    page = story_page(body=[block(narrow, width="column"), block(wide, width="wide")])
    assert {image.title: crops for image, crops in pictures_of(page)} == {"Narrow": COLUMN, "Wide": WIDE}


def test_a_page_that_is_gone_by_then_has_no_pictures() -> None:
    deliver_sizes([{"page": 987_654}])
