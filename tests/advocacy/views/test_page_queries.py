"""How much each kind of public page asks of the database for a visitor whose page is not kept, whatever stands on it.

Measured in a process that has shown one other page before: from then on it knows the menu and where the site's pages begin.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.districts import DistrictFactory
from tests.factories.pages import everything_in_a_body, front_page, news, press_kit, public_page, story, with_picture
from tests.visitors import forget_everything

pytestmark = pytest.mark.django_db
OTHER = "/library/"
ADDRESSES = [
    "/", "/why-we-cooperate/", "/stories/", "/stories/story-0/", "/news/", "/news/news-0/", "/press-kit/", "/districts/alder-0/",
    "/figures/", "/figures/students/", "/feeds/news.atom", "/feeds/stories.rss", "/sitemap.xml", "/robots.txt",
]  # fmt: skip


@pytest.mark.parametrize("many", [1, 3, 12])
def test_a_public_page_takes_at_most_ten_queries_however_much_stands_on_it(
    many: int, client, subtests, django_assert_max_num_queries
) -> None:
    body, day = everything_in_a_body(many), timezone.localdate()
    for number in range(many):
        district = DistrictFactory(slug=f"alder-{number}", enrolment=400 + number)
        story(f"Story {number}", district=district, body=body, date=day - timedelta(days=number), **with_picture(f"Story {number}"))
        news(f"News {number}", body=body, date=day - timedelta(days=number), **with_picture(f"News {number}"))
    public_page(title="Why we cooperate", body=body, **with_picture("Why"))
    press_kit(body=body)
    front_page()
    for address in ADDRESSES:
        forget_everything()
        client.cookies.clear()
        client.get(OTHER)
        with subtests.test(address), django_assert_max_num_queries(10):
            assert client.get(address).status_code == 200
