"""The demo's public voice: drawn pictures, standing pages, stories, news and a press kit."""

from __future__ import annotations

import json
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Page

from clearinghouse.advocacy.models import NewsIndexPage, NewsPage, PressKitPage, PublicPage, StandardPage, StoryIndexPage, StoryPage
from clearinghouse.demo.drawing import draw_scene
from clearinghouse.demo.services.public_blocks import Pictures, stream_of
from clearinghouse.districts.models import District
from clearinghouse.home.models import HomePage

STANDING: dict[str, type[PublicPage]] = {"standard": StandardPage, "press": PressKitPage}
INDEXES: dict[type[Page], tuple[str, str, str]] = {
    StoryIndexPage: ("Stories", "stories", "What working together did for somebody, told by those who were there."),
    NewsIndexPage: ("News", "news", "What happened lately, and what comes next."),
}
NOT_FIELDS = {"kind", "under", "slug", "scene", "district", "days_ago", "is_in_menu", "body"}


def load_pictures(entries: list[dict[str, Any]]) -> int:
    """Draw each picture that is not there yet, and say what it shows. Returns how many there are."""
    for entry in entries:
        found = get_image_model().objects.filter(title=entry["title"]).first() or drawn(entry)
        found.description = entry["shows"]
        left, top, width, height = entry["keep"]
        found.focal_point_x, found.focal_point_y = left + width // 2, top + height // 2
        found.focal_point_width, found.focal_point_height = width, height
        found.save()
    return len(entries)


def drawn(entry: dict[str, Any]) -> Any:
    """The picture of a scene, drawn now."""
    file = ImageFile(BytesIO(draw_scene(entry["scene"])), name=f"{entry['scene']}.jpg")
    return get_image_model()(title=entry["title"], file=file)


def pictures_by_scene(entries: list[dict[str, Any]]) -> Pictures:
    """The loaded pictures by the names of their scenes."""
    by_title = {image.title: image for image in get_image_model().objects.filter(title__in=[entry["title"] for entry in entries])}
    return {entry["scene"]: by_title[entry["title"]] for entry in entries}


def load_standing(entries: list[dict[str, Any]], pictures: Pictures) -> int:
    """Publish each standing page below the front page or the page that it names. Returns how many there are."""
    for entry in entries:
        parent = StandardPage.objects.get(slug=entry["under"]) if "under" in entry else HomePage.objects.get()
        publish(STANDING[entry["kind"]], parent, entry, pictures)
    return len(entries)


def load_dated(kind: type[NewsPage] | type[StoryPage], entries: list[dict[str, Any]], pictures: Pictures) -> int:
    """Publish each story, or each piece of news, below its list. Returns how many there are."""
    parent = index_page(StoryIndexPage if kind is StoryPage else NewsIndexPage)
    for entry in entries:
        fields: dict[str, Any] = {"date": timezone.localdate() - timedelta(days=entry["days_ago"])}
        if "district" in entry:
            fields["district"] = District.objects.get(slug=entry["district"])
        publish(kind, parent, entry, pictures, **fields)
    return len(entries)


def index_page(kind: type[Page]) -> Page:
    """The list of this kind, in the menu, made where there is none."""
    title, slug, introduction = INDEXES[kind]
    page: Page = kind.objects.first() or HomePage.objects.get().add_child(instance=kind(title=title, slug=slug, live=False))
    page.introduction, page.show_in_menus = introduction, True
    page.save_revision(log_action=True).publish()
    return page


def publish(kind: type[PublicPage], parent: Page, entry: dict[str, Any], pictures: Pictures, **fields: Any) -> None:
    """Write an entry's words and blocks on its page, making it where there is none, and publish it."""
    page = kind.objects.child_of(parent).filter(slug=entry["slug"]).first() or kind(slug=entry["slug"], live=False)
    words = {name: " ".join(text.split()) for name, text in entry.items() if name not in NOT_FIELDS}
    for name, value in {**words, **fields}.items():
        setattr(page, name, value)
    page.draft_title, page.show_in_menus = page.title, entry.get("is_in_menu", False)
    if image := pictures.get(entry.get("scene", "")):
        page.picture, page.picture_words = image, image.description
    page.body = json.dumps(stream_of(entry["body"], pictures))
    if page.pk is None:
        parent.add_child(instance=page)
    page.save_revision(log_action=True).publish()
