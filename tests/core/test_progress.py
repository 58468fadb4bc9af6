import io

from clearinghouse.core.progress import ProgressBar


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_one_line_that_is_redrawn() -> None:
    screen = Screen()
    bar = ProgressBar(screen, pause=0)
    bar("Writing", 1, 2)
    bar("Writing", 2, 2)
    assert "[###############...............] 1 of 2" in screen.getvalue()
    assert screen.getvalue().count("\n") == 1
    assert screen.getvalue().endswith("2 of 2\x1b[K\n")


def test_a_log_gets_one_line_for_each_tenth() -> None:
    log = io.StringIO()
    bar = ProgressBar(log)
    for done in range(1, 201):
        bar("Writing", done, 200)
    assert log.getvalue().splitlines() == [f"Writing {tenth} %" for tenth in range(0, 101, 10)]


def test_a_length_that_is_not_known_yet_divides_nothing() -> None:
    log, screen = io.StringIO(), Screen()
    ProgressBar(log)("Reading", 500, 0)
    ProgressBar(screen, pause=0)("Reading", 500, 0)
    assert log.getvalue() == "Reading …\n"
    assert "500" in screen.getvalue()
