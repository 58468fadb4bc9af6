"""Public pages, published below the front page or wherever they belong."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image as Pixels
from wagtail.images import get_image_model
from wagtail.models import Page

from clearinghouse.advocacy.models import NewsIndexPage, NewsPage, StandardPage, StoryIndexPage, StoryPage
from clearinghouse.home.models import HomePage


def published(page: Page, parent: Page) -> Any:
    """The page below its parent, as an editor publishes it."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def public_page(parent: Page | None = None, **fields: Any) -> StandardPage:
    """A page below another, or below the front page."""
    page: StandardPage = published(StandardPage(**{"body": [], **fields}), parent or HomePage.objects.get())
    return page


def index_of(kind: type[Page], title: str) -> Page:
    """The one list of this kind, made where there is none."""
    found: Page = kind.objects.first() or published(kind(title=title, slug=title.lower()), HomePage.objects.get())
    return found


def story(title: str, **fields: Any) -> StoryPage:
    """A published story."""
    made: StoryPage = published(StoryPage(**{"title": title, "body": [], **fields}), index_of(StoryIndexPage, "Stories"))
    return made


def news(title: str, **fields: Any) -> NewsPage:
    """A published piece of news."""
    made: NewsPage = published(NewsPage(**{"title": title, "body": [], **fields}), index_of(NewsIndexPage, "News"))
    return made


def picture(title: str = "A river", *, size: tuple[int, int] = (64, 40)) -> Any:
    """A small picture of our own."""
    file = BytesIO()
    Pixels.new("RGB", size, "#9fc3ba").save(file, "PNG")
    return get_image_model().objects.create(title=title, file=ImageFile(BytesIO(file.getvalue()), name="river.png"))
