"""One paper on its way, over the window: the scan beside its frozen twin, who signed, and where the paper is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.documents import content_of
from jobcoach.caseload.paper_ways import MovePaper, PaperWay, TickSignature, find_way
from jobcoach.model.base import DocumentId
from jobcoach.model.choices import PaperPlace
from jobcoach.model.expected import Expected
from jobcoach.ui import discreet, theme
from jobcoach.ui.ask import Ask
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import (
    Button,
    ChoiceField,
    DateField,
    FloatingPanel,
    Label,
    StatusWord,
    announce,
    boxed,
    clear,
    column,
    row,
    scrolled,
)
from jobcoach.ui.paper_view import Paper, PaperView
from jobcoach.ui.papers.sentences import PLACES, misses, paper_name
from jobcoach.ui.papers.signers import Signers
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import local_day, short_day


@dataclass(frozen=True, kw_only=True)
class WayRoom:
    """What the panel works with; ``scan`` begins to read a signed copy in."""

    desk: Desk
    ask: Ask
    now: Callable[[], datetime]
    scan: Callable[[], object]

    @property
    def today(self) -> date:
        """The day in the Netherlands."""
        return local_day(self.now())


class WaySide(QWidget):
    """Who signed, with the day; where the paper is, since when. Every change is kept at once."""

    def __init__(self, room: WayRoom, way: PaperWay, *, changed: Callable[[], object]) -> None:
        super().__init__()
        self._room, self._changed = room, changed
        self.way = way
        self.says = StatusWord("check-circle", "", "text2")
        self.says.hide()
        self.signers = Signers(way.signatures, room.today)
        self.signers.changed.connect(self._sign)
        self.place = ChoiceField("place", "&Waar is het papier?", [(place, words) for place, words in PLACES.items()])
        self.place.show_value(way.place)
        self.since = DateField("since", "Sinds", today=room.today, width=None)
        self.since.show_value(way.place_since)
        self.place.combo.activated.connect(lambda _index: self._move(moved=True))
        self.since.line.editingFinished.connect(lambda: self._move(moved=False))
        facts = " · ".join(filter(None, (discreet.name(way.student_name), way.number)))
        printed = f"Geprint op {short_day(way.printed_on, room.today)}" if way.printed_on else "Nog niet geprint"
        scan = "Nieuwe scan" if way.scan else "Ondertekend exemplaar"
        self.setLayout(
            column(
                Label(paper_name(way), "h", wrap=True),
                Label(facts, "small", "text2", wrap=True),
                Label(f"{printed} · {misses(way) or 'getekend en terug'}", "small", "text2", wrap=True),
                8,
                Label("Wie tekende", "h"),
                self.signers,
                8,
                self.place,
                self.since,
                self.says,
                8,
                row(Button(scan, "second", icon="tray", act=room.scan), None),
                None,
                gap=8,
            )
        )

    def _sign(self) -> None:
        if not self.signers.are_valid():
            return
        before = {one.id: one.signed_on for one in self.way.signatures}
        for signature, on in self.signers.values():
            if before[signature] != on and not self._do(TickSignature(signature=signature, on=on)):
                return
        self._again()

    def _move(self, *, moved: bool) -> None:
        place = self.place.value()
        if moved:
            self.since.show_value(self._room.today)
        if not self.since.is_valid() or not isinstance(place, PaperPlace):
            return
        since = self.since.value()
        if (place, since) == (self.way.place, self.way.place_since):
            return
        if self._do(MovePaper(way=self.way.id, place=place, since=since if isinstance(since, date) else None)):
            self._again()

    def _again(self) -> None:
        self.way = self._room.desk.ask(find_way(self.way.document))
        self._say("Bewaard", "ok")
        self._changed()

    def _do(self, verb: Callable[[Any], object]) -> bool:
        try:
            self._room.desk.do(verb)
        except Expected as error:
            self._say(sentence(error), "bad")
            return False
        return True

    def _say(self, words: str, tone: str) -> None:
        self.says.show_status("check-circle" if tone == "ok" else "warning-circle", words, tone)
        self.says.show()
        announce(self, words)


class WayView(QWidget):
    """The side, with the paper beside it: the scan, the original, or both where there is room."""

    def __init__(
        self, room: WayRoom, way: PaperWay, *, changed: Callable[[], object], close: Callable[[], object]
    ) -> None:
        super().__init__()
        self._room, self._way = room, way
        self.side = WaySide(room, way, changed=changed)
        self._papers = row(gap=0)
        self.shown: tuple[QWidget, ...] = ()
        self._buttons = {
            what: Button(words, "row", act=act)
            for what, words, act in (
                ("scan", "&Scan", lambda: self.show_papers(("scan",))),
                ("twin", "&Origineel", lambda: self.show_papers(("twin",))),
                ("both", "&Naast elkaar", lambda: self.show_papers(("scan", "twin"))),
            )
        }
        wide = not theme.is_large()
        shown = [button for what, button in self._buttons.items() if way.scan and (wide or what != "both")]
        choices = boxed(row(*shown, None, Button("Sluit", "second", act=close), margins=(20, 10, 16, 6)))
        main = boxed(column(choices, (boxed(self._papers), 1), gap=0))
        pane = boxed(column(scrolled(column(self.side, gap=0), top=16), gap=0), "paneRight")
        pane.setFixedWidth(theme.px(320))
        self.setLayout(row((main, 1), pane, gap=0))
        self.show_papers(("scan",) if way.scan is not None else ("twin",))

    def show_papers(self, which: tuple[str, ...]) -> None:
        """Show the scan, the twin or both, each with print and save."""
        clear(self._papers)
        shown = []
        for what in which:
            document = self._way.scan if what == "scan" else self._way.document
            if document is not None and (view := self._view(document, scan=what == "scan")) is not None:
                self._papers.addWidget(view, 1)
                shown.append(view)
        self.shown = tuple(shown)

    def _view(self, document: DocumentId, *, scan: bool) -> QWidget | None:
        way = self._way
        kind = "getekend" if scan else way.kind.value
        try:
            paper = Paper(
                title="Scan" if scan else "Origineel",
                file_name=f"{kind}_{way.number}.pdf",
                content=self._room.desk.ask(content_of(document)),
                about=way.number,
                student=way.student,
                document=None if scan else document,
                has_words=not scan,
            )
        except Expected as error:
            return Label(sentence(error), "body", "bad", wrap=True)
        return PaperView(self._room.desk, self._room.ask, paper, fits_page=True)


def open_way(
    window: QWidget, room: WayRoom, document: DocumentId, *, changed: Callable[[], object] = lambda: None
) -> FloatingPanel:
    """Show a paper on its way over the window; Escape closes. Raises ``record.gone``."""
    way = room.desk.ask(find_way(document))
    panels: list[FloatingPanel] = []
    view = WayView(room, way, changed=changed, close=lambda: panels[0].close_panel())
    view.setFixedHeight(max(theme.px(240), window.height() - 2 * theme.gap(28)))
    panel = FloatingPanel(window, column(view, gap=0), name=paper_name(way), width=1240, top=24)
    panels.append(panel)
    first = view.side.signers.lines[0].tick.box if view.side.signers.lines else view.side.place.combo
    first.setFocus()
    return panel
