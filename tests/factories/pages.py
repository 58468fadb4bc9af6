"""Public pages, published below the front page or wherever they belong."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image as Pixels
from wagtail.images import get_image_model
from wagtail.images.models import Filter
from wagtail.models import Page

from clearinghouse.advocacy.models import NewsIndexPage, NewsPage, PressKitPage, StandardPage, StoryIndexPage, StoryPage
from clearinghouse.home.models import HomePage
from clearinghouse.resources.blocks.sizes import AS_UPLOADED, COLUMN, LEAD, TEASER, THUMBNAIL, specs_of
from tests.factories.resources import library


def published(page: Page, parent: Page) -> Any:
    """The page below its parent, as an editor publishes it."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def front_page() -> HomePage:
    """The front page, made with the library where it is missing."""
    home: HomePage = library().get_parent().specific
    return home


def public_page(parent: Page | None = None, **fields: Any) -> StandardPage:
    """A page below another, or below the front page."""
    page: StandardPage = published(StandardPage(**{"body": [], **fields}), parent or front_page())
    return page


def index_of(kind: type[Page], title: str) -> Page:
    """The one list of this kind, made where there is none."""
    found: Page = kind.objects.first() or published(kind(title=title, slug=title.lower()), front_page())
    return found


def story(title: str = "One physics class", **fields: Any) -> StoryPage:
    """A published story."""
    made: StoryPage = published(StoryPage(**{"title": title, "body": [], **fields}), index_of(StoryIndexPage, "Stories"))
    return made


def news(title: str = "A twelfth district joins", **fields: Any) -> NewsPage:
    """A published piece of news."""
    made: NewsPage = published(NewsPage(**{"title": title, "body": [], **fields}), index_of(NewsIndexPage, "News"))
    return made


def press_kit(**fields: Any) -> PressKitPage:
    """The published press kit."""
    words = {"title": "Press kit", "in_one_sentence": "Eleven districts.", "in_one_paragraph": "What none can do alone."}
    kit: PressKitPage = published(PressKitPage(**{**words, **fields}), front_page())
    return kit


def picture(title: str = "A river", *, size: tuple[int, int] = (64, 40)) -> Any:
    """A small picture of our own."""
    file = BytesIO()
    Pixels.new("RGB", size, "#9fc3ba").save(file, "PNG")
    return get_image_model().objects.create(title=title, file=ImageFile(BytesIO(file.getvalue()), name="river.png"))


def sized_picture(title: str, *crops: str) -> Any:
    """A picture of which these sizes are made; one file stands for all of them."""
    image = picture(title)
    rendition = get_image_model().get_rendition_model()
    sizes = [(spec, Filter(spec).get_cache_key(image)) for spec in specs_of(crops)]
    rendition.objects.bulk_create(
        rendition(image=image, filter_spec=spec, file=image.file.name, width=64, height=40, focal_point_key=key)
        for spec, key in sizes
    )
    return image


def with_picture(title: str) -> dict[str, Any]:
    """The fields of a page with a picture across it, which has its sizes."""
    return {"picture": sized_picture(title, *LEAD, *TEASER), "picture_words": "A stream."}


def everything_in_a_body(many: int) -> list[dict[str, Any]]:
    """This many of every block that asks the database for something, and the others once."""
    image = sized_picture("Within the words", *COLUMN, AS_UPLOADED, *THUMBNAIL)
    shown = {
        "image": {"image": image.pk, "decorative": False, "alt_text": "A stream."},
        "caption": "",
        "credit": "",
        "width": "column",
    }
    link = {"page": front_page().pk, "address": ""}
    file = {"title": "A picture", "note": "", "picture": image.pk, "document": None}
    once = (
        ("heading", {"text": "A part", "size": "part"}),
        ("paragraph", "<p>Words.</p>"),
        ("teasers", {"heading": "News", "show": "news", "number": 3}),
    )
    repeated = (
        ("picture", shown),
        ("figure", {"key": "students", "show": "chart"}),
        ("figure", {"key": "districts", "show": "sentence"}),
        ("figures", {"heading": "Live", "keys": ["students", "districts"]}),
        ("call_to_action", {"title": "Join", "text": "", "label": "Join", "link": link}),
        ("cards", {"heading": "Onward", "cards": [{"title": "Home", "text": "", "link": link}]}),
        ("downloads", {"heading": "Files", "files": [file]}),
    )
    return [{"type": name, "value": value} for name, value in (*once, *repeated * many)]
