"""No visitor waits for a picture to be cut."""

import pytest

from clearinghouse.advocacy.services.pictures import SIZES, deliver_sizes, pictures_of, request_sizes
from clearinghouse.core.models import OutboxMessage
from clearinghouse.resources.blocks.sizes import AS_UPLOADED, COLUMN, LEAD, TEASER, THUMBNAIL, WIDE, specs_of
from tests.factories.pages import picture, story

pytestmark = pytest.mark.django_db


def block(image, *, width: str) -> dict:
    said = {"image": image.pk, "decorative": True, "alt_text": ""}
    return {"type": "picture", "value": {"image": said, "caption": "", "credit": "", "width": width}}


def test_publishing_a_page_asks_for_the_sizes_of_its_pictures() -> None:
    page = story()
    assert [message.payload for message in OutboxMessage.objects.filter(topic=SIZES)] == [{"page": page.pk}]


def test_sizes_are_asked_for_by_the_number_of_the_page() -> None:
    request_sizes(12)
    assert [message.key for message in OutboxMessage.objects.filter(topic=SIZES)] == ["12"]


def test_the_worker_makes_every_size_and_format_that_the_templates_show() -> None:
    image = picture("Streams", size=(64, 40))
    page = story(picture=image, picture_words="Streams.")
    deliver_sizes([{"page": page.pk}])
    made = {rendition.filter_spec for rendition in image.renditions.all()}
    assert made == set(specs_of((*LEAD, *TEASER)))


def test_pictures_among_the_words_come_in_the_width_that_was_chosen() -> None:
    narrow, wide = picture("Narrow", size=(40, 25)), picture("Wide", size=(40, 25))
    page = story(body=[block(narrow, width="column"), block(wide, width="wide")])
    assert {image.title: crops for image, crops in pictures_of(page)} == {"Narrow": COLUMN, "Wide": WIDE}


def test_no_visitor_makes_a_size_of_a_picture_wherever_it_stands(client) -> None:
    lead, within, offered = (picture(name, size=(64, 40)) for name in ("Lead", "Within", "Offered"))
    files = [{"title": "A picture", "note": "", "picture": offered.pk, "document": None}]
    body = [
        block(within, width="column"),
        block(within, width="wide"),
        {"type": "downloads", "value": {"heading": "Files", "files": files}},
    ]
    page = story(picture=lead, picture_words="Streams.", body=body)
    deliver_sizes([{"page": page.pk}])
    made = lead.renditions.model.objects.count()
    assert offered.renditions.count() == len(specs_of((AS_UPLOADED, *THUMBNAIL)))
    for address in (page.url, "/stories/", "/"):
        assert client.get(address).status_code == 200
    assert lead.renditions.model.objects.count() == made


def test_a_page_that_is_gone_by_then_has_no_pictures() -> None:
    deliver_sizes([{"page": 987_654}])
