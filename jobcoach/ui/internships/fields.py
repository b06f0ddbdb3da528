"""The form of a stage; the people to choose from follow the place."""

from collections.abc import Callable, Sequence
from datetime import date

from jobcoach.caseload.internships import Place
from jobcoach.model.choices import AgreementStatus, InternshipKind, Outcome
from jobcoach.model.labels import label
from jobcoach.ui.kit import ChoiceField, DateField, Form, LineField, TextField

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
            "Papieren",
            (
                ChoiceField("agreement", "Stageovereen&komst", papers),
                LineField("insurance", "Ver&zekering", example="via school"),
            ),
            "Afloop",
            ChoiceField("outcome", "Hoe is het gegaan", ends, empty="Nog niet klaar"),
            TextField("result", "Resultaat", lines=2),
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
