"""What nobody should send, in the shapes that it comes in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from urllib.parse import quote

LONG = "x" * 10_000
SURROGATE = "%ED%A0%80"
NUMBER = "9" * 25
# Values as they stand in an address: no field, filter or number may take one of these.
VALUES = (LONG, SURROGATE, "%00", "%FF%FE", "-1", NUMBER, "abc", "%27%20OR%201=1--", "%3Cscript%3E%C2%A0")
# Whatever the field, such text cannot be stored.
UNSTORABLE = (LONG, "%00")
QUERIES = (
    "page=0",
    "page=1.5",
    "page=%D9%A3",
    "q[]=a&q[b]=c&%5B%5D=1&=&&&;;;" + "&a=b" * 900,
    "next=//evil.example&next=javascript:alert(1)&next=https:evil.example",
)
URLENCODED = "application/x-www-form-urlencoded"
BODIES: tuple[tuple[str, bytes], ...] = (
    (URLENCODED, b"\xff\xfe\x00%zz=%"),
    (URLENCODED, b"name=" + b"x" * 3_000_000),
    (URLENCODED, b"&".join(b"a%d=b" % number for number in range(12_000))),
    ("application/json", b'{"q": "\\ud800", "a": [[[[{}]]]]'),
    ("application/json", b"[" * 100_000),
    ("application/json", json.dumps({"email": "\ud800", "name": "\0"}).encode()),
    ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nunfinished'),
    ("multipart/form-data; boundary=" + "x" * 300, b"--x--"),
    ("multipart/form-data", b"no boundary at all"),
    ("text/plain; charset=utf-99", "é".encode()),
    ("application/x-www-form-urlencoded; charset=utf-16", "name=é".encode("utf-16")),
    ("", b"\x00"),
)
FILES: tuple[tuple[str, bytes], ...] = (
    ("../../etc/passwd\0.csv", b"\xff\xd8\xff\xe0"),
    ("findings.csv", b""),
    ("findings.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256))),
    ("findings.csv", "a,b\n\ud800".encode("utf-8", "surrogatepass")),
    ("findings.xlsx", b"PK\x03\x04not a workbook"),
    ("x" * 3_000 + ".csv", b"a,b\n1"),
    ("picture.png", b"<svg onload='alert(1)'/>"),
)
HEADERS: tuple[dict[str, str], ...] = (
    {"cookie": "sessionid=" + "\x01" * 300 + "; csrftoken=" + LONG},
    {"accept-language": "x" * 5_000, "accept": "\u00ff/*;q=abc", "if-modified-since": "yesterday", "if-none-match": "W/\"'"},
    {"range": "bytes=9-1,abc", "content-length": "abc", "x-forwarded-for": "not an address", "user-agent": "\u00ff" * 900},
    {
        "hx-request": "\u00ff",
        "hx-current-url": "http://[",
        "referer": "http://[::",
        "origin": "null",
        "authorization": "Bearer \u00ff",
    },
    {"host": "elsewhere.example"},
    {"host": "\u00ff:port"},
)


def pairs(names: Iterable[str], value: str) -> str:
    """Every name with the same value, as in a query or a form."""
    return "&".join(f"{quote(name)}={value}" for name in sorted(names))


def upload(names: Iterable[str], name: str, content: bytes) -> bytes:
    """A file in every field that takes one."""
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\nContent-Type: text/csv\r\n\r\n'.encode()
        + content
        for field in sorted(names)
    ]
    return b"\r\n".join([*parts, b"--x--\r\n"])
