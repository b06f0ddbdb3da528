"""The pile of scans over the window, for who reads in a signed copy from a dossier."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.paper_ways import waiting_ways
from jobcoach.caseload.scan_pile import PiledPaper
from jobcoach.caseload.undo import Acted, Undo
from jobcoach.model.base import DocumentId
from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.ask import Ask
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import Banner, Button, FloatingPanel, Label, column, row
from jobcoach.ui.papers.pile_view import PileView
from jobcoach.ui.papers.sentences import misses
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import local_day

SCAN_KINDS = (("Scans en foto's", "*.pdf *.jpg *.jpeg *.png"), ("Alle bestanden", "*"))
Say = Callable[[Banner], object]


def kept_words(desk: Desk, paper: PiledPaper) -> str:
    """What is still to do now that the scan of this paper is kept."""
    ways = [way for way in desk.ask(waiting_ways) if way.id == paper.way.id]
    done = "Alle handtekeningen zijn er: het papier telt nu als getekend."
    return f"Nog niet klaar: {misses(ways[0])}." if ways else done


def open_pile(
    window: QWidget, desk: Desk, ask: Ask, now: Callable[[], datetime], files: Sequence[Path], *, say: Say
) -> FloatingPanel:
    """Read files and show what is in them; closes when all is kept or left out. ``say`` shows what happened."""
    panels: list[FloatingPanel] = []

    def close() -> None:
        panels[0].close_panel()

    def told(head: str, text: str, tone: str) -> None:
        words.setText(f"{head}. {text}")
        words.show_tone(tone)
        words.show()

    def kept(paper: PiledPaper, acted: Acted[DocumentId]) -> None:
        say(_kept_banner(desk, say, paper, acted))

    view = PileView(desk, today=lambda: local_day(now()), kept=kept)
    words = Label("", "body", wrap=True)
    more = Button(
        "&Voeg scans toe", "second", icon="tray",
        act=lambda: ask.open_files(window, title="Kies de scans", kinds=SCAN_KINDS, then=view.read),
    )  # fmt: skip
    head = row(Label("Ondertekend exemplaar", "h"), None, more, Button("Sluit", "second", act=close), gap=8)
    head.setContentsMargins(theme.gap(24), theme.gap(14), theme.gap(20), theme.gap(10))
    below = row((words, 1), margins=(24, 0, 24, 6))
    inside = QWidget()
    inside.setLayout(column(head, below, (view, 1), gap=0))
    words.hide()
    inside.setFixedHeight(max(theme.px(240), window.height() - 2 * theme.gap(28)))
    panel = FloatingPanel(window, column(inside, gap=0), name="Ondertekend exemplaar", width=1240, top=24)
    panels.append(panel)
    view.told.connect(told)
    view.read(files)
    view.emptied.connect(lambda: close() if not words.isVisible() else None)
    view.list.setFocus()
    return panel


def _kept_banner(desk: Desk, say: Say, paper: PiledPaper, acted: Acted[DocumentId]) -> Banner:
    change = acted.change_set

    def back() -> None:
        try:
            desk.do(Undo(int(change or 0)))
        except Expected as error:
            say(Banner("Terugdraaien lukte niet", sentence(error), "bad", closable=True))
            return
        say(Banner("Teruggedraaid", "Alles staat weer zoals het was.", "ok", closable=True))

    action = "Draai terug" if change is not None else ""
    return Banner("Scan bewaard", kept_words(desk, paper), "ok", action=action, act=back, closable=True)
