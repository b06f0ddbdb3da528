"""The visit that comes first: when, where, who, what was seen last time, what was promised."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from jobcoach.caseload.today import Visit
from jobcoach.ui import discreet, theme
from jobcoach.ui.kit import (
    MIDDLE,
    TOP,
    Avatar,
    Button,
    Chip,
    Elided,
    Icon,
    Label,
    boxed,
    column,
    hairline,
    primary,
    row,
    small,
)
from jobcoach.ui.kit.layout import Item
from jobcoach.ui.words.dates import ZONE, short_day

_ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende")


def visit_card(visit: Visit, *, now: datetime, today: date, begin: Callable[[], object]) -> QFrame:
    """The card of the next visit; its button is the primary of the page."""
    chip = Chip(_until(visit.at, now), "accent", icon="clock") if visit.at else None
    head: tuple[Item, ...] = (Label(visit.at or "Vandaag", "title"), None)
    parts: list[Item] = [
        row(*head, *((chip,) if chip else ())),
        Label(visit.employer_name or visit.what, "h", wrap=True),
    ]
    if visit.student_name:
        words = f"{discreet.name(visit.student_name)} · {_visit_number(visit.number)}"
        parts.append(row((Avatar(visit.initials, int(visit.student or 0), 24), 0, MIDDLE), (Elided(words), 1), gap=8))
    if way := " · ".join(part for part in (visit.address, visit.travel) if part):
        parts.append(row((Icon("map-pin", "text2", 16), 0, MIDDLE), (Elided(way, "small", "text2"), 1), gap=6))
    parts += _before(visit, today)
    button = primary("Begin bezoek", begin, icon="play")
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    parts += [4, button]
    return boxed(column(*parts, gap=8, margins=(16, 14, 16, 16)), "now")


def _before(visit: Visit, today: date) -> list[Item]:
    parts: list[Item] = []
    if visit.last_on is not None:
        parts += [4, hairline(), 4, Label(f"Vorige keer, {_short(visit.last_on, today)}", "smallb", "text2")]
        parts.append(Label(discreet.words(_shortened(visit.last_note)), wrap=True))
    if visit.promises:
        parts += [2, Label("Jij beloofde", "smallb", "text2")]
        parts += [
            row((Icon("handshake", "text2", 18), 0, TOP), (Label(text, wrap=True), 1), gap=8)
            for text in visit.promises[:2]
        ]
    return parts


def visit_row(visit: Visit, *, act: Callable[[], object]) -> QWidget:
    """A later visit of today: time, where, who, and its button."""
    where = visit.employer_name or visit.what
    who = " · ".join(
        part for part in (discreet.name(visit.student_name), visit.what if visit.employer_name else "") if part
    )
    button = Button("Bereid voor", "row", act=act)
    button.setAccessibleName(f"Bereid voor: {visit.at} {where}, {who}")
    at = Label(visit.at, "h")
    at.setFixedWidth(theme.px(44))
    words = column(Elided(where, "h"), Elided(who, "small", "text2"), gap=1)
    return boxed(row(at, (words, 1), (button, 0, MIDDLE), gap=8, margins=(0, 10, 0, 10)))


def ahead_line(days: tuple[tuple[date, int], ...], today: date) -> Label | None:
    """ "Morgen 1 bezoek, donderdag 3": what the coming days hold."""
    if not days:
        return None
    parts = [f"{_day_word(day, today)} {number}" for day, number in days[:3]]
    first = days[0][1]
    parts[0] += " bezoek" if first == 1 else " bezoeken"
    text = ", ".join(parts)
    return small(text[:1].upper() + text[1:], wrap=True)


def _day_word(day: date, today: date) -> str:
    return "morgen" if (day - today).days == 1 else short_day(day, today)


def _short(day: date, today: date) -> str:
    return short_day(day, today)[3:]


def _shortened(text: str, most: int = 160) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 2].rsplit(" ", 1)[0] + " …"


def _visit_number(number: int) -> str:
    return f"{_ORDINALS[number - 1]} bezoek" if number <= len(_ORDINALS) else f"bezoek {number}"


def _until(at: str, now: datetime) -> str:
    """ "over 25 min", "nu", or "was om 10:30"."""
    hour, _, minute = at.partition(":")
    here = now.astimezone(ZONE)
    left = int(hour) * 60 + int(minute or 0) - (here.hour * 60 + here.minute)
    if left < -15:
        return f"was om {at}"
    if left <= 0:
        return "nu"
    return f"over {left} min" if left < 60 else f"over {left // 60} uur" + (f" {left % 60}" if left % 60 else "")
