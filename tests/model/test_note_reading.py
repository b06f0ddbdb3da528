"""What is recognised in a note, and that nothing is guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.model.choices import LogKind
from jobcoach.model.note_reading import Mark, read_note

DAY = date(2026, 11, 24)  # a Tuesday
STUDENTS = [(1, "Noor", "Noor Visser"), (2, "Emre", "Emre Yıldız"), (3, "Emre", "Emre de Vries")]
EMPLOYERS = [(7, "Bakkerij Korenaar"), (8, "Fietsenmakerij De Ketting")]


def read(text):
    return read_note(text, today=DAY, students=STUDENTS, employers=EMPLOYERS)


def test_the_note_of_the_picture():
    found = read(
        "Korenaar, 2 uur meegelopen. Noor heeft het deeg zelf afgewogen, de mixer nog samen. "
        "Beloofd: werkschoenen maat 38 voor zaterdag"
    )
    assert (found.student, found.employer, found.minutes, found.kind) == (1, 7, 120, LogKind.BEZOEK)
    assert [(item.what, item.due) for item in found.promises] == [("werkschoenen maat 38", date(2026, 11, 28))]
    assert {span.mark for span in found.spans} >= {Mark.STUDENT, Mark.EMPLOYER, Mark.HOURS, Mark.PROMISE}


def test_a_call_name_that_two_share_is_not_guessed():
    assert read("Emre werkte goed door").student is None
    assert read("Emre Yıldız werkte goed door").student == 2


@pytest.mark.parametrize(
    ("words", "minutes"),
    [("2 uur", 120), ("2,5 uur", 150), ("een half uur", 30), ("kwartier", 15), ("45 minuten", 45), ("drie uur", 180)],
)
def test_hours_in_every_way_people_type_them(words, minutes):
    assert read(f"{words} meegelopen").minutes == minutes


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("gisteren", DAY - timedelta(days=1)),
        ("vandaag", DAY),
        ("afgelopen vrijdag", date(2026, 11, 20)),
        ("vorige dinsdag", date(2026, 11, 17)),
    ],
)
def test_days_that_have_been(words, day):
    assert read(f"{words} gewerkt").on == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("bellen morgen", date(2026, 11, 25)),
        ("bellen voor dinsdag", date(2026, 12, 1)),
        ("rooster op 3 dec", date(2026, 12, 3)),
        ("rooster vóór 3 januari", date(2027, 1, 3)),
        ("rooster navragen", None),
    ],
)
def test_a_promise_has_the_day_that_was_said_or_none(words, day):
    assert read(f"Beloofd: {words}").promises[0].due == day


def test_the_day_of_a_promise_is_not_the_day_of_the_visit():
    assert read("Bezoek. Beloofd: bellen vandaag").on is None


@given(st.text(max_size=300))
def test_any_text_is_read_and_every_span_lies_inside(text):
    found = read(text)
    assert all(0 <= span.start < span.end <= len(text) for span in found.spans)
    assert found.minutes is None or found.minutes >= 0
