"""Public pages: why we cooperate, campaigns, stories, news, the press kit. Everybody may read them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.dateformat import format as in_words

from clearinghouse.advocacy.models import NewsPage, PressKitPage, PublicPage, StandardPage, StoryPage
from clearinghouse.advocacy.selectors.pages import pages_seen_by
from clearinghouse.districts.audience import PUBLIC_KEY
from search.documents.base import SearchDocument, Value

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from clearinghouse.accounts.models import User


class PageDocuments:
    """How public pages stand in the index."""

    name = "page"
    label = "Page"
    page_types = (StandardPage, StoryPage, NewsPage, PressKitPage)

    def audiences(self) -> dict[str, str]:
        """Every published page; they are for everybody."""
        return {str(pk): PUBLIC_KEY for pk in pages_seen_by(None, self.page_types).values_list("pk", flat=True)}

    def visible_ids(self, user: User | AnonymousUser | None, object_ids: Iterable[str]) -> set[str]:
        """Those pages that this person may see now."""
        seen = pages_seen_by(user, self.page_types).filter(pk__in=list(object_ids))
        return {str(pk) for pk in seen.values_list("pk", flat=True)}

    def build(self, object_id: str) -> SearchDocument | None:
        """The page as it is published now."""
        page = pages_seen_by(None, self.page_types).filter(pk=object_id).first()
        return None if page is None else document_of(page.specific)


def document_of(page: PublicPage) -> SearchDocument:
    """Everything the index holds of a page."""
    return SearchDocument(
        kind=PageDocuments.name,
        object_id=str(page.pk),
        audience=PUBLIC_KEY,
        title=page.title,
        url=page.get_url() or "",
        summary=page.introduction,
        body="\n".join(words_of(page)),
        facets={"kind": (Value(PageDocuments.name, PageDocuments.label),)},
        display={"facts": [("Published", in_words(page.first_published_at, "F Y"))]} if page.first_published_at else {},
        published_at=page.first_published_at,
    )


def words_of(page: PublicPage) -> list[str]:
    """The text of a page without its pictures and figures, which change without it."""
    quoted = [page.in_one_sentence, page.in_one_paragraph] if isinstance(page, PressKitPage) else []
    return [words for words in (*quoted, *page.body.stream_block.get_searchable_content(page.body)) if words]


KIND = PageDocuments()
