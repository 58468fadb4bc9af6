import io
import shutil

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError, OutputWrapper

from clearinghouse.core.models import Marker
from clearinghouse.core.serving import steps


@pytest.fixture
def called(monkeypatch):
    names = []
    monkeypatch.setattr(steps, "call_command", lambda name, **options: names.append(name))
    return names


@pytest.fixture
def out():
    return OutputWrapper(io.StringIO())


@pytest.mark.django_db
def test_steps_run_once_or_always_and_again_when_what_they_were_done_for_changes(settings, called, out):
    settings.SITE_URL, settings.DEMO = "http://one", True
    for wanted in (
        step := {"command": "prepare_site", "label": "Site", "once": "{SITE_URL}"},
        {"command": "load_demo", "label": "Demo"},
    ) * 2:
        steps.run_step(wanted, out)
    assert called == ["prepare_site", "load_demo", "load_demo"]
    settings.SITE_URL = "http://two"
    steps.run_step(step, out)
    assert called[-1] == "prepare_site"


@pytest.mark.django_db
def test_a_step_that_fails_is_done_again_at_the_next_start(settings, monkeypatch, out):
    def fail(name, **options):
        raise CommandError("no")

    monkeypatch.setattr(steps, "call_command", fail)
    with pytest.raises(CommandError):
        steps.run_step({"command": "rebuild_index", "label": "Index", "once": "1"}, out)
    assert Marker.value_of("start:rebuild_index") is None


@pytest.mark.django_db
def test_without_a_demo_no_demo_is_loaded(settings, called, out, monkeypatch):
    monkeypatch.setattr(steps, "collect_static", lambda out: None)
    settings.DEMO = False
    settings.START_STEPS = [{"command": "load_demo", "label": "Demo", "demo": True}, {"command": "prepare_site", "label": "Site"}]
    steps.prepare(out)
    assert called == ["prepare_site"]


@pytest.mark.django_db
def test_a_migrated_database_is_not_migrated_again(called, out):
    steps.migrate(out)
    assert called == []


def test_static_files_are_gathered_once_for_each_state_of_their_sources(settings, tmp_path, out, monkeypatch):
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "site.css").write_text("a{}")
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [sources], tmp_path / "static"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    from django.contrib.staticfiles import finders

    finders.get_finder.cache_clear()
    runs = []
    monkeypatch.setattr(steps, "call_command", lambda name, **options: (runs.append(name), call_command(name, **options)))
    try:
        steps.collect_static(out)
        steps.collect_static(out)
        assert runs == ["collectstatic"]
        (sources / "site.css").write_text("a{color:red}")
        steps.collect_static(out)
        assert runs == ["collectstatic"] * 2
        shutil.rmtree(settings.STATIC_ROOT)
        steps.collect_static(out)
        assert runs == ["collectstatic"] * 3
    finally:
        finders.get_finder.cache_clear()
