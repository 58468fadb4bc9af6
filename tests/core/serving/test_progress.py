import io

from django.core.management.base import OutputWrapper

from clearinghouse.core.serving import progress
from clearinghouse.core.serving.progress import CountingOutput, step


class Terminal(io.StringIO):
    def isatty(self):
        return True


def count(stream, *, total, lines):
    out = CountingOutput(OutputWrapper(stream), total=total, word="Applying")
    for _ in range(lines):
        out.write("  Applying something... OK\n")
    return stream.getvalue()


def test_a_log_file_hears_each_tenth():
    assert count(io.StringIO(), total=4, lines=4).split() == ["20", "%", "50", "%", "70", "%", "100", "%"]


def test_a_terminal_sees_one_line_that_moves():
    drawn = count(Terminal(), total=3, lines=3)
    assert drawn.count("\n") == 1
    assert "3 of 3" in drawn


def test_more_than_was_foreseen_is_not_told():
    assert count(io.StringIO(), total=4, lines=40).split()[-2:] == ["100", "%"]


def test_a_long_step_says_how_long_it_took_and_a_quick_one_does_not(monkeypatch):
    out = io.StringIO()
    with step("Quick", OutputWrapper(out)):
        pass
    monkeypatch.setattr(progress, "QUICK_SECONDS", 0.0)
    with step("Long", OutputWrapper(out)):
        pass
    assert out.getvalue() == "Quick …\nLong …\n  done in 0.0 s\n"
