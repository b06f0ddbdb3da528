"""Competences: the latest scores by student, company and school as a table, and the assessment of today."""

from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.skills import Competences, SaveScores, competences_of
from jobcoach.model.choices import Rater
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.ui import theme
from jobcoach.ui.kit import (
    Button,
    ChoiceField,
    DateField,
    Form,
    Label,
    TableView,
    WordTable,
    announce,
    clear,
    column,
    row,
)
from jobcoach.ui.record_form import RecordForm, Verb
from jobcoach.ui.students.entries import bring_into_view
from jobcoach.ui.students.room import Room
from jobcoach.ui.words.dates import short_day


class CompetencesPiece(QWidget):
    """Table of the latest scores; the form of a new assessment opens above it."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._room = room
        self._found: Competences | None = None
        self.record: RecordForm | None = None
        self.new_button = Button("Nieuwe beoordeling", "row", icon="plus", act=self.open)
        self._list_name = Label("", "small", "text2")
        self._form_place: QVBoxLayout = column(gap=0)
        self._place: QVBoxLayout = column(gap=6)
        head = row(Label("Competenties", "h"), self._list_name, None, self.new_button, gap=12)
        self.setLayout(column(head, self._form_place, self._place, gap=8))

    def reload(self) -> None:
        """Read the scores again."""
        self._found = self._room.desk.ask(competences_of(self._room.student))
        clear(self._place)
        self.new_button.setVisible(self._found is not None)
        if self._found is None:
            words = "Er is nog geen lijst met competenties. Kies er een bij Instellingen."
            self._place.addWidget(Label(words, "body", "text2", wrap=True))
            return
        self._list_name.setText(self._found.list_name)
        self._place.addWidget(_table(self._found, self._room.today))

    def open(self) -> None:
        """Open the form of today's assessment."""
        if self._found is None or self.record is not None:
            return
        room = self._room
        self.record = RecordForm(
            room.desk,
            _form(self._found, room.today),
            now=room.now,
            name="scores",
            save=self._save,
            places={"score.future": "on"},
            button=Button("&Bewaar beoordeling", "second"),
            can_step_back=True,
        )
        self.record.show_record(str(room.student), {"rater": Rater.SCHOOL, "on": room.today})
        self.record.saved.connect(self._close)
        self.record.stepped_back.connect(self._close)
        self._form_place.addWidget(self.record)
        self.record.form.focus_first()
        QTimer.singleShot(0, self.record, self._bring_into_view)

    def _bring_into_view(self) -> None:
        if self.record is not None:
            bring_into_view(self.record)

    def leave(self) -> None:
        """An assessment that is half done stays a draft."""
        if self.record is not None:
            self.record.drafts.flush()

    def _save(self, values: dict[str, Any]) -> Verb:
        scores = tuple(
            (int(name.removeprefix("c")), score)
            for name, score in values.items()
            if name.startswith("c") and score is not None
        )
        if not scores:
            raise Expected("score.none")
        return SaveScores(student=self._room.student, rater=values["rater"], on=values["on"], scores=scores)

    def _close(self) -> None:
        clear(self._form_place)
        self.record = None
        announce(self, "Beoordeling gesloten")
        self.new_button.setFocus()


def _form(found: Competences, today: date) -> Form:
    steps = [(number, f"{number} · {word}") for number, word in enumerate(found.scale, 1)]
    choices = [ChoiceField(f"c{item.id}", item.name, steps, empty="Niet beoordeeld") for item in found.rows]
    raters = [(rater, label(rater)) for rater in Rater]
    pairs = [tuple(choices[at : at + 2]) for at in range(0, len(choices), 2)]
    if theme.is_large():
        pairs = [(choice,) for choice in choices]
    return Form(
        (
            ChoiceField("rater", "&Wie beoordeelt", raters),
            DateField("on", "&Dag", today=today, required=True, width=None),
        ),
        *pairs,
    )


def _table(found: Competences, today: date) -> QWidget:
    rows = []
    for item in found.rows:
        latest = {rater: (on, score) for on, rater, score in item.scores}
        words = [
            f"{latest[rater][1]} · {found.scale[latest[rater][1] - 1]}" if rater in latest else "–" for rater in Rater
        ]
        newest = max((on for on, _, _ in item.scores), default=None)
        rows.append((item.name, *words, short_day(newest, today) if newest else "–"))
    heads = ("Competentie", *(label(rater).capitalize() for rater in Rater), "Laatst")
    table = TableView(WordTable(heads, rows), "Competenties, de laatste scores")
    table.setFixedHeight(theme.px(40) * max(1, len(rows)) + theme.px(40))
    return table
