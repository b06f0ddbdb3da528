"""A place in the coach's day: how the frame knows it; the page itself is made when it is first visited."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QWidget


def _uncounted() -> int | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """``key`` names it for the program, ``word`` for the coach; ``mnemonic`` is one letter for Alt.

    ``make_page`` gives a ``kit.Page`` (or a widget with ``reload``, ``flush``, ``cares_about``, ``help_text``).
    ``count`` is the number beside the word, None for no number. ``counts_on`` are the tables that change it.
    """

    key: str
    word: str
    icon: str
    make_page: Callable[[], QWidget]
    mnemonic: str = ""
    count: Callable[[], int | None] = _uncounted
    counts_on: frozenset[str] = frozenset()
    at: Literal["top", "bottom"] = "top"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One result of the search: ``place`` and ``key`` say what to open; ``kind`` is a word ("leerling")."""

    place: str
    key: int
    title: str
    text: str = ""
    kind: str = ""
    icon: str = "student"
