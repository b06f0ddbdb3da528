"""Where words stand on the pages of a PDF, for the marks of the findings; no Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jobcoach.documents.pages import opened

_MOST = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A page from 0, and a frame in parts (0 to 1) of the page's width and height, from the top left."""

    page: int
    x: float
    y: float
    width: float
    height: float


def places_of(pdf: bytes, words: Sequence[str]) -> tuple[tuple[Place, ...], ...]:
    """For each of ``words`` where it stands, at most four times; nothing for an empty word.

    Raises ``documents.unreadable``.
    """
    with opened(pdf) as document:
        found: list[list[Place]] = [[] for _ in words]
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            for word, places in zip(words, found, strict=True):
                if word.strip() and len(places) < _MOST:
                    places += _on_page(page, text, word, number)[: _MOST - len(places)]
            text.close()
            page.close()
    return tuple(tuple(places) for places in found)


def _on_page(page: Any, text: Any, word: str, number: int) -> list[Place]:
    wide, high = page.get_size()
    search = text.search(word, match_whole_word=True)
    places = []
    while (hit := search.get_next()) is not None:
        start, length = hit
        for index in range(text.count_rects(start, length)):
            left, bottom, right, top = text.get_rect(index)
            places.append(Place(number, left / wide, 1 - top / high, (right - left) / wide, (top - bottom) / high))
    search.close()
    return places
