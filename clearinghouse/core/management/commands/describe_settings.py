from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from pydantic import SecretStr
from pydantic.fields import FieldInfo

from clearinghouse.settings.environment import BASE_DIR, Environment

TARGET = BASE_DIR / "docs" / "settings.md"
HEAD = """# Settings

Every value that may be set, in the environment or in a file `.env` beside `manage.py`. The environment wins.
Written by `manage.py describe_settings` from `clearinghouse/settings/environment.py`: change it there.

| Variable | Kind | Default | What it is |
| --- | --- | --- | --- |
"""
KINDS = {"str": "text", "SecretStr": "secret", "int": "whole number", "float": "number", "bool": "true or false", "Path": "folder"}


class Command(BaseCommand):
    help = "Write docs/settings.md: every variable with its kind, default and meaning."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Write nothing; fail when the file is out of date.")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        text = description()
        if not check:
            TARGET.write_text(text)
            self.stdout.write(f"Wrote {TARGET.relative_to(BASE_DIR)}.")
        elif not TARGET.exists() or TARGET.read_text() != text:
            raise CommandError("docs/settings.md is out of date. Run: manage.py describe_settings")


def description() -> str:
    """The whole page."""
    return HEAD + "".join(row(name, field) for name, field in Environment.model_fields.items())


def row(name: str, field: FieldInfo) -> str:
    kind = KINDS[getattr(field.annotation, "__name__", "str")]
    return f"| `{name}` | {kind} | {default_of(field)} | {(field.description or '').replace('|', '&#124;')} |\n"


def default_of(field: FieldInfo) -> str:
    """The default as one would write it; a secret's is never shown."""
    value = field.default
    if isinstance(value, SecretStr):
        return "built in, refused in production" if value.get_secret_value() else "empty"
    if isinstance(value, Path):
        value = f"{value.relative_to(BASE_DIR)}/"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"`{text}`" if text else "empty"
