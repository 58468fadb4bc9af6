"""The rules of the house that no linter knows (DESIGN: rooms, one place for each rule, sizes)."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = [path.parent for path in ROOT.glob("**/apps.py") if ".venv" not in path.parts and "var" not in path.parts]
TEMPLATES = ROOT / "templates"
LONGEST_FILE = 250
MOST_ENTRIES = 12
# The files that any app may have (docs/decisions, CONTRIBUTING.md): their number says nothing about an app.
VOCABULARY = {
    "enums",
    "errors",
    "signals",
    "models",
    "validators",
    "policies",
    "selectors",
    "services",
    "forms",
    "views",
    "tasks",
    "receivers",
    "urls",
}


def tracked(pattern: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", pattern],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).exists()]


def product_files() -> list[Path]:
    return [path for path in tracked("*.py") if "tests" not in path.parts and "migrations" not in path.parts]


def mirrored_test(module: Path) -> list[Path]:
    relative = module.relative_to(ROOT)
    parts = [part for part in relative.parts[:-1] if part != "clearinghouse"]
    folder = ROOT / "tests" / Path(*parts)
    return [folder / f"test_{module.stem}.py", folder / f"test_{module.stem}"]


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_every_service_selector_and_policy_module_has_a_test_module_of_its_name(app: Path) -> None:
    rules = [*app.glob("services/*.py"), *app.glob("selectors/*.py"), *app.glob("services.py"), *app.glob("selectors.py")]
    rules += [*app.glob("policies.py"), *app.glob("audience.py")]
    untested = [
        str(path.relative_to(ROOT))
        for path in rules
        if path.stem != "__init__" and not any(t.exists() for t in mirrored_test(path))
    ]
    assert untested == []


def test_no_file_outgrows_a_screenful_of_screens() -> None:
    long = {str(path.relative_to(ROOT)): n for path in product_files() if (n := len(path.read_text().splitlines())) > LONGEST_FILE}
    assert long == {}


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_no_app_folder_is_a_drawer_for_everything(app: Path) -> None:
    # What Python, Django and Wagtail look for under these very names, at this very place.
    beside = {"__init__.py", "apps.py", "migrations", "__pycache__", "templatetags", "management", "wagtail_hooks.py"}
    entries = [path.name for path in app.iterdir() if path.name not in beside]
    own = [entry for entry in entries if entry.removesuffix(".py") not in VOCABULARY]
    assert len(own) <= MOST_ENTRIES, f"{app.name} holds {sorted(own)} beside the vocabulary of every app"


def test_every_template_folder_is_named_for_an_app_or_is_shared() -> None:
    shared = {"components", "account", "email", "wagtailadmin", "usersessions"}
    labels = {app.name for app in APPS} | shared
    strangers = [path.name for path in TEMPLATES.iterdir() if path.is_dir() and path.name not in labels]
    assert strangers == []


def test_every_template_is_used_by_another_template_or_by_code() -> None:
    texts = "\n".join(path.read_text() for path in [*tracked("*.py"), *tracked("*.html"), *tracked("*.txt")])
    third_party = ("account/", "wagtailadmin/", "usersessions/", "400.html", "403.html", "404.html", "429.html", "500.html")
    page_types = set(re.findall(r"class (\w+)\((?:\w+, )*(?:\w+Page|Page)\)", texts))
    snake = {re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower() for name in page_types}
    unused = []
    for template in [*TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.txt")]:
        name = str(template.relative_to(TEMPLATES))
        if name.startswith(third_party) or template.stem in snake:
            continue
        folder, chosen_by_name = name.rpartition("/")[0], f'"{template.stem}"' in texts
        if any(f"{quote}{written}" in texts for quote in "\"'" for written in (name, name.rsplit(".", 1)[0])):
            continue
        if not (chosen_by_name and f'f"{folder}/{{' in texts):
            unused.append(name)
    assert unused == []


def test_no_template_holds_an_inline_script_style_or_handler() -> None:
    inline = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)|<style\b|\sstyle=|\son[a-z]+=", re.IGNORECASE)
    emails = [path for path in TEMPLATES.rglob("*.html") if "email" in path.parts]
    found = [
        str(path.relative_to(ROOT)) for path in TEMPLATES.rglob("*.html") if path not in emails and inline.search(path.read_text())
    ]
    assert found == []


def test_every_template_comment_of_several_lines_is_a_comment() -> None:
    """Django ends `{#` at the end of its line; what follows would be read by visitors."""
    shown = re.compile(r"\{#(?![^\n]*#\})")
    assert [str(path.relative_to(ROOT)) for path in TEMPLATES.rglob("*.html") if shown.search(path.read_text())] == []


def test_views_write_nothing_themselves() -> None:
    writing = re.compile(r"\.(save|delete|create|update|get_or_create|update_or_create|bulk_create|bulk_update)\(")
    views = [path for path in product_files() if path.stem == "views" or "views" in path.parts or path.stem == "consumers"]
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in views
        for line in path.read_text().splitlines()
        if writing.search(line)
    ]
    assert found == []


def test_content_apps_do_not_know_that_search_exists() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in product_files()
        if path.relative_to(ROOT).parts[:2]
        in [
            ("clearinghouse", "resources"),
            ("clearinghouse", "districts"),
            ("clearinghouse", "core"),
            ("clearinghouse", "accounts"),
        ]
        and re.search(r"^\s*(from|import) search\b", path.read_text(), re.MULTILINE)
    ]
    assert found == []


def test_nothing_committed_names_another_host_for_an_asset() -> None:
    hosts = re.compile(r"""(?:src|href)=["'](?:https?:)?//(?!127\.0\.0\.1)[^"']*\.(?:css|js|woff2?|png|jpg|svg)""")
    found = [str(path.relative_to(ROOT)) for path in TEMPLATES.rglob("*.html") if hosts.search(path.read_text())]
    assert found == []


def test_migrations_are_named_for_what_they_do() -> None:
    automatic = [
        str(path.relative_to(ROOT))
        for path in tracked("*/migrations/*.py")
        if re.search(r"\d{4}_auto_|_alter_.*_and_more", path.name)
    ]
    assert automatic == []
