import pytest

from clearinghouse.demo.content import read_entries
from clearinghouse.demo.services.districts import load_districts
from clearinghouse.demo.services.expertise import load_expertise
from clearinghouse.demo.services.library import load_topics
from clearinghouse.demo.services.people import load_people
from forums.models import Helper

pytestmark = pytest.mark.django_db


def test_the_demos_people_may_be_asked_about_what_the_library_has_terms_for():
    load_districts(read_entries("districts.yaml"))
    load_people(read_entries("people.yaml"))
    load_topics(read_entries("topics.yaml"))
    content = read_entries("expertise.yaml")
    for _ in range(2):
        assert load_expertise(content) == len(content)
    told = {entry["by"]: (set(entry["knows"]), entry["a_week"]) for entry in content}
    kept = {
        one.user.email.partition("@")[0]: (set(one.expertise.values_list("slug", flat=True)), one.a_week)
        for one in Helper.objects.all()
    }
    assert kept == told
