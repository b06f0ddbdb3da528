"""Reading a note typed at the employer: who, where, how long, which day, and what was promised by when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from jobcoach.model.choices import LogKind

_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NUMBERS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8}
_HOURS = re.compile(
    r"(?<!\w)(?:(?P<half>(?:een )?half uur)|(?P<kwart>(?:een )?kwartier)"
    r"|(?P<n>\d{1,2}(?:[.,]\d{1,2})?|een|één|twee|drie|vier|vijf|zes|zeven|acht) ?(?:uur|uren|u)(?!\w)"
    r"|(?P<m>\d{1,3}) ?(?:min(?:uten|uut)?)(?!\w))",
    re.IGNORECASE,
)
_PROMISE = re.compile(r"(?<!\w)(?:beloofd|belofte|afgesproken|toegezegd) ?: ?(?P<what>[^.\n]+)", re.IGNORECASE)
_KINDS = (
    (LogKind.TELEFOON, re.compile(r"(?<!\w)(?:gebeld|bellen|belde|telefoon\w*|telefonisch)(?!\w)", re.IGNORECASE)),
    (LogKind.GESPREK, re.compile(r"(?<!\w)(?:gesprek\w*|gesproken|driegesprek|evaluatie\w*)(?!\w)", re.IGNORECASE)),
    (LogKind.STAGEDAG, re.compile(r"(?<!\w)(?:stagedag|werkdag|gewerkt|dag gewerkt)(?!\w)", re.IGNORECASE)),
    (LogKind.BEZOEK, re.compile(r"(?<!\w)(?:bezoek|bezocht|langs geweest|meegelopen|op bezoek)(?!\w)", re.IGNORECASE)),
)


class Mark(Enum):
    """What a piece of the text was recognised as."""

    STUDENT = "leerling"
    EMPLOYER = "bedrijf"
    KIND = "soort"
    DAY = "dag"
    HOURS = "uren"
    PROMISE = "belofte"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A piece of the text, ``start:end``, and what it was taken for."""

    mark: Mark
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A promise in the note, to become a task."""

    what: str
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was recognised; what was not is None. Ids are those of the given names."""

    student: int | None
    employer: int | None
    kind: LogKind | None
    on: date | None
    minutes: int | None
    promises: tuple[Promise, ...]
    spans: tuple[Span, ...]


def read_note(
    text: str, *, today: date, students: Iterable[tuple[int, str, str]], employers: Iterable[tuple[int, str]]
) -> Reading:
    """Recognise facts in a note. ``students`` are (id, call name, whole name), ``employers`` (id, name).

    A call name that two students share is recognised only when the whole name is there. Nothing is guessed.
    """
    promises = [(match, *_due_in(match.group("what"), today)) for match in _PROMISE.finditer(text)]
    outside = text
    for match, *_ in promises:
        outside = outside[: match.start()] + " " * (match.end() - match.start()) + outside[match.end() :]
    spans = [Span(mark=Mark.PROMISE, start=m.start(), end=m.end()) for m, *_ in promises]
    student = _student(outside, students, spans)
    employer = _employer(outside, employers, spans)
    minutes = _minutes(outside, spans)
    on = _day(outside, today, spans)
    kind = _kind(outside, spans)
    return Reading(
        student=student,
        employer=employer,
        kind=kind,
        on=on,
        minutes=minutes,
        promises=tuple(Promise(what=what, due=due) for _, what, due in promises),
        spans=tuple(sorted(spans, key=lambda span: span.start)),
    )


def read_task(text: str, *, today: date) -> Promise:
    """A note as one thing to do: its promise when it holds just one, else all of it; with the day it names ahead."""
    found = [match.group("what") for match in _PROMISE.finditer(text)]
    what, due = _due_in(" ".join((found[0] if len(found) == 1 else text).split()), today)
    return Promise(what=what, due=due)


def _find(word: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) if word else None


def _student(text: str, students: Iterable[tuple[int, str, str]], spans: list[Span]) -> int | None:
    plain = text.casefold()  # a pattern per name is dear; nearly every name is not there at all
    near = [(who, call, name) for who, call, name in students if call.casefold() in plain or name.casefold() in plain]
    whole = [(who, match) for who, _, name in near if (match := _find(name, text))]
    call = [(who, match) for who, name, _ in near if (match := _find(name, text))]
    found = whole if len(whole) == 1 else call if len(call) == 1 else []
    if not found:
        return None
    who, match = found[0]
    spans.append(Span(mark=Mark.STUDENT, start=match.start(), end=match.end()))
    return who


def _employer(text: str, employers: Iterable[tuple[int, str]], spans: list[Span]) -> int | None:
    plain = text.casefold()
    known = [(who, name) for who, name in employers if name.split() and name.split()[-1].casefold() in plain]
    hits = [(who, match) for who, name in known if (match := _find(name, text))]
    if not hits:
        # The last word of "Bakkerij Korenaar" is what people type; only when one company ends so.
        last = [(who, name.split()[-1]) for who, name in known if len(name.split()[-1]) > 3]
        hits = [(who, match) for who, word in last if (match := _find(word, text))]
    if len({who for who, _ in hits}) != 1:
        return None
    who, match = hits[0]
    spans.append(Span(mark=Mark.EMPLOYER, start=match.start(), end=match.end()))
    return who


def _minutes(text: str, spans: list[Span]) -> int | None:
    match = _HOURS.search(text)
    if match is None:
        return None
    spans.append(Span(mark=Mark.HOURS, start=match.start(), end=match.end()))
    if match.group("half"):
        return 30
    if match.group("kwart"):
        return 15
    if match.group("m"):
        return int(match.group("m"))
    number = match.group("n").lower()
    return round(float(_NUMBERS.get(number, number.replace(",", "."))) * 60)


def _day(text: str, today: date, spans: list[Span]) -> date | None:
    words = {"vandaag": 0, "vanmorgen": 0, "vanmiddag": 0, "gisteren": 1, "eergisteren": 2}
    for word, back in words.items():
        if match := _find(word, text):
            spans.append(Span(mark=Mark.DAY, start=match.start(), end=match.end()))
            return today - timedelta(days=back)
    for number, word in enumerate(_DAYS):
        match = _find(f"afgelopen {word}", text) or _find(f"vorige {word}", text)
        if match:
            spans.append(Span(mark=Mark.DAY, start=match.start(), end=match.end()))
            return today - timedelta(days=(today.weekday() - number) % 7 or 7)
    return None


def _kind(text: str, spans: list[Span]) -> LogKind | None:
    for kind, pattern in _KINDS:
        if match := pattern.search(text):
            spans.append(Span(mark=Mark.KIND, start=match.start(), end=match.end()))
            return kind
    return None


def _due_in(what: str, today: date) -> tuple[str, date | None]:
    """Take "voor zaterdag", "morgen" or "vóór 28 nov" out of a promise and give the words that stay and the day."""
    patterns: list[tuple[str, int | None]] = [(r"overmorgen", 2), (r"morgen", 1), (r"vandaag", 0)]
    for pattern, ahead in patterns:
        match = re.search(rf"(?<!\w)(?:v[oó]{{1,2}}r |op )?{pattern}(?!\w)", what, re.IGNORECASE)
        if match and ahead is not None:
            return _without(what, match), today + timedelta(days=ahead)
    for number, word in enumerate(_DAYS):
        match = re.search(rf"(?<!\w)(?:v[oó]{{1,2}}r |op )?{word}(?!\w)", what, re.IGNORECASE)
        if match:
            return _without(what, match), today + timedelta(days=(number - today.weekday()) % 7 or 7)
    match = re.search(rf"(?<!\w)(?:v[oó]{{1,2}}r |op )?(\d{{1,2}}) ({'|'.join(_MONTHS)})\w*(?!\w)", what, re.IGNORECASE)
    if match:
        month = _MONTHS.index(match.group(2).lower()) + 1
        for year in (today.year, today.year + 1):
            try:
                due = date(year, month, int(match.group(1)))
            except ValueError:
                continue
            if due >= today:
                return _without(what, match), due
    return what.strip(" ,;"), None


def _without(what: str, match: re.Match[str]) -> str:
    left = what[: match.start()].rstrip(" ,;") + what[match.end() :]
    return re.sub(r"\s+", " ", left).strip(" ,;") or what.strip()
