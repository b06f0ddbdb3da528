"""The part Stages: this student's stages, and the log of what happened."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.internships import InternshipRow, internship_rows
from jobcoach.caseload.log_book import DeleteLog, LogRow, log_of
from jobcoach.model.choices import AgreementStatus
from jobcoach.model.labels import label
from jobcoach.ui.kit import (
    TOP,
    Button,
    Chip,
    EmptyState,
    Flow,
    Item,
    Label,
    boxed,
    clear,
    column,
    hairline,
    row,
)
from jobcoach.ui.students.part import Part
from jobcoach.ui.students.room import Room
from jobcoach.ui.words.dates import hours, short_day

_SHOWN = 20


class InternshipsPart(Part):
    """Stages above, log below."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._stages: QVBoxLayout = column(gap=0)
        self._log: QVBoxLayout = column(gap=0)
        self._most = _SHOWN
        self.log_button = Button(
            "Leg vast", "row", icon="note-pencil", act=lambda: room.log(None), name="Leg vast (Ctrl+L)"
        )
        self.new_button = Button("Nieuwe stage", "row", icon="plus", act=lambda: room.go("internships", None))
        self.body.addLayout(column(row(Label("Stages", "h"), None, self.new_button), self._stages, gap=8))
        self.body.addLayout(column(row(Label("Logboek", "h"), None, self.log_button), self._log, gap=8))
        self.reload()

    def reload(self) -> None:
        """Read stages and log again."""
        room = self.room
        stages = room.desk.ask(internship_rows(on=room.today, student=room.student))
        clear(self._stages)
        for stage in stages:
            self._stages.addWidget(hairline())
            self._stages.addWidget(self._stage(stage))
        if not stages:
            words = "Nog geen stage. Een stage begint bij een bedrijf: zoek er een, of maak hem bij Stages."
            self._stages.addWidget(Label(words, "body", "text2", wrap=True))
        self._show_log()

    def add(self) -> bool:
        """One more stage."""
        self.new_button.click()
        return True

    def start(self) -> None:
        """Put the cursor on the button of the log."""
        self.log_button.setFocus()

    def _show_log(self) -> None:
        entries = self.room.desk.ask(log_of(student=self.room.student, limit=self._most + 1))
        clear(self._log)
        for entry in entries[: self._most]:
            self._log.addWidget(hairline())
            self._log.addWidget(self._entry(entry))
        if len(entries) > self._most:
            self._log.addWidget(boxed(row(Button("Toon meer", "link", act=self._more), None, margins=(0, 8, 0, 0))))
        if not entries:
            state = EmptyState(
                "note-pencil",
                "Nog niets vastgelegd",
                "Hier komt wat er op de stage gebeurt. Eén zin is genoeg: wie, wat, hoe lang.",
                action="Leg vast",
                act=lambda: self.room.log(None),
                action_icon="note-pencil",
            )
            self._log.addWidget(state)

    def _more(self) -> None:
        self._most += 100
        self._show_log()

    def _stage(self, stage: InternshipRow) -> QWidget:
        today = self.room.today
        end = f"tot en met {short_day(stage.end, today)}" if stage.end else "zonder einddatum"
        facts = f"{label(stage.kind)} · {short_day(stage.start, today)} {end}"
        week = f"{stage.hours_per_week} uur per week" if stage.hours_per_week else ""
        chips = [Chip("Loopt nu", "ok", icon="briefcase")] if stage.running else []
        if stage.outcome is not None:
            chips.append(Chip(label(stage.outcome).capitalize(), "neutral", icon="flag"))
        tone = "ok" if stage.agreement is AgreementStatus.COMPLEET else "warn"
        chips.append(Chip(f"Overeenkomst: {label(stage.agreement)}", tone))
        flow = QWidget()
        flow.setLayout(Flow(*chips))
        place = f"{stage.employer_name}, {stage.place}".rstrip(", ")
        lines: list[Item] = [Label(place, "h", wrap=True)]
        lines += [Label(line, "body", "text2", wrap=True) for line in (facts, week) if line]
        open_it = Button(
            "Open",
            "row",
            act=lambda: self.room.go("internships", stage.id),
            name=f"Open stage bij {stage.employer_name}",
        )
        return boxed(row((column(*lines, flow, gap=3), 1), (open_it, 0, TOP), gap=12, margins=(0, 10, 0, 10)))

    def _entry(self, entry: LogRow) -> QWidget:
        day = short_day(entry.on, self.room.today)
        parts = [label(entry.kind), hours(entry.minutes) if entry.minutes else "", entry.employer_name]
        what = Label(" · ".join(part for part in parts if part), "h", wrap=True)
        head = row((what, 1), Label(day, "small", "text2"), gap=8)
        away = Button(
            "",
            "icon",
            icon="trash",
            act=lambda: self.room.take_away(DeleteLog(entry=entry.id), "Uit het logboek gehaald"),
            name=f"Haal weg: {label(entry.kind)} van {day}",
        )
        words = column(head, Label(entry.note, wrap=True), gap=2)
        if entry.personal:
            words.addWidget(Label("Alleen voor jou, gaat nooit mee", "small", "text2"))
        return boxed(row((words, 1), (away, 0, TOP), gap=8, margins=(0, 8, 0, 8)))
