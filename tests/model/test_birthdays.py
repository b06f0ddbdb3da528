"""The birthdays that change who decides are told before they come, and agree with the age itself."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jobcoach.model.base import years_between
from jobcoach.model.birthdays import NOTICE, birthday, coming
from jobcoach.model.consent import who_agrees, who_consents


@given(st.dates(date(1990, 1, 1), date(2020, 12, 31)), st.sampled_from([16, 18]))
def test_the_age_is_reached_on_that_day_and_not_the_day_before(born: date, age: int) -> None:
    day = birthday(born, age)
    assert years_between(born, day) == age
    assert years_between(born, day - timedelta(days=1)) == age - 1


@given(st.dates(date(1990, 1, 1), date(2020, 12, 31)), st.integers(0, 9000), st.booleans())
def test_no_change_of_who_decides_comes_unannounced(born: date, after: int, alone: bool) -> None:
    on = born + timedelta(days=after)
    found = coming(born, on)
    later = [on + timedelta(days=days) for days in range(NOTICE.days + 1)]

    def deciders(day: date) -> tuple[object, object]:
        age = years_between(born, day)
        return who_consents(age=age, decides_alone=alone), who_agrees(age=age, decides_alone=alone)

    changes = [day for day in later if deciders(day) != deciders(on)]
    assert (found is not None) is bool(changes)
    assert found is None or found.on == changes[0]


def test_it_says_who_is_asked_anew() -> None:
    on = date(2026, 11, 24)
    sixteen, eighteen = coming(date(2010, 12, 1), on), coming(date(2008, 12, 24), on)
    assert sixteen is not None
    assert eighteen is not None
    assert "Sanne zelf" in sixteen.tells("Sanne", decides_alone=True)
    assert "op een ouder rustte" in eighteen.tells("Sanne", decides_alone=True)
    assert "vertegenwoordiger" in eighteen.tells("Sanne", decides_alone=False)
    assert coming(date(2008, 12, 25), on) is None
    assert coming(date(2008, 11, 24), on) is None
    assert coming(None, on) is None
