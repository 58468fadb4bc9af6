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


def test_a_log_file_hears_each_quarter():
    assert count(io.StringIO(), total=8, lines=8) == "  2 of 8\n  4 of 8\n  6 of 8\n  8 of 8\n"


def test_a_terminal_sees_one_line_that_moves():
    assert count(Terminal(), total=3, lines=3) == "\r  1 of 3\r  2 of 3\r  3 of 3\n"


def test_more_than_was_foreseen_is_not_told():
    assert count(io.StringIO(), total=4, lines=40).splitlines()[-1] == "  4 of 4"


def test_a_long_step_says_how_long_it_took_and_a_quick_one_does_not(monkeypatch):
    out = io.StringIO()
    with step("Quick", OutputWrapper(out)):
        pass
    monkeypatch.setattr(progress, "QUICK_SECONDS", 0.0)
    with step("Long", OutputWrapper(out)):
        pass
    assert out.getvalue() == "Quick …\nLong …\n  done in 0.0 s\n"
