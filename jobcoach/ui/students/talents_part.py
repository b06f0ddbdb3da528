"""The part Talenten & competenties: talents that rest on the log, and scores by student, company and school."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.log_book import LogRow, log_of
from jobcoach.caseload.skills import (
    AddEvidence,
    RemoveEvidence,
    RemoveTalent,
    SaveTalent,
    TalentRow,
    talents_of,
)
from jobcoach.model.base import TalentId
from jobcoach.model.choices import Source
from jobcoach.model.labels import label
from jobcoach.ui.kit import (
    MIDDLE,
    Button,
    ChoiceField,
    Form,
    Icon,
    Label,
    LineField,
    clear,
    column,
    hairline,
    row,
)
from jobcoach.ui.record_form import Verb
from jobcoach.ui.students.competences import CompetencesPiece
from jobcoach.ui.students.entries import Entries, Entry, Kind
from jobcoach.ui.students.part import Part
from jobcoach.ui.students.room import Room
from jobcoach.ui.students.watch import watch_words
from jobcoach.ui.words.dates import short_day


class TalentsPart(Part):
    """Entries with evidence; below them the competences."""

    def __init__(self, room: Room) -> None:
        super().__init__(room, with_side=False)
        self.talents = Entries(room, _kind(room))
        self.competences = CompetencesPiece(room)
        self.pickers: dict[int, EvidencePicker] = {}
        self.body.addWidget(self.talents)
        self.body.addWidget(hairline())
        self.body.addWidget(self.competences)
        self._rows: tuple[TalentRow, ...] = ()
        self.reload()

    def reload(self) -> None:
        """Read talents, log and scores again."""
        room = self.room
        log = [entry for entry in room.desk.ask(log_of(student=room.student)) if entry.note and not entry.personal]
        self.pickers = {}
        self.talents.show_entries([self._entry(talent, log) for talent in room.desk.ask(talents_of(room.student))])
        self.competences.reload()

    def leave(self) -> None:
        """Keep open forms."""
        self.talents.leave()
        self.competences.leave()

    def flush(self) -> None:
        """Keep open forms as drafts."""
        self.talents.flush()
        self.competences.leave()

    def add(self) -> bool:
        """One more talent."""
        self.talents.edit(0)
        return True

    def start(self) -> None:
        """Put the cursor on the button."""
        self.talents.add_button.setFocus()

    def _kept(self, talent: int) -> None:
        if talent in self.pickers:
            self.pickers[talent].add_button.setFocus()

    def _entry(self, talent: TalentRow, log: Sequence[LogRow]) -> Entry:
        def more() -> QWidget:
            self.pickers[talent.id] = EvidencePicker(self.room, talent, log, kept=self._kept)
            return self.pickers[talent.id]

        return Entry(
            id=talent.id,
            title=talent.label,
            lines=(talent.example, f"Gezien door: {label(talent.source)}"),
            values={"label": talent.label, "example": talent.example, "source": talent.source},
            more=more,
        )


def _kind(room: Room) -> Kind:
    def save(number: int | None, values: dict[str, Any]) -> Verb:
        return SaveTalent(student=room.student, id=None if number is None else TalentId(number), **values)

    return Kind(
        name="talent",
        head="Talenten",
        add="Voeg talent toe",
        empty="Nog geen talenten. Waar wordt iemand blij van, wat gaat vanzelf? Het bewijs komt uit het logboek.",
        one="Talent",
        form=lambda: Form(
            LineField("label", "&Talent", required=True, example="bijv. ziet of iets recht ligt", watch=watch_words),
            LineField("example", "&Voorbeeld", example="Waar bleek dat uit?", watch=watch_words),
            ChoiceField("source", "&Gezien door", [(source, label(source)) for source in Source]),
        ),
        save=save,
        remove=lambda number: RemoveTalent(talent=TalentId(number)),
    )


class EvidencePicker(QWidget):
    """The evidence of one talent, and one more from the log."""

    def __init__(self, room: Room, talent: TalentRow, log: Sequence[LogRow], *, kept: Callable[[int], object]) -> None:
        super().__init__()
        self._room, self._talent, self._kept = room, talent, kept
        self._entries = log
        self.choice: ChoiceField | None = None
        self._below: QVBoxLayout = column(gap=6)
        lines = column(*(self._line(proof.id, proof.on, proof.text) for proof in talent.evidence), gap=2)
        word = "Voeg bewijs toe" if log else "Nog niets in het logboek om als bewijs te kiezen: leg eerst iets vast"
        act = self.open if log else self._log_first
        self.add_button = Button(word, "link", icon="plus", act=act, name=f"{word}: {talent.label}")
        self._below.addLayout(row(self.add_button, None))
        self.setLayout(column(lines, self._below, gap=4))

    def open(self) -> None:
        """Offer the log."""
        clear(self._below)
        options = [(entry.id, self._words(entry)) for entry in self._entries]
        self.choice = ChoiceField("entry", "Uit het logboek", options)
        keep = Button("Voeg toe", "row", act=self.add)
        self._below.addLayout(row((self.choice, 1), 8))
        self._below.addLayout(row(keep, Button("Sluit", "link", act=self._refresh), None, gap=12))
        self.choice.setFocus()

    def add(self) -> None:
        """Let the chosen entry prove the talent."""
        chosen = None if self.choice is None else self.choice.value()
        entry = next((item for item in self._entries if item.id == chosen), None)
        if entry is not None and self._room.attempt(AddEvidence(talent=self._talent.id, log_entry=entry.id)):
            self._kept(self._talent.id)

    def _log_first(self) -> None:
        self._room.log(None)

    def _refresh(self) -> None:
        clear(self._below)
        self.choice = None
        self.add_button = Button("Voeg bewijs toe", "link", icon="plus", act=self.open)
        self._below.addLayout(row(self.add_button, None))
        self.add_button.setFocus()

    def _line(self, number: int, on: date | None, text: str) -> QWidget:
        day = short_day(on, self._room.today) if on else ""
        away = Button(
            "",
            "icon",
            icon="x",
            name=f"Haal bewijs weg: {text[:40]}",
            act=lambda: self._room.take_away(RemoveEvidence(evidence=number), "Bewijs weggehaald"),
        )
        line = QWidget()
        words = Label(f"{day}: {text}" if day else text, "body", "text", wrap=True)
        line.setLayout(row((Icon("check-circle", "ok", 16), 0, MIDDLE), (words, 1, MIDDLE), (away, 0, MIDDLE), gap=8))
        return line

    def _words(self, entry: LogRow) -> str:
        note = " ".join(entry.note.split())
        return f"{short_day(entry.on, self._room.today)} · {label(entry.kind)} · {note[:80]}"
