"""Which backups stay: everything of two days, then one a day, one a week and one a month (about a year in all)."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

ALL_OF = timedelta(days=2)
DAYS, WEEKS, MONTHS = 12, 10, 9


def kept(moments: Iterable[datetime], *, now: datetime) -> frozenset[datetime]:
    """Of the instants of all backups (UTC) those that stay: 2 days all, 12 daily, 10 weekly, 9 monthly (as Anki does).

    A day, week or month counts when it HAS a backup, so a clock that jumps ahead or a long holiday wipes nothing;
    what lies in the future (the clock was set back) always stays. Of each period the newest stays.
    """
    ordered = sorted(set(moments), reverse=True)
    staying = {moment for moment in ordered if now - moment <= ALL_OF}
    rest = [moment for moment in ordered if moment not in staying]
    for most, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        newest = _newest_of_each(rest, period)[:most]
        staying.update(newest)
        if newest:
            rest = [moment for moment in rest if period(moment) < period(newest[-1])]
    return frozenset(staying)


def _newest_of_each(moments: list[datetime], period: Callable[[datetime], tuple[int, ...]]) -> list[datetime]:
    """The newest of each period, newest first; ``moments`` come newest first."""
    first: dict[tuple[int, ...], datetime] = {}
    for moment in moments:
        first.setdefault(period(moment), moment)
    return list(first.values())


def _day(moment: datetime) -> tuple[int, ...]:
    at = moment.astimezone(UTC)
    return at.year, at.month, at.day


def _week(moment: datetime) -> tuple[int, ...]:
    return tuple(moment.astimezone(UTC).isocalendar()[:2])


def _month(moment: datetime) -> tuple[int, ...]:
    at = moment.astimezone(UTC)
    return at.year, at.month
