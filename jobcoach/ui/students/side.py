"""The side column of a dossier: how far it is for a handover, and the timeline."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.readiness import Readiness
from jobcoach.caseload.timeline import Happening, timeline_of
from jobcoach.caseload.timeline import Moment as Happened
from jobcoach.model.choices import Capacity, LogKind
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.model.readiness import Box
from jobcoach.ui.kit import Button, Label, Meter, Moment, Timeline, boxed, clear, column, need, row
from jobcoach.ui.papers.sentences import misses, paper_name
from jobcoach.ui.students.room import Room
from jobcoach.ui.words import count
from jobcoach.ui.words.dates import short_day

_SHORT, _PAPERS = 4, 3
_LOG_ICONS = {
    LogKind.STAGEDAG: "briefcase",
    LogKind.BEZOEK: "map-pin",
    LogKind.GESPREK: "chat-circle-text",
    LogKind.TELEFOON: "phone",
    LogKind.NOTITIE: "note",
}
_SIGNS = {
    Happening.VISIT: ("calendar-blank", "Bezoek"),
    Happening.TASK: ("check-square", "Taak"),
    Happening.SCORES: ("chart-line-up", "Beoordeling"),
    Happening.WORDS: ("quotes", "Eigen woorden verteld"),
    Happening.STAGE_START: ("briefcase", "Stage begonnen"),
    Happening.STAGE_END: ("flag", "Stage klaar"),
    Happening.PAPER: ("circle-wavy-check", "Praktijkverklaring"),
    Happening.CONSENT: ("handshake", "Toestemming"),
    Happening.HANDOVER: ("paper-plane-tilt", "Overdracht verstuurd"),
}
BOX_PARTS = {
    Box.PERSON: "Gegevens",
    Box.OWN_WORDS: "Ik",
    Box.TALENTS: "Talenten & competenties",
    Box.COMPETENCES: "Talenten & competenties",
    Box.WORK: "Stages",
    Box.ADVICE: "Gegevens",
    Box.NEEDS: "Ik",
    Box.CONSENT: "Toestemming",
}


class Side(QWidget):
    """Meter with what is missing and who can fill it; below it the newest moments, or all of them."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room, self._all, self._read = room, False, False
        self._place: QVBoxLayout = column(gap=8)
        self.setLayout(self._place)
        # who it is and what was told come first; how far it is and what happened one turn later
        QTimer.singleShot(0, self, self._first)

    def _first(self) -> None:
        if not self._read:
            try:
                self.reload()
            except Expected:  # locked, or put in the bin, in that one turn
                return

    def reload(self) -> None:
        """Read both again."""
        room, self._read = self._room, True
        ready = room.ready()
        moments = room.desk.ask(timeline_of(room.student, on=room.today))
        clear(self._place)
        total = len(ready.full) + len(ready.missing)
        full = f"{len(ready.full)} van {total}"
        self._place.addLayout(row(Label("Klaar voor overdracht", "h"), None, Label(full, "small", "text2")))
        self._place.addWidget(Meter(len(ready.full), total, "Klaar voor overdracht"))
        for box in ready.missing[:_SHORT]:
            self._place.addWidget(need(label(box), who_fills(box, ready)))
        if len(ready.missing) > _SHORT:
            rest = ", ".join(label(box).lower() for box in ready.missing[_SHORT:])
            self._place.addWidget(Label(f"Daarna nog: {rest}", "small", "text2", wrap=True))
        self._show_papers(ready)
        self._place.addSpacing(8)
        self._show_moments(moments)

    def _show_papers(self, ready: Readiness) -> None:
        """Papers that are not signed and back: what is on them proves nothing yet."""
        if ready.papers:  # not in the count above
            self._place.addSpacing(4)
            self._place.addWidget(Label("Nog niet getekend terug", "small", "text2"))
        for way in ready.papers[:_PAPERS]:
            days = f", {count(way.days_out, 'werkdag', 'werkdagen')} onderweg" if way.days_out else ""
            self._place.addWidget(need(paper_name(way), f"{misses(way)}{days}"))
        if len(ready.papers) > _PAPERS:
            rest = len(ready.papers) - _PAPERS
            words = f"En nog {count(rest, 'papier dat niet terug is', 'papieren die niet terug zijn')}"
            self._place.addWidget(Label(words, "small", "text2", wrap=True))

    def _show_moments(self, moments: tuple[Happened, ...]) -> None:
        shown = moments if self._all else moments[:_SHORT]
        head = row(Label("Tijdlijn", "h"), None)
        if len(moments) > _SHORT:
            head.addWidget(Button("Minder" if self._all else "Alles", "link", act=self._turn))
        self._place.addWidget(boxed(head))
        if moments:
            self._place.addWidget(Timeline([self._moment(item) for item in shown]))
        else:
            words = "Hier komt wat er gebeurt: bezoeken, gesprekken, beoordelingen."
            self._place.addWidget(Label(words, "small", "text2", wrap=True))

    def _moment(self, item: Happened) -> Moment:
        today = self._room.today
        day = "vandaag" if item.on == today else short_day(item.on, today)
        if item.kind is Happening.LOG and item.log_kind is not None:
            return Moment(
                icon=_LOG_ICONS[item.log_kind],
                title=label(item.log_kind),
                date=day,
                text=_first(item.text or item.about),
            )
        icon, title = _SIGNS[item.kind]
        if item.kind is Happening.VISIT and item.at:
            title = f"{title} {item.at}"
        if item.kind is Happening.SCORES:
            return Moment(icon=icon, title=title, date=day, text=", ".join(label(rater) for rater in item.raters))
        if item.kind is Happening.TASK:
            title, about = _first(item.text), item.about
            return Moment(icon=icon, title=title, date=day, text=about, coming=item.coming)
        return Moment(icon=icon, title=title, date=day, text=item.about or _first(item.text), coming=item.coming)

    def _turn(self) -> None:
        self._all = not self._all
        self.reload()


def who_fills(box: Box, ready: Readiness) -> str:
    """Who can fill an empty box, in plain words."""
    name, firm = ready.call_name, ready.employer or "een bedrijf"
    if box is Box.CONSENT:
        return _deciders(ready)
    return {
        Box.PERSON: f"jij, met {name}",
        Box.OWN_WORDS: f"{name}, met jou",
        Box.TALENTS: f"{name} en {firm}",
        Box.COMPETENCES: f"{name}, {firm} en jij",
        Box.WORK: "jij, bij Stages",
        Box.ADVICE: f"jij en {firm}",
        Box.NEEDS: f"{name}, met jou",
        Box.CONTACT: "jij, bij Instellingen",
    }[box]


def _deciders(ready: Readiness) -> str:
    return who_words(ready.deciders, ready.call_name) or "vul eerst de geboortedatum in"


def who_words(deciders: tuple[Capacity, ...], call_name: str) -> str:
    """ "Noor en een ouder"."""
    words = {
        Capacity.STUDENT: call_name,
        Capacity.PARENT: "een ouder",
        Capacity.REPRESENTATIVE: "de wettelijk vertegenwoordiger",
    }
    return " en ".join(words[who] for who in sorted(deciders, key=lambda who: who is not Capacity.STUDENT))


def _first(text: str, longest: int = 90) -> str:
    """The first sentence, or as much of it as fits in two small lines."""
    line = " ".join(text.split())
    line = line[:1].upper() + line[1:]
    return line if len(line) <= longest else f"{line[: longest - 1].rsplit(' ', 1)[0].rstrip('.,;:')}…"
