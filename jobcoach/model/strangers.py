"""Names of others in a text that leaves: whole names in any spelling, and first names of other students."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

_LIKE = str.maketrans("łŁđĐıøØßæÆ", "lLdDioOsaA")
_BETWEEN = r"(?:van|de|der|den|het|ten|ter|te|el|al|la|le|von|da|dos|in|'t|bin)"
_SURNAME = re.compile(rf"[ \N{{NO-BREAK SPACE}}](?:{_BETWEEN} )*[^\W\d_a-z]\w*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger:
    """Someone who gave no consent: the names written in full, and a first name that may stand alone.

    ``key`` names the finding; a first name has that of the finding with ``_maybe`` behind it.
    """

    key: str
    names: tuple[str, ...] = field(repr=False)
    first: str = field(default="", repr=False)

    def without(self, known: frozenset[str]) -> "Stranger":
        """The same without a first name that somebody else in the package has too, or that is too short to tell."""
        plain = {_plain(word.strip(".,;:()")) for word in known}
        return replace(self, first="") if len(self.first) < 3 or _plain(self.first) in plain else self


class Names:
    """Reads texts for the names of strangers; made once, for many texts.

    Whole names are found with other capitals, other white space and without their accents. A first name is only
    found with its capital, and not before the surname of someone else ("Noor de Wit" is not our Noor).
    """

    def __init__(self, strangers: Iterable[Stranger]) -> None:
        whole = [(name, one) for one in strangers for name in one.names if len(name) > 3]
        self._whole = {_plain(name): one for name, one in whole}
        self._firsts = {_flat(one.first): replace(one, key=f"{one.key}_maybe") for one in strangers if one.first}
        self._whole_pattern = _any_of((name for name, _ in whole), re.IGNORECASE)
        self._first_pattern = _any_of(self._firsts, 0)

    def found_in(self, text: str) -> Iterator[tuple[str, Stranger]]:
        """The names as they stand in the text, each with whose it is, whole names before first names."""
        flat = _flat(text)
        taken = [match.span() for match in self._whole_pattern.finditer(flat)]
        for start, end in taken:
            yield text[start:end], self._whole[_plain(text[start:end])]
        for match in self._first_pattern.finditer(flat):
            inside = any(start <= match.start() < end for start, end in taken)
            if not inside and _SURNAME.match(flat, match.end()) is None:
                yield text[match.start() : match.end()], self._firsts[match.group()]


def _any_of(names: Iterable[str], flags: int) -> re.Pattern[str]:
    """One pattern for all names, the longest first; with no names it finds nothing."""
    words = [r"\s+".join(re.escape(_flat(word)) for word in name.split()) for name in names]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(words, key=len, reverse=True)) or '(?!)'})(?!\w)", flags)


def _flat(text: str) -> str:
    """The text letter by letter without accents; each letter stays at its place."""
    return "".join(unicodedata.normalize("NFKD", letter)[0] for letter in text.translate(_LIKE))


def _plain(name: str) -> str:
    """A name as it is compared: without accents, capitals and double spaces."""
    return " ".join(_flat(name).casefold().split())
