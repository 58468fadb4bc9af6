"""Turns the short writing of the content files into the blocks of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from clearinghouse.demo.services.library import paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable

Pictures = dict[str, Any]


def stream_of(entries: list[dict[str, Any]], pictures: Pictures) -> list[dict[str, Any]]:
    """The blocks as a StreamField stores them; each entry is the name of a block and what it says."""
    return [block(name, said, pictures) for entry in entries for name, said in entry.items()]


def block(name: str, said: Any, pictures: Pictures) -> dict[str, Any]:
    """One block. What needs no turning is stored as it is written."""
    if name in ("heading", "point"):
        return {"type": "heading", "value": {"text": said, "size": "part" if name == "heading" else "point"}}
    if name in WITH_PICTURES:
        return {"type": name, "value": WITH_PICTURES[name](said, pictures)}
    return {"type": name, "value": PLAIN[name](said) if name in PLAIN else said}


def linked(said: dict[str, Any]) -> dict[str, Any]:
    """Something that leads to the address in `to`."""
    words = {name: value for name, value in said.items() if name != "to"}
    return {**words, "link": {"page": None, "address": said["to"]}}


def cards(said: dict[str, Any]) -> dict[str, Any]:
    """Cards that lead somewhere."""
    return {"heading": said["heading"], "cards": [linked(card) for card in said["cards"]]}


def table(said: dict[str, Any]) -> dict[str, Any]:
    """A table: `columns` are pairs of kind and heading, `rows` lists of cells."""
    columns = [{"type": kind, "heading": heading} for kind, heading in said["columns"]]
    rows = [{"values": [str(cell) for cell in row]} for row in said["rows"]]
    return {"caption": said["caption"], "source": said["source"], "table": {"columns": columns, "rows": rows}}


def picture(said: dict[str, Any], pictures: Pictures) -> dict[str, Any]:
    """A drawn picture with the words of what it shows."""
    image = pictures[said["scene"]]
    shown = {"image": image.pk, "decorative": False, "alt_text": image.description}
    return {"image": shown, "caption": said["caption"], "credit": "", "width": said["width"]}


def downloads(said: dict[str, Any], pictures: Pictures) -> dict[str, Any]:
    """Pictures for others to use."""
    files = [
        {"title": file["title"], "note": file["note"], "picture": pictures[file["scene"]].pk, "document": None}
        for file in said["files"]
    ]
    return {"heading": said["heading"], "files": files}


PLAIN: dict[str, Callable[[Any], Any]] = {"paragraph": paragraphs, "cards": cards, "call_to_action": linked, "table": table}
WITH_PICTURES: dict[str, Callable[[Any, Pictures], Any]] = {"picture": picture, "downloads": downloads}
