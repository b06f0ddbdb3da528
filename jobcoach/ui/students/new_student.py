"""A new student: the few facts that are enough to begin with."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobcoach.caseload.students import SaveStudent
from jobcoach.ui.desk import Desk
from jobcoach.ui.kit import Button, DateField, Form, Label, LineField, column, scrolled
from jobcoach.ui.record_form import RecordForm, Verb
from jobcoach.ui.words.dates import local_day


class NewStudent(QWidget):
    """``made`` gives the id; Escape goes back and the text stays for the next time."""

    made = Signal(object)
    stepped_back = Signal()

    def __init__(self, desk: Desk, *, now: Callable[[], datetime]) -> None:
        super().__init__()
        form = Form(
            LineField("call_name", "&Roepnaam", required=True, longest=60),
            (
                LineField("infix", "&Tussenvoegsel", longest=20),
                LineField("last_name", "&Achternaam", required=True, longest=80),
            ),
            (
                DateField("born_on", "&Geboortedatum", today=local_day(now()), width=None),
                LineField("class_name", "&Klas", longest=20, example="bijv. 5B"),
            ),
        )
        self.record = RecordForm(
            desk,
            form,
            now=now,
            name="student.new",
            save=_verb,
            places={"student.name": "last_name", "student.born_on": "born_on"},
            button=Button("&Voeg leerling toe", "primary"),
            can_step_back=True,
        )
        self.record.show_record("", {"call_name": "", "infix": "", "last_name": "", "born_on": None, "class_name": ""})
        self.record.saved.connect(self.made)
        self.record.stepped_back.connect(self.stepped_back)
        self.record.setMaximumWidth(560)
        words = "De rest mag later. Wat je typt blijft bewaard, ook als je tussendoor weg moet."
        head = column(Label("Nieuwe leerling", "title"), Label(words, "body", "text2", wrap=True), gap=4)
        self.setLayout(column(scrolled(column(head, self.record, None, gap=20), top=24), gap=0))

    def start(self) -> None:
        """Put the cursor in the first field."""
        self.record.form.focus_first()


def _verb(values: dict[str, Any]) -> Verb:
    return SaveStudent(**values)
