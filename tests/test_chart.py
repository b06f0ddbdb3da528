"""Charts as geometry: what a painter gets, whatever the scores are."""

from hypothesis import given
from hypothesis import strategies as st

from jobcoach import chart
from jobcoach.chart import Scale, Score, Spot, Stroke

SCALE = Scale(zero=100, step=40)
SCORES = st.lists(st.builds(Score, st.text(max_size=5), st.integers(-2, 7), st.integers(-2, 7)), max_size=12)


@given(SCORES)
def test_only_what_was_scored_is_drawn_most_grown_first(scores: list[Score]) -> None:
    found = chart.scored(scores)
    assert len(found) == sum(1 <= one.last <= chart.LEVELS for one in scores)
    assert all(1 <= one.first <= chart.LEVELS for one in found)
    steps = [one.last - one.first for one in found]
    assert steps == sorted(steps, reverse=True)
    assert chart.grown(found) == sum(step > 0 for step in steps)


def test_one_score_counts_as_first_and_last() -> None:
    assert chart.scored([Score("tempo", 0, 3)]) == [Score("tempo", 3, 3)]
    assert chart.change(Score("tempo", 3, 3)) == "blijft 3"
    assert chart.change(Score("tempo", 3, 2)) == "3 naar 2"


def test_growth_is_a_bar_from_the_edge_of_the_open_dot_to_the_filled_one() -> None:
    marks = chart.row(Score("tempo", 2, 4), SCALE, top=10, height=16)
    bar = next(mark for mark in marks if isinstance(mark, Stroke) and mark.role == "bar")
    first, last = (mark for mark in marks if isinstance(mark, Spot))
    assert (first.role, first.x, first.y) == ("first", 140, 18)
    assert (last.role, last.x, last.y) == ("last", 220, 18)
    assert (bar.x1, bar.x2) == (140 + SCALE.open_dot + 0.1, 220)
    back = chart.row(Score("tempo", 4, 2), SCALE, top=10, height=16)
    assert next(mark for mark in back if isinstance(mark, Stroke) and mark.role == "bar").x1 < 220


@given(st.integers(1, 4), st.integers(1, 4))
def test_nothing_is_painted_outside_the_chart(first: int, last: int) -> None:
    for mark in chart.row(Score("x", first, last), SCALE, top=0, height=16):
        xs = [mark.x - mark.radius, mark.x + mark.radius] if isinstance(mark, Spot) else [mark.x1, mark.x2]
        assert SCALE.left - 0.01 <= min(xs)
        assert max(xs) <= SCALE.left + SCALE.width + 0.01
    assert sum(isinstance(mark, Spot) for mark in chart.row(Score("x", first, last), SCALE, top=0, height=16)) == (
        1 if first == last else 2
    )
