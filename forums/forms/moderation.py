from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms

from clearinghouse.core.forms import offer, refuse
from forums.enums import FlagReason, TopicKind
from forums.markup import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clearinghouse.core.errors import RuleViolation
    from forums.models import Board, Post, Topic

NUMBER_OF_TOPIC = re.compile(r"(?:^|/topics/)(\d{1,9})(?:/|$)")
BEGINNING = 120
MEANT = "Everybody who reads that board may read what was written here"


class FlagForm(forms.Form):
    reason = forms.ChoiceField(label="What is wrong with it", choices=FlagReason.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label="Anything a moderator should know", required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Do not repeat what should not be read.",
    )  # fmt: skip


class HideForm(forms.Form):
    reason = forms.CharField(
        label="Why", max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text="Whoever wrote the post reads this."
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class NoteForm(forms.Form):
    text = forms.CharField(
        label="For the next moderator", max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What you found out, whom you asked. Only moderators of this board read it.",
    )  # fmt: skip


class SettingsForm(forms.Form):
    is_locked = forms.BooleanField(label="Closed: nobody but moderators replies", required=False)
    is_pinned = forms.BooleanField(label="Stays on top of its board", required=False)
    board = forms.TypedChoiceField(label="Its board", help_text="Addresses of the topic and its posts stay when it moves.")
    is_confirmed = forms.BooleanField(label=MEANT, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, topic: Topic, boards: Sequence[Board], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"is_locked": topic.is_locked, "is_pinned": topic.is_pinned, "board": str(topic.board_id)}
        offer(self.fields["board"], boards)

    def refuse(self, no: RuleViolation) -> None:
        """Say why, and where it only has to be confirmed ask for that."""
        confirm_or_refuse(self, no)


class MergeForm(forms.Form):
    into = forms.CharField(
        label="The topic it becomes a part of", max_length=300,
        help_text="Open that topic and copy its address here. You moderate its board too.",
    )  # fmt: skip
    is_confirmed = forms.BooleanField(label=MEANT, required=False, widget=forms.HiddenInput)

    def clean_into(self) -> int:
        """The number in the address."""
        found = NUMBER_OF_TOPIC.search(self.cleaned_data["into"].strip())
        if found is None:
            raise forms.ValidationError("This is not the address of a topic. It looks like …/forums/topics/12/.")
        return int(found[1])

    def refuse(self, no: RuleViolation) -> None:
        """Say why, and where it only has to be confirmed ask for that."""
        confirm_or_refuse(self, no)


class SplitForm(forms.Form):
    title = forms.CharField(max_length=150, help_text="What the posts are about, so that others find it.")
    kind = forms.ChoiceField(label="What it is", widget=forms.RadioSelect, initial=TopicKind.DISCUSSION)
    posts = forms.TypedMultipleChoiceField(label="The posts to move", coerce=int, widget=forms.CheckboxSelectMultiple)
    and_after = forms.BooleanField(label="And everything after the last one that I chose", required=False)

    def __init__(self, *args: Any, posts: Sequence[Post], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [row for row in TopicKind.choices if row[0] != TopicKind.ANNOUNCEMENT]  # type: ignore[attr-defined]  # a choice
        self.fields["posts"].choices = [(post.pk, words_for(post)) for post in posts]  # type: ignore[attr-defined]  # a choice

    def refuse(self, no: RuleViolation) -> None:
        """Say why."""
        refuse(self, no)


def confirm_or_refuse(form: forms.Form, no: RuleViolation) -> None:
    """What has to be confirmed is then a box to tick."""
    if no.code == "more_read":
        form.fields["is_confirmed"].widget = forms.CheckboxInput()
    refuse(form, no)


def words_for(post: Post) -> str:
    """A post as one chooses it: number, author and how it begins."""
    begins = " ".join(plain(post.html).split())
    return f"#{post.seq} {post.author or 'A former member'}: {shortened(begins, BEGINNING) or post.get_state_display()}"
