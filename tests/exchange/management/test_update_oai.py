import io

import pytest
from django.core.management import call_command

from tests.factories.resources import practice_page


@pytest.mark.django_db
def test_the_command_tells_what_nobody_was_told_of():
    practice_page()
    for said in ("1 records told anew.", "0 records told anew."):
        out = io.StringIO()
        call_command("update_oai", stdout=out)
        assert out.getvalue().strip() == said
