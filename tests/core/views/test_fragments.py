"""Parts of pages that are rendered once for the same content."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.template import engines
from django.utils import timezone
from django.utils.safestring import mark_safe

from clearinghouse.core.views.fragments import Fragments, fragments
from forums.models import Topic
from forums.selectors.reactions import Counted

TEMPLATE = "forums/topic_badges.html"


@dataclass(frozen=True)
class Line:
    words: Any
    parts: tuple[Any, ...] = ()


@pytest.fixture
def rendered(monkeypatch) -> list[str]:
    """What was really rendered, in its order."""
    made: list[str] = []

    class Counting:
        def render(self, context: dict[str, Any]) -> str:
            made.append(context["shown"].words)
            return str(engines["django"].from_string("{{ shown.words }}: {{ shown.at }}").render(context))

    monkeypatch.setattr("clearinghouse.core.views.fragments.get_template", lambda name: Counting())
    return made


def test_the_same_content_is_rendered_once_and_what_has_changed_anew(rendered) -> None:
    kept, line = Fragments(), Line("Good morning", (Counted("thanks", "Thanks", 1, is_own=False),))
    assert kept.render(TEMPLATE, line) == kept.render(TEMPLATE, replace(line)) == "Good morning: "
    kept.render(TEMPLATE, replace(line, parts=(Counted("thanks", "Thanks", 2, is_own=False),)))
    assert rendered == ["Good morning", "Good morning"]


def test_it_escapes_what_the_template_escapes(rendered) -> None:
    kept = Fragments()
    for _ in range(2):
        assert kept.render(TEMPLATE, Line("<script>")).startswith("&lt;script&gt;")


def test_each_timezone_has_its_own(rendered) -> None:
    kept = Fragments()
    for zone in ("America/New_York", "America/Chicago", "America/New_York"):
        with timezone.override(zone):
            kept.render(TEMPLATE, Line("Noon"))
    assert len(rendered) == 2


def test_it_holds_no_more_than_there_is_room_for_and_lets_go_of_the_oldest(rendered) -> None:
    kept = Fragments(room=8)
    for words in ("one", "two", "one", "six", "one", "two"):
        kept.render(TEMPLATE, Line(words))
        assert kept.taken == sum(map(len, kept.kept.values())) <= 8
    assert rendered == ["one", "two", "one", "six", "one", "two"], "each takes five, and there is room for one"


@pytest.mark.parametrize("words", [mark_safe("<b>"), Topic(pk=1), ["a list"], {"a": 1}, object()])
def test_what_may_change_or_pass_for_another_is_refused(words) -> None:
    for line in (Line("Plain", (words,)), Line(words if words.__hash__ else (words,))):
        with pytest.raises(TypeError):
            fragments.render(TEMPLATE, line)
