"""Images from the site itself."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def images(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    folder = tmp_path / "images"
    folder.mkdir()
    return folder


def test_an_image_is_served_and_what_lies_beside_the_images_is_not(client, images: Path) -> None:
    (images / "school.png").write_bytes(b"a picture")
    (images.parent / "plan.txt").write_bytes(b"a plan")
    assert client.get("/media/images/school.png").getvalue() == b"a picture"
    assert client.get("/media/images/../plan.txt").status_code == 400
    assert client.get("/media/plan.txt").status_code == 404


@pytest.mark.parametrize("name", ["x" * 300, "x/" * 3_000 + "x", "no-such.png", ""])
def test_a_name_that_no_image_has_is_not_found(client, images: Path, name: str) -> None:
    assert client.get(f"/media/images/{name}").status_code == 404
