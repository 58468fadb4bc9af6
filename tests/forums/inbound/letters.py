"""Raw mails as people's programs send them, and what of each is its writer's own. Written for this; no mail of anybody's."""

from __future__ import annotations

import base64
import quopri
from dataclasses import dataclass
from textwrap import indent

WHO, OURS = "rosa.tiller@coldmarl.example", "reply+abc@forums.example"
LETTER = "Hello Rosa,\n\nNew in “Buses” on the board Front porch:\n\nTheo Marsh, Dunmoor\n\nWhat do you put down first?\n\nRead and reply: https://consortium.example/forums/posts/7/"
QUOTED = indent(LETTER, "> ", lambda line: True)
OWN = "We plan labs first, because they need things ordered."
TWO = "We plan labs first.\n\nThe history readings repeat from last year."


@dataclass(frozen=True)
class Case:
    """A mail, and the words that should become of it. `words` of None: a program wrote it."""

    name: str
    raw: bytes
    words: str | None


def head(**more: str) -> str:
    lines = {"From": f"Rosa Tiller <{WHO}>", "To": OURS, "Subject": "Re: Buses (Front porch)", "Message-ID": "<m1@coldmarl.example>",
             "Date": "Tue, 3 Mar 2026 09:10:00 -0500", "MIME-Version": "1.0", **{k.replace("_", "-"): v for k, v in more.items()}}  # fmt: skip
    return "".join(f"{name}: {value}\r\n" for name, value in lines.items())


def part(
    text: str, kind: str = "text/plain", charset: str = "utf-8", *, declared: str = "", encoding: str = "8bit", more: str = ""
) -> bytes:
    data = text.replace("\n", "\r\n").encode(charset)
    if encoding == "base64":
        data = base64.encodebytes(data)
    if encoding == "quoted-printable":
        data = quopri.encodestring(data)
    says = declared or charset
    kind_line = f"Content-Type: {kind}; charset={says}{more}\r\n" if says != "none" else f"Content-Type: {kind}\r\n"
    return f"{kind_line}Content-Transfer-Encoding: {encoding}\r\n\r\n".encode() + data


def plain(text: str, *, headers: dict[str, str] | None = None, **how: str) -> bytes:
    return head(**(headers or {})).encode() + part(text, **how)


def page(text: str, **how: str) -> bytes:
    return head().encode() + part(text, "text/html", **how)


def parts(kind: str, *inside: bytes, headers: dict[str, str] | None = None) -> bytes:
    opening = f'Content-Type: {kind}; boundary="b{abs(hash(kind)) % 97}"\r\n\r\n'
    mark = f"b{abs(hash(kind)) % 97}".encode()
    body = b"".join(b"--" + mark + b"\r\n" + one + b"\r\n" for one in inside) + b"--" + mark + b"--\r\n"
    return head(**(headers or {})).encode() + opening.encode() + body


def nested(kind: str, *inside: bytes, mark: str = "inner") -> bytes:
    opening = f'Content-Type: {kind}; boundary="{mark}"\r\n\r\n'.encode()
    return opening + b"".join(f"--{mark}\r\n".encode() + one + b"\r\n" for one in inside) + f"--{mark}--".encode()


def replied(name: str, introduction: str, own: str = OWN, quote: str = QUOTED) -> Case:
    return Case(name, plain(f"{own}\n\n{introduction}\n{quote}\n"), own)


def headed(name: str, block: str, own: str = OWN, rule: str = "") -> Case:
    return Case(name, plain(f"{own}\n\n{rule}{block}\n\n{LETTER}\n"), own)


def signed(name: str, signature: str) -> Case:
    return Case(
        f"signature: {name}",
        plain(f"{OWN}\n\n{signature}\n\nOn Tue, Mar 3, 2026 at 9:10 AM Forums <f@x.example> wrote:\n{QUOTED}"),
        OWN,
    )
