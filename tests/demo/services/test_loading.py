import shutil

import pytest

from clearinghouse.core.models import Marker
from clearinghouse.demo.content import CONTENT
from clearinghouse.demo.services import loading
from clearinghouse.demo.services.loading import PARTS, Part, load_demo, load_part
from clearinghouse.districts.models import Invitation
from clearinghouse.resources.models import Finding, ResearchReviewPage, Topic

pytestmark = pytest.mark.django_db


def test_the_whole_demo_loads_and_a_second_run_does_nothing(django_assert_num_queries):
    told = []
    assert load_demo(told.append) == len(PARTS)
    assert ResearchReviewPage.objects.visible_to(None).count() >= 40
    assert Finding.objects.count() > 400
    assert Invitation.objects.filter(accepted_at=None).exists()
    assert "Research reviews: 46" in told
    told.clear()
    with django_assert_num_queries(3 * len(PARTS)):
        assert load_demo(told.append) == 0
    assert told == []


def test_a_changed_file_loads_its_part_alone(tmp_path, monkeypatch):
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    monkeypatch.setattr("clearinghouse.demo.content.CONTENT", content)
    monkeypatch.setattr(loading, "PARTS", tuple(part for part in PARTS if part.name in {"Topics", "Districts"}))
    load_demo(lambda line: None)
    topics = content / "topics.yaml"
    topics.write_text(topics.read_text().replace("name: Writing", "name: Writing well"))
    told = []
    assert load_demo(told.append) == 1
    assert Topic.objects.filter(name="Writing well").exists()
    assert told[0] == "Topics: loading"


def test_a_part_that_fails_leaves_neither_rows_nor_mark():
    def half(told):
        Topic.objects.create(name="Half", slug="half")
        raise RuntimeError("stopped half way")

    with pytest.raises(RuntimeError):
        load_part(Part("Topics", ("topics.yaml",), half), lambda line: None)
    assert not Topic.objects.exists()
    assert Marker.value_of("demo:Topics") is None
