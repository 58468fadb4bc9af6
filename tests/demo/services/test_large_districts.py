import pytest

from clearinghouse.advocacy.models import LargeDistrict
from clearinghouse.demo.services.large_districts import load_large_districts


@pytest.mark.django_db
def test_the_demo_has_the_list_that_comes_with_the_product():
    assert load_large_districts() == load_large_districts() == LargeDistrict.objects.count() > 0
