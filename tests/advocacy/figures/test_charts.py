from clearinghouse.advocacy.figures.charts import LONGEST_LABEL, MOST_BARS, chart_of
from clearinghouse.advocacy.figures.registry import Part


def test_the_longest_bar_fills_the_chart_and_others_are_as_long_as_their_share() -> None:
    chart = chart_of([Part("A", 400), Part("B", 100), Part("C", 0), Part("D", None)])
    assert [bar.percent for bar in chart.bars] == ["100.00", "25.00", "0.00", "0.00"]
    assert chart.bars[3].shown == "not recorded"


def test_bars_stand_below_each_other_and_all_fit() -> None:
    chart = chart_of([Part("A", 4), Part("B", 1)])
    assert chart.bars[0].bar_at < chart.bars[1].words_at < chart.bars[1].bar_at < chart.height


def test_many_parts_are_cut_and_it_is_said_how_many_are_left_out() -> None:
    chart = chart_of([Part(f"District {n}", n) for n in range(50)])
    assert (len(chart.bars), chart.left_out) == (MOST_BARS, 50 - MOST_BARS)


def test_a_long_name_is_shortened_for_it_stands_in_the_table_whole() -> None:
    assert len(chart_of([Part("Central " * 20, 1)]).bars[0].label) <= LONGEST_LABEL


def test_nothing_to_draw_is_no_error() -> None:
    assert chart_of([]).height == 0
    assert [bar.percent for bar in chart_of([Part("A", 0)]).bars] == ["0.00"]
