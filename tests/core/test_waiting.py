from datetime import UTC, datetime

from clearinghouse.core import waiting
from clearinghouse.core.waiting import Urgency, WaitingItem, register, waiting_for


def item(text: str, urgency: Urgency, day: int | None = None) -> WaitingItem:
    return WaitingItem(text, "/", "Do it", urgency, when=datetime(2026, 5, day, tzinfo=UTC) if day else None)


def test_what_others_wait_for_comes_first_and_the_oldest_before_the_newer(monkeypatch) -> None:
    items = [
        item("when you can", Urgency.WHEN_YOU_CAN, 1),
        item("undated", Urgency.OTHERS_WAIT),
        item("new", Urgency.OTHERS_WAIT, 9),
        item("old", Urgency.OTHERS_WAIT, 2),
        item("soon", Urgency.SOON, 1),
    ]
    monkeypatch.setattr(waiting, "_providers", [])
    register(lambda user: items[:2])
    register(lambda user: items[2:])
    assert [found.text for found in waiting_for(None)] == ["old", "new", "undated", "soon", "when you can"]


def test_an_app_that_registers_twice_is_asked_once(monkeypatch) -> None:
    monkeypatch.setattr(waiting, "_providers", [])

    def provider(user: object) -> list[WaitingItem]:
        return [item("once", Urgency.SOON)]

    register(provider)
    register(provider)
    assert len(waiting_for(None)) == 1
