from pathlib import Path

from django.core.management import call_command

from clearinghouse.core.serving.static_files import join_sheets, move_addresses

STORAGE = "clearinghouse.core.serving.static_files.JoinedStaticFilesStorage"


def test_imports_are_put_inside_their_layers_and_comments_are_left_out() -> None:
    sheet = '/* why */\n@layer base;\n@import url("a/b.css") layer(base);\n'
    assert join_sheets(sheet, {"a/b.css": "/* note */\np {\n  color: red;\n}\n"}) == "@layer base;@layer base{p{color: red;}}"


def test_addresses_are_written_as_seen_from_the_joined_sheet() -> None:
    assert move_addresses('url("../../img/stream.svg")', "components") == 'url("../img/stream.svg")'
    assert move_addresses('url("data:image/png;base64,x")', "components") == 'url("data:image/png;base64,x")'


def test_what_is_served_is_one_sheet_of_at_most_ten_kilobytes_on_the_wire(settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": STORAGE}}
    call_command("collectstatic", interactive=False, verbosity=0)
    (sheet,) = tmp_path.glob("css/site.*.css")
    assert "@import" not in sheet.read_text()
    assert "stream.svg" not in sheet.read_text()
    assert sheet.with_suffix(".css.gz").stat().st_size <= 10_000
