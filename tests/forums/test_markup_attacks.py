"""Families of attacks, whatever the way on which what people wrote reaches others: page, news for open pages, mail."""

import json
import time

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from forums.markup import plain, render
from forums.models import MailWish, Post, Topic, TopicMark
from forums.services.letters import letter
from forums.services.posting import Words, reply
from forums.validators import LONGEST_POST
from tests.factories.forums import BoardFactory, post_on
from tests.faults import FULL
from tests.forums.attacks import ALL, CODE, FAMILIES, MARKDOWN, SCHEMES, SCRIPTS
from tests.forums.looking import PASSIVE, harm_in, words_of
from tests.forums.planting import FEW_AT_ONCE, PLANTED, planted_topic


def test_there_are_enough_of_them() -> None:
    assert len(ALL) >= 300
    assert len(ALL) == len(set(ALL))


@pytest.mark.parametrize("family", FAMILIES)
def test_nothing_of_a_family_comes_out_as_more_than_words(family) -> None:
    found = {attack: wrong for attack in FAMILIES[family] if (wrong := harm_in(render(attack, names=["Rosa Tiller", attack[:40]])))}
    assert not found


@pytest.mark.parametrize("family", FAMILIES)
def test_rendered_a_second_time_or_one_inside_another_it_stays_words(family) -> None:
    attacks = FAMILIES[family]
    for attack, other in zip(attacks, attacks[::-1], strict=True):
        once = render(attack)
        nested = (render(once), render(f"> - {attack}\n\n{other}"), render(f"[{attack}]({other})"), render(f"**{attack}{other}**"))
        assert not [wrong for html in nested for wrong in harm_in(html)], (attack, other)


def test_the_one_who_looks_sees_what_is_wrong() -> None:
    """Were it blind, everything above would pass."""
    for bad in ("<script>1</script>", "<img src=x onerror=1>", "<a href='jav\tascript:1'>x</a>", "<p style=x>y</p>", "<a href=&#106;avascript:1>x</a>",
                "<svg></svg>", "<iframe></iframe>", "<a href='data:text/html,1'>x</a>", "<form></form>", "<p id=x>y</p>"):  # fmt: skip
        assert harm_in(bad), bad
    assert not harm_in("<p>a <a href='https://e.example' rel='nofollow'>b</a><br><code>c</code></p>")


PIECES = st.sampled_from([*SCHEMES, *SCRIPTS, *MARKDOWN, "[", "](", ")", "<", ">", "`", "```\n", "|", "---", "\n", "\n\n", "> ", "- ", "@Rosa Tiller", "&", ";", "!["])  # fmt: skip


@settings(max_examples=10_000 if FULL else 200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES | st.text(max_size=15), max_size=25).map("".join))
def test_nothing_that_chance_writes_comes_out_as_more_than_words(text) -> None:
    html = render(text, names=["Rosa Tiller"])
    assert not harm_in(html)
    assert not harm_in(render(html))
    assert "\x00" not in plain(html)


DOCUMENTS = {
    "One line.": "One line.",
    "Two\nlines.": "Two lines.",
    "A paragraph.\n\nAnother.": "A paragraph. Another.",
    "# Plan for *spring*": "Plan for spring",
    "Plan\n====\n\nand more": "Plan and more",
    "**bold**, *slanted*, ***both*** and `code`": "bold, slanted, both and code",
    "snake_case_word and 2 * 3 * 4": "snake_case_word and 2 * 3 * 4",
    "\\*not slanted\\* and \\# no heading": "*not slanted* and # no heading",
    "- one\n- two\n  - deeper\n\n1. first\n2. second": "one two deeper first second",
    "> said\n> so\n\nanswered": "said so answered",
    "    x = 1 < 2": "x = 1 < 2",
    "```python\nif a < b & c:\n    pass\n```": "if a < b & c: pass",
    "[the guide](https://ies.ed.gov/guide 'A guide')": "the guide",
    "[the guide][1]\n\n[1]: https://ies.ed.gov/guide": "the guide",
    "<https://ies.ed.gov/ncee>": "https://ies.ed.gov/ncee",
    "Write to <rosa@coldmarl.example>.": "Write to rosa@coldmarl.example.",
    "![our room](https://e.example/room.png)": "our room",
    "AT&amp;T &copy; 2026 &#8212; &frac12;": "AT&T © 2026 — ½",
    "AT&T, 3 < 4 > 2, \"quoted\" 'so'": "AT&T, 3 < 4 > 2, \"quoted\" 'so'",
    "a  \nb\\\nc": "a b c",
    "one\n\n---\n\ntwo": "one two",
    "| a | b |\n|---|---|\n| 1 | 2 |": "a b 1 2",
    "~~gone~~ here": "gone here",
    "I asked <b>loudly</b>.": "I asked <b>loudly</b>.",
    "Ä, é, ß, 日本語, עברית, 🎉": "Ä, é, ß, 日本語, עברית, 🎉",
}  # fmt: skip


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_commonmark_says_is_kept_word_by_word(document) -> None:
    assert (
        words_of(render(document).replace("<br>", " ").replace("</td>", " </td>").replace("</th>", " </th>")) == DOCUMENTS[document]
    )


@pytest.mark.django_db
def test_a_megabyte_is_refused_before_anybody_reads_it_and_what_is_as_deep_as_may_be_is_soon_done(teacher, client_for) -> None:
    topic = post_on(BoardFactory()).topic
    for text in ("x" * 2**20, "> " * 2**19, "[" * 2**20, "&" * 2**20, "@A b" * 2**18):
        began = time.process_time()
        with pytest.raises(ValidationError):
            reply(topic, Words(text), actor=teacher)
        assert time.process_time() - began < 3
    browser, began = client_for(teacher), time.process_time()
    answer = browser.post(f"/forums/topics/{topic.pk}/reply/", {"text": "[" * 2**20, "preview": "1"})
    assert answer.status_code == 200
    assert time.process_time() - began < 3
    for sign in ("> ", "[", "*a", "- ", "![](", "&", "[a][", "_a_", "|a|b|\n|-|-|\n", "a\n"):
        began = time.process_time()
        assert not harm_in(render((sign * LONGEST_POST)[:LONGEST_POST])), sign
        assert time.process_time() - began < 3, sign


@pytest.fixture
def planted(db, consortium_administrator) -> Topic:
    return planted_topic(consortium_administrator)


def harm_in_page(answer) -> list[str]:
    """The same for the main part of a whole page, which has forms and scripts of the site's own."""
    page = etree.HTML(answer.content)
    wrong = [f"script {node.get('src')}" for node in page.iter("script") if not (node.get("src") or "").startswith("/static/")]
    wrong += [node.tag for node in page.iter("iframe", "object", "embed", "base", "style", "applet", "frame")]
    return wrong + harm_in(etree.tostring(page.find(".//main"), encoding="unicode", method="html"), elements=PASSIVE | {"main"})


def test_every_page_that_shows_it_shows_words(planted, client, client_for, teacher, consortium_administrator) -> None:
    first = planted.posts.get(seq=1)
    talk, post = f"/forums/topics/{planted.pk}/", f"/forums/posts/{first.pk}/"
    seen = [talk, talk + "?page=2", planted.board.get_absolute_url(), "/forums/", post + "history/"]
    asked = [talk + "reply/?quote=1", post + "flag/", planted.board.get_absolute_url() + "new/"]
    own = [post + "edit/", post + "moderate/", post + "purge/", talk + "settings/", "/forums/moderation/", "/dashboard/"]
    for browser, pages in (
        (client, seen),
        (client_for(teacher), [*seen, *asked]),
        (client_for(consortium_administrator), [*seen, *own]),
    ):
        for address in pages:
            answer = browser.get(address)
            assert answer.status_code == 200, address
            assert harm_in_page(answer) == [], address
    preview = client_for(teacher).post(talk + "reply/", {"text": "\n".join(ALL[-FEW_AT_ONCE:]), "preview": "1"})
    assert harm_in_page(preview) == []


def test_open_pages_and_mail_get_words_too(planted, client, teacher) -> None:
    news = json.loads(client.get(f"/forums/topics/{planted.pk}/events.json?after=0&epoch={planted.epoch}").content)
    assert news["posts"]
    assert not [wrong for piece in news["posts"] for wrong in harm_in(piece["html"], elements=PASSIVE)]
    TopicMark.objects.create(user=teacher, topic=planted)
    for posts in (list(planted.posts.all()), list(planted.posts.filter(seq__gt=2))):
        mail = letter(teacher, planted, posts, MailWish(user=teacher))
        page = etree.HTML(mail.html)
        assert not [node.tag for node in page.iter("script", "iframe", "object", "embed", "form", "svg", "base")]
        assert not [name for node in page.iter() for name in node.attrib if name.lower().startswith("on")]
        assert not [
            link for link in page.iter("a") if not link.get("href").startswith(("http://testserver", "https://", "http://"))
        ]
        assert CODE in mail.text, "the words are there, as words"
        assert "\n" not in mail.subject


def test_a_post_is_stored_as_it_was_written(planted) -> None:
    assert all(attack in "".join(Post.objects.values_list("text", flat=True)) for attack in PLANTED)
