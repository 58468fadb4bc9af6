"""The order of headings that readers of headings need."""

import pytest
from django.core.exceptions import ValidationError

from clearinghouse.advocacy.blocks import NO_PART, BodyBlocks

BLOCKS = BodyBlocks()


def heading(size: str) -> dict:
    return {"type": "heading", "value": {"text": "Fair funding", "size": size}}


def cleaned(*entries: dict):
    return BLOCKS.clean(BLOCKS.to_python(list(entries)))


def test_a_point_below_a_part_is_accepted() -> None:
    assert len(cleaned(heading("part"), heading("point"), heading("point"))) == 3


def test_a_point_without_a_part_is_refused_and_told_where() -> None:
    with pytest.raises(ValidationError) as refused:
        cleaned(heading("point"), heading("part"))
    assert list(refused.value.block_errors) == [0]
    assert NO_PART in str(refused.value.block_errors[0])
