"""Setting text: literal spans in, measured lines out; balanced, never a single word last, never cut.

There is no markup in strings: what a person typed is printed as typed. Weight and colour come in a ``Span``.
"""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from jobcoach.documents.type import GLUE, OTHER, REGULAR, Run, clean, measure, runs

INK = "#15252A"
MUTED = "#4A5B60"
ACCENT = "#0A5A60"
TODO = "#8A3B12"

Align = Literal["left", "right", "centre"]
_STEP = 4.0
_BREAK_AFTER = "-/@._,;:"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of literal text with its own weight or colour."""

    text: str
    strong: bool = False
    colour: str | None = None


Rich = str | Span | tuple[str | Span, ...]


@dataclass(frozen=True, slots=True)
class Style:
    """Size and lead in pt, weight, colour, alignment."""

    size: float
    lead: float
    strong: bool = False
    colour: str = INK
    align: Align = "left"


class Atom(NamedTuple):
    """A run with its colour; None is the colour of the style."""

    run: Run
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One set line; ``width`` in pt. The text of all lines, joined by spaces, is the text that was given."""

    atoms: tuple[Atom, ...]
    width: float
    style: Style

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(atom.run.text for atom in self.atoms)


class _Word(NamedTuple):
    atoms: tuple[Atom, ...]
    width: float


def strong(text: str) -> Span:
    """Literal text in SemiBold."""
    return Span(text, strong=True)


def to_do(text: str) -> Span:
    """Literal text in the colour of what has still to be done."""
    return Span(text, colour=TODO)


def depth(lines: Iterable[Line]) -> float:
    """Height in pt from the first baseline to the baseline that would come next."""
    return sum(line.style.lead for line in lines)


def set_text(text: Rich, style: Style, width: float, *, balance: bool = False) -> tuple[Line, ...]:
    """Break text into lines of at most ``width`` pt; a word that is wider is broken, nothing is lost.

    Raises Expected: documents.character.
    """
    lines: list[Line] = []
    for words in _paragraphs(text, style):
        rows = _fill(words, style.size, width)
        rows = _balanced(words, style.size, width, rows) if balance else _not_alone(words, style.size, width, rows)
        lines += [_line(row, style) for row in rows]
    return tuple(lines)


def _paragraphs(text: Rich, style: Style) -> list[list[_Word]]:
    """Words by paragraph; blank lines at the ends go, several in a row become one."""
    paragraphs: list[list[_Word]] = [[]]
    open_word: list[Atom] = []

    def close() -> None:
        if open_word:
            paragraphs[-1].append(_Word(tuple(open_word), sum([atom.run.width for atom in open_word])))
            open_word.clear()

    for span in _spans(text):
        for number, line in enumerate(clean(span.text).split("\n")):
            if number:
                close()
                paragraphs.append([])
            for place, part in enumerate(line.split(" ")):
                if place:
                    close()
                found = runs(part, strong=span.strong or style.strong, context=line)
                open_word += [Atom(run, span.colour) for run in found]
    close()
    return _without_blank_runs(paragraphs)


def _spans(text: Rich) -> list[Span]:
    parts = text if isinstance(text, tuple) else (text,)
    return [part if isinstance(part, Span) else Span(part) for part in parts]


def _without_blank_runs(paragraphs: list[list[_Word]]) -> list[list[_Word]]:
    kept = [now for before, now in pairwise([[], *paragraphs]) if now or before]
    return kept if kept and kept[-1] else kept[:-1]


def _fill(words: list[_Word], size: float, width: float) -> list[list[_Word]]:
    rows: list[list[_Word]] = [[]]
    room = width / size + 1e-6
    used = 0.0
    for whole in words:
        for word in _broken(whole, room):
            gap = _gap(rows[-1])
            if rows[-1] and used + gap + word.width > room:
                rows.append([])
                used = gap = 0.0
            used += gap + word.width
            rows[-1].append(word)
    return rows


def _gap(row: list[_Word]) -> float:
    return _space(row[-1].atoms[-1].run.font).width if row else 0.0


@cache
def _space(font: str) -> Run:
    """The space after a word in this font; that of the fallback font is too wide."""
    one = REGULAR if font == OTHER else font
    return Run(one, " ", measure(" ", one))


def _balanced(words: list[_Word], size: float, width: float, rows: list[list[_Word]]) -> list[list[_Word]]:
    """The narrowest setting with the same number of lines."""
    while len(rows) > 1 and width > 8 * _STEP:
        width -= _STEP
        tried = _fill(words, size, width)
        if not _as_good(tried, rows):
            break
        rows = tried
    return rows


def _as_good(tried: list[list[_Word]], rows: list[list[_Word]]) -> bool:
    """As many lines, and no word broken for it."""
    return len(tried) == len(rows) and sum(map(len, tried)) == sum(map(len, rows))


def _not_alone(words: list[_Word], size: float, width: float, rows: list[list[_Word]]) -> list[list[_Word]]:
    """No single word on the last line, if a slightly narrower setting prevents it."""
    if len(rows) < 2 or len(rows[-1]) > 1 or len(rows[-2]) < 3:
        return rows
    for step in range(1, 14):
        tried = _fill(words, size, width - step * _STEP)
        if not _as_good(tried, rows):
            break
        if len(tried[-1]) > 1:
            return tried
    return rows


def _line(row: list[_Word], style: Style) -> Line:
    """Words and the spaces between them, joined as far as font and colour are the same."""
    pieces: list[Atom] = []
    for word in row:
        if pieces:
            pieces.append(Atom(_space(pieces[-1].run.font), pieces[-1].colour))
        pieces += word.atoms
    atoms = tuple(_joined(list(group)) for _, group in groupby(pieces, key=_look))
    return Line(atoms, sum(atom.run.width for atom in atoms) * style.size, style)


def _look(atom: Atom) -> tuple[str, str | None]:
    return atom.run.font, atom.colour


def _joined(atoms: list[Atom]) -> Atom:
    """Atoms that look alike, as one."""
    if len(atoms) == 1:
        return atoms[0]
    first = atoms[0]
    text = "".join([atom.run.text for atom in atoms])
    return Atom(Run(first.run.font, text, sum([atom.run.width for atom in atoms])), first.colour)


def _broken(word: _Word, room: float) -> list[_Word]:
    """A word that fits stays whole; else break at glue, then after a hyphen or the like, then anywhere."""
    if word.width <= room:
        return [word]
    letters = _letters(word)
    pieces: list[_Word] = []
    while letters:
        count = _fitting(letters, room)
        if count < len(letters):
            count = _nicer(letters, count)
        pieces.append(_word(letters[:count]))
        letters = letters[count:]
        if letters and letters[0].run.text == GLUE:
            letters = letters[1:]
    return pieces


def _letters(word: _Word) -> list[Atom]:
    """The word as letters, each with its combining marks."""
    letters: list[Atom] = []
    for atom in word.atoms:
        for c in atom.run.text:
            one = Atom(Run(atom.run.font, c, measure(c, atom.run.font)), atom.colour)
            if letters and unicodedata.combining(c) and letters[-1].run.font == atom.run.font:
                letters[-1] = _joined([letters[-1], one])
            else:
                letters.append(one)
    return letters


def _fitting(letters: list[Atom], room: float) -> int:
    used = 0.0
    for count, letter in enumerate(letters):
        used += letter.run.width
        if used > room and count:
            return count
    return len(letters)


def _nicer(letters: list[Atom], count: int) -> int:
    """A better place to break than after ``count`` letters, if one is not too far back."""

    def last(good: Callable[[int], bool], least: int) -> int:
        return next((at for at in range(count, least, -1) if good(at)), 0)

    at_glue = last(lambda at: letters[at].run.text == GLUE, 0)
    return at_glue or last(lambda at: letters[at - 1].run.text in _BREAK_AFTER, count // 3) or count


def _word(letters: list[Atom]) -> _Word:
    atoms = tuple(_joined(list(group)) for _, group in groupby(letters, key=_look))
    return _Word(atoms, sum(atom.run.width for atom in atoms))
