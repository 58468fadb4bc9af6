import pytest
from django.core.management import CommandError, call_command

from clearinghouse.districts.models import District

COMMAND = "clearinghouse.demo.management.commands.load_demo"


@pytest.mark.django_db
def test_the_production_settings_refuse_the_demo(settings):
    settings.SETTINGS_MODULE = "clearinghouse.settings.production"
    with pytest.raises(CommandError, match="--really"):
        call_command("load_demo")
    assert not District.objects.exists()


def test_an_operator_who_really_wants_it_gets_it(settings, monkeypatch, capsys):
    settings.SETTINGS_MODULE = "clearinghouse.settings.production"
    monkeypatch.setattr(f"{COMMAND}.load_demo", lambda told: 7)
    call_command("load_demo", really=True)
    assert "The demo is loaded." in capsys.readouterr().out


def test_an_operator_hears_that_nothing_has_changed(monkeypatch, capsys):
    monkeypatch.setattr(f"{COMMAND}.load_demo", lambda told: 0)
    call_command("load_demo")
    assert "nothing has changed" in capsys.readouterr().out
