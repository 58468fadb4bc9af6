"""What a page may send over a socket: the rule of every socket."""

from clearinghouse.core.serving import frames
from clearinghouse.core.serving.frames import LARGEST_FRAME, MOST_FRAMES, TOO_LARGE, TOO_MANY, WITHIN_SECONDS, FrameGuard


def test_what_is_too_large_is_refused_by_its_size_on_the_wire() -> None:
    guard = FrameGuard()
    assert guard.refuses("x" * LARGEST_FRAME, None) is None
    assert guard.refuses(None, b"x" * LARGEST_FRAME) is None
    assert guard.refuses("x" * (LARGEST_FRAME + 1), None) == TOO_LARGE
    assert guard.refuses("é" * (LARGEST_FRAME // 2 + 1), None) == TOO_LARGE, "two bytes each"
    assert guard.refuses(None, b"x" * (LARGEST_FRAME + 1)) == TOO_LARGE
    assert guard.refuses("\ud800", None) is None, "half a character is nonsense and no error"
    assert guard.refuses("\ud800" * LARGEST_FRAME, None) == TOO_LARGE


def test_a_flood_is_refused_and_a_slow_talker_is_not(monkeypatch) -> None:
    now = [100.0]
    monkeypatch.setattr(frames.time, "monotonic", lambda: now[0])
    guard = FrameGuard()
    for _ in range(MOST_FRAMES):
        assert guard.refuses("{}", None) is None
    assert guard.refuses("{}", None) == TOO_MANY
    now[0] += WITHIN_SECONDS
    for _ in range(3 * MOST_FRAMES):
        now[0] += WITHIN_SECONDS / MOST_FRAMES
        assert guard.refuses("{}", None) is None
