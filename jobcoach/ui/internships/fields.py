"""The form of a stage; the people to choose from follow the place."""

from collections.abc import Callable, Sequence
from datetime import date

from jobcoach.caseload.internships import Place
from jobcoach.model.choices import AgreementStatus, Insurer, InternshipKind, Outcome
from jobcoach.model.labels import label
from jobcoach.ui.kit import ChoiceField, DateField, Form, FormItem, LineField, TextField, TickField

Names = Sequence[tuple[object, str]]
NO_PEOPLE = "Zet bij Bedrijven wie daar praktijkopleider is."


class PlaceField(ChoiceField):
    """The place of a stage; ``moved`` is told of every place that is shown, before the trainer is shown."""

    def __init__(self, moved: Callable[[object], object]) -> None:
        self._moved = moved
        super().__init__("location", "&Plek", (), empty="Kies een plek", required=True)
        self.combo.activated.connect(lambda: moved(self.value()))

    def show_value(self, value: object) -> None:
        """Show a place, and let the people follow."""
        super().show_value(value)
        self._moved(self.value())


class InternshipForm(Form):
    """Everything of a stage; fill the choices with ``offer`` before showing one."""

    def __init__(self, today: date) -> None:
        self._places: tuple[Place, ...] = ()
        self.student = ChoiceField("student", "&Leerling", (), empty="Kies een leerling", required=True)
        self.trainer = ChoiceField("trainer", "Praktijkoplei&der", (), empty="Nog niet bekend")
        self.place = PlaceField(self._offer_people)
        kinds = tuple((kind, label(kind).capitalize()) for kind in InternshipKind)
        papers = tuple((status, label(status).capitalize()) for status in AgreementStatus)
        ends = tuple((end, label(end).capitalize()) for end in Outcome)
        super().__init__(
            (self.student, ChoiceField("kind", "S&oort stage", kinds)),
            (self.place, self.trainer),
            (
                DateField("start", "Eerste da&g", today=today, required=True, width=None),
                DateField("end", "Laatste dag", today=today, width=None, hint="Leeg laten mag"),
            ),
            (
                LineField("days", "Dagen", example="ma, di en wo", longest=60),
                LineField("hours_per_week", "&Uren per week", example="24", longest=20),
            ),
            TextField("tasks", "&Wat doet de leerling daar", lines=3),
            TextField("goal", "Waar werkt de leerling aan", lines=2),
            "Afloop",
            ChoiceField("outcome", "Hoe is het gegaan", ends, empty="Nog niet klaar"),
            TextField("result", "Resultaat", lines=2),
            *_terms(),
            "Getekend",
            ChoiceField("agreement", "Stageovereen&komst", papers),
        )

    def offer(self, students: Names, places: tuple[Place, ...]) -> None:
        """Offer these students and places; what is chosen stays chosen."""
        self._places = places
        self.student.show_options(students)
        self.place.show_options([(place.location, place.name) for place in places])

    def _offer_people(self, location: object) -> None:
        people = next((place.people for place in self._places if place.location == location), ())
        self.trainer.show_options(people)
        lonely = location is not None and not people
        self.trainer.set_enabled(bool(people), NO_PEOPLE if lonely else "Kan pas na de plek" if not people else "")


def _terms() -> tuple[FormItem, ...]:
    """What the stageovereenkomst says beside the stage itself (domain 4.3)."""
    insurers = tuple((who, label(who).capitalize()) for who in Insurer)
    return (
        "Afspraken voor de overeenkomst",
        TextField("times", "Tijden per dag", lines=2, example="ma en di 8.30 tot 15.30 uur"),
        (
            LineField("total_hours", "Uren in totaal", longest=20, hint="Nodig bij entree"),
            LineField("qualification", "Opleiding en deel", hint="Nodig bij entree", longest=200),
        ),
        TextField("plan", "Opbouw", lines=2, example="Eerst meelopen, na vier weken eigen taken"),
        LineField("school_guide", "Begeleider van school", hint="Leeg: jij", longest=120),
        TextField("school_guidance", "Wat doet school", lines=2, example="Komt elke zes weken langs"),
        TextField("company_guidance", "Wat doet het bedrijf", lines=2, example="Doet voor, kijkt mee"),
        TextField(
            "assessment", "Hoe beoordeelt het bedrijf mee", lines=2, example="Vult met de coach het formulier in"
        ),
        (
            ChoiceField("insured_by", "Ver&zekerd door", insurers, empty="Nog niet bekend"),
            ChoiceField("premium_by", "Premie betaald door", insurers, empty="Nog niet bekend"),
        ),
        (
            LineField("insurance", "Polis", example="via school"),
            LineField("emergency", "Bellen bij nood", longest=200, example="naam en telefoon"),
        ),
        TextField("absence", "Ziek of te laat", lines=2, example="Belt vóór 7.30 uur naar ..."),
        (
            LineField("equipment", "Kleding en bescherming", longest=200),
            LineField("expenses", "Onkosten", longest=200, example="reiskosten"),
        ),
        TickField(
            "safe_for_young",
            "Veilig werk voor jongeren",
            hint="Het bedrijf bevestigt: de RI&E gaat ook over jongeren, en er is deskundig toezicht",
        ),
    )
