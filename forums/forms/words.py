from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.resources.models import Topic as Tag
from forums.enums import TopicKind
from forums.errors import NothingToAskBy
from forums.forms.kept import KeepsFiles
from forums.forms.looked_over import LookedOver
from forums.validators import LONGEST_POST, validate_post

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clearinghouse.accounts.models import User
    from forums.forms.kept import Kept
    from forums.models import Post
    from forums.services.looked_over import Called

HOW = "Blank line: new paragraph. **bold**, *slanted*, > quote, - list, and @First Last to call somebody."


class WordsForm(LookedOver):
    """What somebody writes."""

    text = forms.CharField(
        label="Your reply", strip=False, max_length=LONGEST_POST, validators=[validate_post],
        widget=forms.Textarea(attrs={"rows": 8}), help_text=HOW,
    )  # fmt: skip
    # Where a draft of it is kept, and whose: empty where none is.
    draft_url = ""
    writer: int | None = None

    def kept(self) -> list[Kept]:
        """Files that are kept with it."""
        return []

    def beside(self) -> list[forms.BoundField]:
        """The fields of a file, which stand by themselves below the words."""
        return []

    def words(self) -> list[forms.BoundField]:
        """All fields but those of files."""
        return [field for field in self if field.name not in ("file", "alt") and not field.name.startswith(("leave_", "shows_"))]

    def keep_at(self, address: str, writer: User) -> None:
        """Offer to keep it as a draft of this person at this address."""
        self.draft_url, self.writer = address, writer.pk

    def clean_text(self) -> str:
        """Browsers end lines in two characters; the same words are kept the same."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def titled(self) -> str:
        """The title that the words stand under, for the digest of what was looked at."""
        return ""

    def texts(self) -> list[str]:
        return [self.titled(), str(self.cleaned_data.get("text", ""))]


class ReplyForm(KeepsFiles, WordsForm):
    # The post that a draft of it quotes.
    quoted: Post | None = None
    field_order = ("text", "looked_at", "sure", "token")

    def __init__(self, *args: Any, title: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = title

    def titled(self) -> str:
        return self.title


class EditForm(WordsForm):
    def __init__(self, *args: Any, title: str, standing: Iterable[Called] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title, self.standing = title, standing
        self.fields["text"].label = "Your words"

    def enclosed(self) -> list[Called]:
        return list(self.standing)

    def titled(self) -> str:
        return self.title


class TopicForm(KeepsFiles, WordsForm):
    kind = forms.ChoiceField(label="What it is", choices=TopicKind.choices, widget=forms.RadioSelect, initial=TopicKind.QUESTION)
    title = forms.CharField(max_length=150, help_text="The question itself, or what it is about, so that others find it.")
    tags = forms.MultipleChoiceField(
        label="What it belongs to", required=False, widget=forms.CheckboxSelectMultiple, help_text="The topics of the library."
    )
    asks = forms.BooleanField(
        label="Ask the consortium", required=False,
        help_text="Up to five people who know what your question belongs to are told of it, in other districts first. Boards of a district ask among themselves.",
    )  # fmt: skip
    about = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    field_order = ("kind", "title", "text", "tags", "asks", "looked_at", "sure", "about", "token")

    def __init__(self, *args: Any, is_moderator: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = "What you want to say"
        kind, tags = self.fields["kind"], self.fields["tags"]
        if not is_moderator:
            kind.choices = [choice for choice in TopicKind.choices if choice[0] != TopicKind.ANNOUNCEMENT]  # type: ignore[attr-defined]  # a choice
        tags.choices = list(Tag.objects.current().values_list("slug", "name"))  # type: ignore[attr-defined]  # choices

    def titled(self) -> str:
        return str(self.cleaned_data.get("title", ""))

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or {}
        if facts.get("asks") and facts.get("kind") != TopicKind.QUESTION:
            self.add_error("asks", "Only a question can be put to the consortium. Choose “Question”, or do not ask.")
        elif facts.get("asks") and not facts.get("tags"):
            self.add_error("tags", NothingToAskBy.message)
        return facts

    def chosen_tags(self) -> list[Tag]:
        """The terms that were chosen."""
        return list(Tag.objects.current().filter(slug__in=self.cleaned_data["tags"]))
