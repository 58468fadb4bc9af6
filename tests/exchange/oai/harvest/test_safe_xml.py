import pytest

from clearinghouse.exchange.oai.harvest.safe_xml import UnreadableXml, read_xml

ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
BOMB = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e0 "ha">{ENTITIES}]><r a="&e11;">&e11;</r>'


@pytest.mark.parametrize(
    "content",
    [
        b"", b"no xml", b"<r>", b"<r></s>", b"<r>\x00</r>", b"\xff\xfe<", b'<?xml version="1.0" encoding="no-such"?><r/>',
        BOMB.encode(), BOMB.encode("utf-16"),
        b'<!DOCTYPE r SYSTEM "http://169.254.169.254/x.dtd"><r/>',
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
        b'<!DOCTYPE r [<!ENTITY % x SYSTEM "http://127.0.0.1/x">%x;]><r/>',
        b"<!-- first --><!DOCTYPE r><r/>",
        b"<r>&unknown;</r>",
        b"<r>" + b"<r>" * 3000 + b"</r>" * 3000 + b"</r>",
        b'<r xmlns:a="x">' + b"<html>" * 2,
    ],
)  # fmt: skip
def test_what_declares_anything_or_is_broken_is_not_read(content):
    with pytest.raises(UnreadableXml):
        read_xml(content)


def test_plain_xml_is_read_in_the_encoding_that_it_names():
    assert read_xml('<?xml version="1.0" encoding="ISO-8859-1"?><r>é &amp; &#233;</r>'.encode("latin-1")).text == "é & é"
    assert read_xml("<r>é</r>".encode("utf-16")).text == "é"
