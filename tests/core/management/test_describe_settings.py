import pytest
from django.core.management import CommandError, call_command

from clearinghouse.core.management.commands import describe_settings
from clearinghouse.settings.environment import EMBEDDED_SECRET, Environment


def test_the_page_of_settings_is_up_to_date():
    call_command("describe_settings", "--check")


def test_every_variable_has_its_line_and_a_meaning():
    lines = [line for line in describe_settings.description().splitlines() if line.startswith("| `")]
    assert len(lines) == len(Environment.model_fields)
    assert all(line.split("|")[4].strip() for line in lines)


def test_no_secret_and_no_folder_of_this_machine_is_written_down():
    text = describe_settings.description()
    assert EMBEDDED_SECRET not in text
    assert str(describe_settings.BASE_DIR) not in text


def test_an_old_page_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(describe_settings, "TARGET", tmp_path / "settings.md")
    with pytest.raises(CommandError, match="out of date"):
        call_command("describe_settings", "--check")
