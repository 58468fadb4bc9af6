"""Bytes as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forums.inbound.charsets import codec_of, decoded


@pytest.mark.parametrize(
    "name", ["zip", "bz2", "hex", "rot13", "punycode", "idna", "unicode_escape", "base64", "", "x" * 5000, "\0", None]
)
def test_what_is_no_charset_is_read_as_utf_8(name):
    assert codec_of(name) == "utf-8"


@given(st.binary(max_size=300), st.sampled_from(["utf-8", "utf-16", "utf-7", "hz", "iso-2022-jp", "big5", "gb2312", "x", None]))
def test_any_bytes_are_text_that_can_be_kept(data, declared):
    text = decoded(data, declared)
    assert "\0" not in text
    text.encode()
