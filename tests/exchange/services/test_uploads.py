import os
import stat
from uuid import uuid4

import pytest

from clearinghouse.exchange.services import uploads
from tests.exchange.uploads import upload


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path) -> None:
    settings.VAR_DIR = tmp_path


def test_an_upload_is_readable_by_the_site_alone_and_lies_under_a_name_of_ours() -> None:
    path = uploads.keep(upload(b"a,b\n", name="../../etc/passwd"), uuid4())
    assert path.read_bytes() == b"a,b\n"
    assert path.parent == uploads.folder()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_removing_an_upload_again_does_nothing() -> None:
    name = uuid4()
    uploads.keep(upload(), name)
    uploads.remove(name)
    uploads.remove(name)
    assert list(uploads.folder().iterdir()) == []


def test_only_what_is_old_counts_as_forgotten() -> None:
    old, new = uploads.keep(upload(), uuid4()), uploads.keep(upload(), uuid4())
    os.utime(old, (0, 0))
    assert uploads.remove_forgotten(older_than=3600) == 1
    assert list(uploads.folder().iterdir()) == [new]
