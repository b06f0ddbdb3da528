"""Whole names in one cell, taken apart the Dutch way: call name, tussenvoegsel, last name."""

import unicodedata
from dataclasses import dataclass
from typing import Final

_INFIXES: Final = frozenset(
    """van de der den het 't ter ten te op in aan bij uit onder over voor tot vande vander vanden von vom zu zur d'
    du des la le les da das do dos di della del""".split()  # noqa: SIM905 - a row of words
)
_SIGNS: Final = frozenset(" -'`.,/")
_APOSTROPHES: Final = str.maketrans({"\N{LEFT SINGLE QUOTATION MARK}": "'", "\N{RIGHT SINGLE QUOTATION MARK}": "'"})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Name:
    """The parts; ``sure`` is False when the border between first and last name was guessed."""

    call: str
    infix: str
    last: str
    sure: bool


def take_apart(text: str) -> Name:
    """``Berg, van den Lisa``, ``Berg, Lisa van den``, ``Berg van den, Lisa`` or ``Lisa van den Berg``.

    Without comma and tussenvoegsel the first word is the call name; with more than two words that is a guess.
    """
    last, comma, first = text.partition(",")
    return _last_name_first(last.split(), first.split()) if comma else _in_order(text.split())


def _last_name_first(last: list[str], first: list[str]) -> Name:
    before, after = _leading(first), _trailing(first)
    if before or after:
        infix = first[:before] if before else first[len(first) - after :]
        first = first[before:] if before else first[: len(first) - after]
    else:
        tail = _trailing(last)
        infix, last = last[len(last) - tail :], last[: len(last) - tail]
    return Name(call=" ".join(first), infix=" ".join(infix), last=" ".join(last), sure=True)


def _in_order(words: list[str]) -> Name:
    start = next((at for at, word in enumerate(words) if at and is_infix(word)), 0)
    end = start + _leading(words[start:]) if start else 0
    if start and end < len(words):
        return Name(
            call=" ".join(words[:start]), infix=" ".join(words[start:end]), last=" ".join(words[end:]), sure=True
        )
    call = words[0] if len(words) > 1 else ""
    return Name(call=call, infix="", last=" ".join(words[1:] if call else words), sure=len(words) <= 2)


def is_infix(word: str) -> bool:
    """Whether a word is a Dutch (or German, French, Portuguese) tussenvoegsel."""
    return word.translate(_APOSTROPHES).casefold() in _INFIXES


def _leading(words: list[str]) -> int:
    """How many words at the start are tussenvoegsels; never all of them."""
    count = next((at for at, word in enumerate(words) if not is_infix(word)), len(words))
    return count if count < len(words) else 0


def _trailing(words: list[str]) -> int:
    return _leading(words[::-1])


def looks_odd(name: str) -> bool:
    """Whether a name holds something that is no letter: a sign of a wrong encoding or of a shifted column."""
    plain = name.translate(_APOSTROPHES)
    return any(letter not in _SIGNS and unicodedata.category(letter)[0] not in "LM" for letter in plain)


def looks_garbled(text: str) -> bool:
    """Whether UTF-8 was once read as cp1252: ``JosÃ©`` for ``José``."""
    if text.isascii():
        return False
    try:
        return text.encode("cp1252").decode("utf-8") != text
    except UnicodeError:
        return False
