"""Days on which a school works: the weekdays of a stage, holidays left out, terms that end on a Friday."""

from datetime import date, timedelta

from jobcoach.model.working_days import first_working_day


def first_monday(start: date, end: date) -> date:
    """The Monday on which a stage begins; no stage begins in the summer holiday."""
    begin = monday(start)
    if begin.month not in (7, 8):
        return begin
    september = date(start.year, 9, 1)
    return monday(september if (end - september).days > 60 else date(start.year, 5, 8))


def before_summer(day: date) -> date:
    """The same day, or the last week of the school year when it falls in the summer."""
    return date(day.year, 6, 30) if day.month in (7, 8) else day


def friday(day: date) -> date:
    """The Friday on or after a day."""
    return day + timedelta(days=(4 - day.weekday()) % 7)


def monday(day: date) -> date:
    """The Monday on or after a day."""
    return day + timedelta(days=-day.weekday() % 7)


def workdays(start: date, end: date, weekdays: tuple[int, ...]) -> list[date]:
    """The days of a stage between two days, on its weekdays (0 is Monday), holidays left out."""
    span = range((end - start).days + 1)
    days = (start + timedelta(days=step) for step in span)
    return [day for day in days if day.weekday() in weekdays and not _holiday(day)]


def _holiday(day: date) -> bool:
    """The summer and Christmas weeks in which nobody is on stage; about as schools plan them."""
    at = (day.month, day.day)
    summer = at >= (7, 11) and at <= (8, 23)
    return summer or at >= (12, 21) or at <= (1, 4)


def working_day_before(day: date) -> date:
    """The same day, or the Friday before when it is in a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def working_day(today: date, days: int) -> date:
    """A day from today that is no weekend: before today the Friday, after it the Monday."""
    day = today + timedelta(days=days)
    if day.weekday() < 5 or days == 0:
        return day
    return working_day_before(day) if days < 0 else monday(day)


def in_four_weeks(day: date) -> date:
    """The Friday of the fourth week from a day, or the first day after it that offices work."""
    return first_working_day(friday(day + timedelta(days=28)))
