from clearinghouse.advocacy.figures.reading import one_reading, read_once


def test_inside_one_reading_rows_are_read_once_and_outside_each_time() -> None:
    reads: list[int] = []

    def read() -> int:
        reads.append(1)
        return len(reads)

    with one_reading():
        assert [read_once("rows", read), read_once("rows", read)] == [1, 1]
    assert read_once("rows", read) == 2
    with one_reading():
        assert read_once("rows", read) == 3


def test_rows_are_carried_from_one_use_to_the_next_only_where_asked() -> None:
    kept: dict[str, object] = {}
    for _ in range(2):
        with one_reading(kept):
            assert read_once("rows", lambda: "first" if not kept else "again") == "first"
