"""The benchmark's own bookkeeping; what it measures is measured by `make bench`."""

import json
from types import SimpleNamespace

import pytest

from tests.bench import __main__ as bench
from tests.bench.measure import Row


@pytest.fixture
def quick(monkeypatch, tmp_path):
    """Benchmarks that take no time and write to a folder of this test."""
    monkeypatch.setattr(bench, "ROOT", tmp_path)
    monkeypatch.setattr(
        bench.importlib, "import_module", lambda name: SimpleNamespace(run=lambda: [Row(name, 3.0, 4.0, "requests/s")])
    )
    return tmp_path / "var" / "bench"


def test_without_a_name_everything_is_measured_and_written(quick, capsys) -> None:
    assert bench.main([]) == 0
    assert sorted(path.stem for path in quick.glob("*.json")) == sorted(bench.KNOWN)
    told = capsys.readouterr().out
    assert told.index("ratio") < told.index("ours")
    assert "0.750" in told


def test_one_name_measures_that_alone(quick) -> None:
    assert bench.main(["pages"]) == 0
    (written,) = quick.glob("*.json")
    assert json.loads(written.read_text()) == [
        {"name": "tests.bench.pages", "ours": 3.0, "reference": 4.0, "ratio": 0.75, "unit": "requests/s"}
    ]


def test_an_unknown_name_says_which_there_are_and_measures_nothing(quick, capsys) -> None:
    assert bench.main(["pages", "speed"]) == 2
    told = capsys.readouterr().out
    assert "There is no benchmark speed." in told
    assert all(name in told for name in bench.KNOWN)
    assert not quick.exists()
