"""Step 5, Verzegel: what it means, one explicit button, progress, and a way to stop."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from jobcoach.caseload.handover_findings import Weight, findings_of
from jobcoach.caseload.road import road_to
from jobcoach.caseload.school import SaveSchool, school_form
from jobcoach.caseload.seal_guard import seal_state
from jobcoach.caseload.sealing import Sealed, seal_handover
from jobcoach.caseload.seals import MakeSeal, SealCard, seal_card
from jobcoach.caseload.work import Job, Work
from jobcoach.model.base import HandoverId
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.model.road import Road
from jobcoach.ui.desk import Cancel
from jobcoach.ui.handover.facts import Facts
from jobcoach.ui.handover.room import Room, Step, reading
from jobcoach.ui.handover.saving import why
from jobcoach.ui.kit import (
    TOP,
    Banner,
    Button,
    Icon,
    Label,
    Paragraph,
    announce,
    boxed,
    card,
    column,
    row,
    scrolled,
    second,
)
from jobcoach.ui.kit.layout import Item
from jobcoach.ui.settings.part import SEAL
from jobcoach.ui.words.dates import full_day, local_day
from jobcoach.ui.words.seal import seal_warning

_SCHOOL_KEYS = ("seal.brin", "handover.school_incomplete")
_SEAL_KEYS = ("seal.none", "seal.needs_file", "handover.clock_back", "handover.seal_expired", "seal.revoked")


class SealStep(Step):
    """Nothing changes until the button is pressed; stopping leaves the overdracht in preparation."""

    def __init__(self, room: Room, facts: Facts) -> None:
        super().__init__(room, facts)
        self._handover = facts.form.id or HandoverId(0)
        self._cancel: Cancel | None = None
        self._school = room.desk.ask(school_form)
        self._seal = room.desk.ask(seal_card)
        self._known = room.desk.ask(seal_state)
        self._road = room.desk.ask(road_to(facts.form.recipient)) if facts.form.recipient else None
        blocked = room.desk.ask(findings_of(self._handover)) if facts.age is not None else ()
        self._blocked = sum(item.weight is Weight.MUST for item in blocked) if facts.age is not None else 1
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Hoe ver het verzegelen is")
        self._doing = Label("", "body", "text2", wrap=True)
        self.stop_button = second("Stop", self.stop)
        self._progress = boxed(column(self._doing, self.bar, 4, row(self.stop_button, None), gap=8))
        self._progress.hide()
        inside = reading(column(*self._items(), gap=16), 640)
        self.setLayout(column((scrolled(column(inside, None), top=20), 1), gap=0))

    def primary(self) -> Button | None:
        """Seal; off while the school's facts are missing or something must change."""
        if self.facts.sealed:
            return Button("Ver&der", "primary", act=lambda: self.on.emit(5))
        button = Button("Verzegel", "primary", icon="circle-wavy-check", act=self.seal)
        can = self._has_seal() and self._known.revoked is None
        button.setEnabled(self._cancel is None and not self._blocked and not _gaps(self._school) and can)
        return button

    def words(self) -> tuple[str, str, str]:
        """What holds it up, or what it does."""
        if self.facts.sealed:
            return ("circle-wavy-check", "Dit is verzegeld.", "text2")
        if self._cancel is not None:
            return ("hourglass", "Bezig met verzegelen. Esc stopt.", "text2")
        if gaps := _gaps(self._school):
            return ("warning-circle", f"Bij de school ontbreekt: {gaps}.", "bad")
        if not self._has_seal():
            return ("warning-circle", "Er is nog geen zegel.", "bad")
        if self._known.revoked is not None:
            return ("warning-circle", "Je zegel is ingetrokken.", "bad")
        if self._blocked:
            return ("warning-circle", "Er moet eerst iets anders. Kijk bij Door hun ogen.", "bad")
        return ("info", "Na het verzegelen verandert er niets meer.", "text2")

    def begin(self) -> None:
        """The cursor goes to the button in the bar."""
        self.ready.emit()

    def seal(self) -> None:
        """Make the seal when there is none, then the package."""
        self.room.hush()
        self.bar.setRange(0, 4)
        self.bar.setValue(0)
        self._doing.setText("Klaarzetten")
        self._progress.show()
        job = sealing(self._handover)
        self._cancel = lambda: None  # a job that is over at once must not be taken for one that runs
        cancel = self.room.desk.do_later(job, owner=self, done=self._done, failed=self._failed, progress=self._told)
        if not self._is_busy():
            return
        self._cancel = cancel
        if self._progress.isVisible():
            self.stop_button.setFocus()
        self.told.emit()

    def _is_busy(self) -> bool:
        return self._cancel is not None

    def stop(self) -> None:
        """Ask the job to end; nothing was sealed yet."""
        if self._cancel is not None:
            self._doing.setText("Stoppen")
            self._cancel()

    def leave(self) -> None:
        """Stop a job that nobody waits for."""
        self.stop()

    def close_panel(self) -> bool:
        """Escape stops the sealing first."""
        busy = self._cancel is not None
        self.stop()
        return busy

    def _items(self) -> list[Item]:
        if self.facts.sealed and self.facts.package is not None:
            day = full_day(self.facts.package.made_on)
            return [
                Label(f"Verzegeld op {day}", "h"),
                Paragraph("Wie het ontvangt, kan zien dat er niets veranderd is."),
            ]
        items: list[Item] = [Label("Verzegel de overdracht", "h"), Paragraph(_meaning(self.facts))]
        items.append(card(*(_line(icon, words) for icon, words in _happens(self._seal, self._road)), gap=10))
        if gaps := _gaps(self._school):
            banner = Banner(
                "Er kan nog geen schoolzegel gemaakt worden",
                f"Bij de school ontbreekt: {gaps}. Je overdracht blijft staan zoals hij is.",
                "warn", action="Naar Instellingen", act=lambda: self.room.go("settings", None),
            )  # fmt: skip
            items.append(banner)
        elif not self._has_seal():
            banner = Banner(
                "Er is nog geen zegel",
                "Maak het zegel van je school, of vraag het aan. Je overdracht blijft staan zoals hij is.",
                "warn", action="Naar Zegel", act=lambda: self.room.go("settings", SEAL),
            )  # fmt: skip
            items.append(banner)
        elif not self._known.fine:
            head, text, tone = seal_warning(self._known)
            act = lambda: self.room.go("settings", SEAL)  # noqa: E731 - a way to somewhere else
            items.append(Banner(head, text, tone, action="Naar Zegel", act=act))
        items.append(self._progress)
        return items

    def _has_seal(self) -> bool:
        """Whether sealing can begin; the oefenschool makes its own on the way."""
        return self._seal is not None or self._school.practice

    def _told(self, step: str, done: int, total: int) -> None:
        self._doing.setText(step)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        announce(self, step)

    def _done(self, _sealed: Sealed) -> None:
        self._cancel = None
        announce(self, "Verzegeld")
        self.on.emit(5)

    def _failed(self, error: Expected) -> None:
        self._cancel = None
        self._progress.hide()
        self.told.emit()
        self.ready.emit()
        if error.key == "job.stopped":
            self.room.hush()
            self.room.show(Banner("Gestopt", "Er is niets verzegeld. Alles staat er nog.", "info", closable=True))
        elif error.key in _SCHOOL_KEYS:
            act = lambda: self.room.go("settings", None)  # noqa: E731 - a way to somewhere else
            self.room.complain("Er is niets verzegeld", error, action="Naar Instellingen", act=act)
        elif error.key in _SEAL_KEYS:
            to_seal = lambda: self.room.go("settings", SEAL)  # noqa: E731 - a way to somewhere else
            self.room.complain("Er is niets verzegeld", error, action="Naar Zegel", act=to_seal)
        else:
            self.room.complain("Er is niets verzegeld", error)


def sealing(handover: HandoverId) -> Job[Sealed]:
    """Job: make the seal of an oefenschool on first use, then seal. Raises as ``MakeSeal`` and ``seal_handover``."""

    def job(work: Work) -> Sealed:
        if work.ask(seal_card) is None:
            work.say("Schoolzegel maken", 0, 4)
            work.carry_out(MakeSeal())
        return seal_handover(handover)(work)

    return job


def _gaps(school: SaveSchool) -> str:
    parts = (("de BRIN", school.brin), ("de plaats", school.place))
    return " en ".join(words for words, value in parts if not value.strip())


def _meaning(facts: Facts) -> str:
    return (
        f"De overdracht van {facts.call_name} naar {facts.recipient} krijgt een nummer en het zegel van de school. "
        "Wie hem ontvangt, ziet dat hij echt is en dat er niets veranderd is."
    )


def _happens(seal: SealCard | None, road: Road | None) -> tuple[tuple[str, str], ...]:
    until = (
        f"Het zegel geldt tot en met {full_day(local_day(seal.valid_until))}." if seal else "Het zegel geldt drie jaar."
    )
    return (
        ("lock", "De tekst staat daarna vast. Verbeteren kan met een nieuwe versie."),
        ("circle-wavy-check", until),
        ("paper-plane-tilt", "Er gaat nog niets weg. Versturen doe je zelf, in de volgende stap."),
        ("envelope-simple", _after(road)),
    )


def _after(road: Road | None) -> str:
    """How it travels afterwards: the envelope comes after the seal."""
    if road is None:
        return "Hoe het naar de ontvanger gaat, kies je in de volgende stap. Dat verandert niets aan het zegel."
    return f"Daarna gaat het als {label(road)}. {why(road)}"


def _line(icon: str, words: str) -> QHBoxLayout:
    return row((Icon(icon, "text2", 18), 0, TOP), (Label(words, wrap=True), 1), gap=10)
