"""Screen-share mode: names of students become initials wherever they can be seen or heard.

Two layers: places that know that they show a name ask ``name``; and every label, button, chip, row and hint of the kit
passes its words through ``text``, which knows the names of this vault, so that a name inside a task, a note or a
sentence is found too. Fields are typed in, so they keep their words and hide them (``kit/fields``).
"""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+")
# little words of a name tell nobody, and stand in every sentence
INFIXES = frozenset(
    {"al", "ben", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "en", "het", "in", "la", "le"}
    | {"op", "te", "ten", "ter", "van", "von"}
)
_on = False
_names: frozenset[str] = frozenset()  # folded; a name counts with a capital
_small: frozenset[str] = frozenset()  # call names, that people also type without one


def set_on(on: bool) -> None:
    """Turn it on or off; the window then makes its pages again."""
    global _on
    _on = on


def is_on() -> bool:
    """Whether names are hidden now."""
    return _on


def learn(names: Iterable[tuple[str, str]]) -> None:
    """The names to hide, as (call name, last name without its infix); an empty list forgets them."""
    global _names, _small
    found = [(_WORD.findall(call), _WORD.findall(last)) for call, last in names]
    _names = frozenset(word.casefold() for pair in found for words_ in pair for word in words_ if len(word) > 1)
    _names -= INFIXES
    _small = frozenset(word.casefold() for call, _ in found for word in call if len(word) > 2)


def name(full: str) -> str:
    """A name as it may be shown: "Noor Visser", or "N. V."."""
    if not _on:
        return full
    words_ = [word for word in full.split() if word[:1].isupper()] or full.split()
    return " ".join(f"{word[0]}." for word in (words_[:1] + words_[-1:] if len(words_) > 1 else words_))


def words(text: str) -> str:
    """Own words of a coach, in which any name may stand: hidden as a whole."""
    return "" if _on else text


def text(said: str) -> str:
    """Words with every known name in them as an initial: "N. belt over N. V."."""
    return _WORD.sub(_hidden, said) if _on and _names else said


def holds_name(said: str) -> bool:
    """Whether there is something to hide in these words."""
    return text(said) != said


def spans(said: str) -> list[tuple[int, int]]:
    """Where known names stand in these words."""
    if not (_on and _names):
        return []
    return [found.span() for found in _WORD.finditer(said) if _hidden(found) != found.group()]


def _hidden(found: re.Match[str]) -> str:
    word = found.group()
    folded = word.casefold()
    for known, rest in ((folded, ""), (folded.removesuffix("s"), word[-1:] if folded.endswith("s") else "")):
        if known in (_names if word[0].isupper() else _small):
            return f"{word[0]}.{rest}"
    return word


class Veil:
    """For widgets of the kit, before the class of Qt: what they are given to show or to say passes through ``text``."""

    def setText(self, said: str) -> None:
        """The words on it."""
        super().setText(text(said))  # type: ignore[misc]

    def setAccessibleName(self, said: str) -> None:
        """What a screen reader says; speech can be heard by who shares the screen too."""
        super().setAccessibleName(text(said))  # type: ignore[misc]

    def setAccessibleDescription(self, said: str) -> None:
        """What a screen reader adds."""
        super().setAccessibleDescription(text(said))  # type: ignore[misc]

    def setToolTip(self, said: str) -> None:
        """What the mouse finds."""
        super().setToolTip(text(said))  # type: ignore[misc]
