"""The part Gegevens: the facts of a student, the work advice, and the way to the bin."""

from dataclasses import asdict
from typing import Any

from jobcoach.caseload.municipalities import municipalities
from jobcoach.caseload.own_words import SaveAdvice, advice_form
from jobcoach.caseload.students import SaveStudent, student_form
from jobcoach.model.choices import SchoolKind, Transport
from jobcoach.model.labels import label
from jobcoach.ui.kit import (
    Button,
    ChoiceField,
    DateField,
    Form,
    Label,
    LineField,
    Offers,
    TextField,
    TickField,
    column,
    hairline,
    row,
)
from jobcoach.ui.record_form import RecordForm, Verb
from jobcoach.ui.students.part import Part
from jobcoach.ui.students.room import Room
from jobcoach.ui.students.watch import watch_number, watch_words


class FactsPart(Part):
    """Two forms that keep themselves."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.facts = RecordForm(
            room.desk,
            _facts(room),
            now=room.now,
            name="student",
            save=self._save_facts,
            places={"student.name": "last_name", "student.born_on": "born_on"},
        )
        self.advice = RecordForm(
            room.desk,
            _advice(),
            now=room.now,
            name="advice",
            save=self._save_advice,
            button=Button("Bewaar &advies", "second"),
        )
        away = Button("Haal leerling weg", "row", icon="trash", act=room.delete)
        advice_words = "Wat past er, hoeveel uur, welke plek, welke begeleiding? Dit staat straks in de overdracht."
        head = column(Label("Werkadvies", "h"), Label(advice_words, "small", "text2", wrap=True), gap=2)
        self.body.addWidget(self.facts)
        self.body.addWidget(hairline())
        self.body.addLayout(head)
        self.body.addWidget(self.advice)
        self.body.addWidget(hairline())
        erase = Button("Wis voorgoed", "row", act=room.erase, name="Wis het hele dossier voorgoed")
        self.body.addLayout(row(away, erase, None, gap=8))
        self.reload()

    def reload(self) -> None:
        """Read both again; a form that is being typed in is left alone."""
        room = self.room
        facts = asdict(room.desk.ask(student_form(room.student)))
        advice = asdict(room.desk.ask(advice_form(room.student)))
        self.facts.show_record(str(room.student), facts)
        self.advice.show_record(str(room.student), advice)

    def leave(self) -> None:
        """Commit what is valid, keep the rest as drafts."""
        self.facts.leave()
        self.advice.leave()

    def flush(self) -> None:
        """Keep what is typed as drafts."""
        self.facts.drafts.flush()
        self.advice.drafts.flush()

    def start(self) -> None:
        """Put the cursor in the first field."""
        self.facts.form.focus_first()

    def _save_facts(self, values: dict[str, Any]) -> Verb:
        return SaveStudent(id=self.room.student, **values)

    def _save_advice(self, values: dict[str, Any]) -> Verb:
        return SaveAdvice(student=self.room.student, **values)


def _facts(room: Room) -> Form:
    today = room.today
    kinds = [(kind, label(kind)) for kind in SchoolKind]
    ways = [(way, label(way)) for way in Transport]
    return Form(
        "Wie",
        (LineField("call_name", "&Roepnaam", required=True), LineField("first_names", "Voorname&n voluit")),
        (LineField("infix", "&Tussenvoegsel", longest=20), LineField("last_name", "&Achternaam", required=True)),
        (
            DateField("born_on", "&Geboortedatum", today=today, width=None),
            LineField("born_in", "Geboorteplaats"),
        ),
        LineField("number", "Leerling&nummer", longest=20, width=200, watch=watch_number),
        "Waar",
        LineField("street", "&Straat en nummer"),
        (LineField("postcode", "&Postcode", longest=10), LineField("place", "Plaats")),
        _municipality(),
        (LineField("phone", "Te&lefoon", longest=30, watch=watch_number), LineField("email", "E-mail")),
        "Op school",
        (ChoiceField("school_kind", "S&oort onderwijs", kinds), LineField("class_name", "&Klas", longest=20)),
        (LineField("mentor", "Mentor"), LineField("direction", "R&ichting", example="bijv. werk")),
        (
            DateField("enrolled_on", "Op school sinds", today=today, width=None),
            DateField("expected_leave_on", "Gaat waarschijnlijk weg op", today=today, width=None),
        ),
        DateField("left_on", "Van school sinds", today=today),
        "Beslissen, reizen, taal",
        TickField("decides_alone", "Beslist zelf vanaf 18 jaar"),
        TickField("both_parents", "Onder 18 beslissen beide ouders, als er twee bij Mensen staan"),
        LineField("representative", "Wettelijk vertegenwoordiger", hint="Alleen als iemand anders beslist"),
        (ChoiceField("transport", "Reist met", ways, empty="Nog niet bekend"), LineField("language", "Taal thuis")),
    )


def _municipality() -> LineField:
    hint = "Woon- of verblijfplaats: daar gaat de overdracht heen"
    field = LineField("municipality", "Ge&meente", hint=hint)
    Offers(field, municipalities(), hint=hint)
    return field


def _advice() -> Form:
    return Form(
        TextField("work_advice", "&Werk dat past", lines=3, watch=watch_words),
        (LineField("max_hours", "&Uren per week", longest=40), LineField("place_kind", "Soort plek", longest=80)),
        LineField("coaching", "&Begeleiding", example="bijv. elke week een half uur", watch=watch_words),
        TextField(
            "health",
            "Gezondheid op het werk",
            lines=2,
            hint="Gaat alleen mee als de leerling daar uitdrukkelijk ja tegen zegt",
            watch=watch_words,
        ),
    )
