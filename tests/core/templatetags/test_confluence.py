import re

import pytest

from clearinghouse.core.templatetags.confluence import HEIGHT, WIDTH, Drawing, confluence


def ends(drawing: Drawing) -> list[tuple[str, str]]:
    """Where each reach starts and where it ends, as written."""
    return [(path.path[1:].split("C")[0], " ".join(path.path.split(" ")[-2:])) for path in drawing.reaches]


@pytest.mark.parametrize("streams", [1, 2, 3, 11, 40])
def test_every_stream_reaches_the_mouth(streams: int) -> None:
    drawing = confluence([f"District {n}" for n in range(streams)])
    downstream = dict(ends(drawing))
    for source in drawing.sources:
        at = f"{source.x:g} {source.y:g}"
        for _ in range(streams + 1):
            at = downstream.get(at, at)
        assert at == f"{drawing.mouth.x:g} {drawing.mouth.y:g}"


@pytest.mark.parametrize("streams", [1, 2, 11, 40])
def test_nothing_is_drawn_off_the_page(streams: int) -> None:
    drawing = confluence([""] * streams)
    numbers = [list(map(float, re.findall(r"-?[\d.]+", reach.path))) for reach in drawing.reaches]
    assert all(0 <= x <= WIDTH for path in numbers for x in path[::2])
    assert all(0 <= y <= HEIGHT for path in numbers for y in path[1::2])


def test_the_same_members_give_the_same_drawing() -> None:
    assert confluence(["a", "b", "c"]) == confluence(["a", "b", "c"])


def test_the_river_is_the_first_and_the_widest() -> None:
    widths = [reach.width for reach in confluence([""] * 11).reaches]
    assert widths[0] == max(widths)


def test_a_consortium_without_members_has_no_stream() -> None:
    assert (confluence([]).reaches, confluence([]).sources) == ([], [])


def test_level_streams_begin_in_one_line() -> None:
    assert len({source.x for source in confluence(["a", "b", "c"], level=True).sources}) == 1
