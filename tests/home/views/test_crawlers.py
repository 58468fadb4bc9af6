import pytest

pytestmark = pytest.mark.django_db


def test_robots_are_kept_from_what_is_not_for_them_and_shown_the_map(client, settings) -> None:
    settings.SITE_URL = "https://rivers.example/"
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()
    assert response.headers["Content-Type"].startswith("text/plain")
    assert "Disallow: /search/" in lines
    assert "Sitemap: https://rivers.example/sitemap.xml" in lines
