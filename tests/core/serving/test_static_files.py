from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings

from clearinghouse.core.serving.static_files import join_sheets, move_addresses

STORAGE = "clearinghouse.core.serving.static_files.JoinedStaticFilesStorage"
IN_FOLDERS = "django.contrib.staticfiles.finders.FileSystemFinder"


def test_imports_are_put_inside_their_layers_and_comments_are_left_out() -> None:
    sheet = '/* why */\n@layer base;\n@import url("a/b.css") layer(base);\n'
    assert join_sheets(sheet, {"a/b.css": "/* note */\np {\n  color: red;\n}\n"}) == "@layer base;@layer base{p{color: red;}}"


def test_addresses_are_written_as_seen_from_the_joined_sheet() -> None:
    assert move_addresses('url("../../img/stream.svg")', "components") == 'url("../img/stream.svg")'
    assert move_addresses('url("data:image/png;base64,x")', "components") == 'url("data:image/png;base64,x")'


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site's static files as they are gathered for serving."""
    folder = tmp_path_factory.mktemp("static")
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": STORAGE}}
    with override_settings(STATIC_ROOT=folder, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield folder


def test_what_is_served_is_one_sheet_of_at_most_fourteen_kilobytes_on_the_wire(gathered: Path) -> None:
    (sheet,) = gathered.glob("css/site.*.css")
    assert "@import" not in sheet.read_text()
    assert "stream.svg" not in sheet.read_text()
    assert sheet.with_suffix(".css.gz").stat().st_size <= 14_000  # under a quarter of what a first view may weigh


def test_what_changed_in_one_sheet_is_served_after_gathering_again(tmp_path: Path) -> None:
    part = tmp_path / "source" / "css" / "part.css"
    part.parent.mkdir(parents=True)
    (part.parent / "site.css").write_text('@layer base;\n@import url("part.css") layer(base);\n')
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": STORAGE}}
    with override_settings(
        STATIC_ROOT=tmp_path / "gathered", STORAGES=storages, STATICFILES_DIRS=[part.parents[1]], STATICFILES_FINDERS=[IN_FOLDERS]
    ):
        for word in ("first", "second"):
            part.write_text(f"p {{ content: '{word}'; }}")
            call_command("collectstatic", interactive=False, verbosity=0)
    assert any("second" in sheet.read_text() for sheet in (tmp_path / "gathered").glob("css/site.*.css"))


def test_a_file_is_sent_small_once_and_for_all_under_a_name_that_changes_with_it(gathered: Path) -> None:
    (sheet,) = gathered.glob("css/site.*.css")
    address, sizes = f"/static/css/{sheet.name}", {}
    for accepted, encoding in (("identity", None), ("gzip", "gzip"), ("gzip, br", "br")):
        answer = Client().get(address, headers={"accept-encoding": accepted})
        head = Client().head(address, headers={"accept-encoding": accepted})
        assert answer.get("Content-Encoding") == encoding
        assert "immutable" in answer["Cache-Control"]
        assert "Accept-Encoding" in answer["Vary"]
        assert head.headers == answer.headers
        sizes[accepted] = len(answer.getvalue())
    assert sizes["gzip, br"] < sizes["gzip"] < sizes["identity"] / 3
    known = {"if-none-match": answer["ETag"], "if-modified-since": answer["Last-Modified"]}
    assert Client().get(address, headers=known).status_code == 304
    assert "immutable" not in Client().get("/static/css/site.css")["Cache-Control"]
