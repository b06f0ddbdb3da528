"""Bookmarks of a paper of several pages: its headings, where they stand."""

from reportlab.pdfgen.canvas import Canvas

from jobcoach.documents.sheet import Page, Words

_LEVELS = {"H1": 0, "H2": 1, "H3": 2}


class Bookmarks:
    """Adds the headings of page after page to the outline."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._last: object = None
        self._level = -1
        self._number = 0

    def add(self, page: Page) -> None:
        """The headings of the page that is about to be shown, each once; no level is skipped."""
        for words in page.drawn:
            if isinstance(words, Words) and words.into and words.into.tag in _LEVELS and words.into is not self._last:
                self._last = words.into
                self._level = min(_LEVELS[words.into.tag], self._level + 1)
                self._number += 1
                self._heading(words, page.height - words.y + words.lines[0].style.size * 1.5)

    def _heading(self, words: Words, top: float) -> None:
        key = f"kop{self._number}"
        title = " ".join(line.text for line in words.lines)
        self._canvas.bookmarkHorizontalAbsolute(key, top)
        self._canvas.addOutlineEntry(title, key, self._level)
