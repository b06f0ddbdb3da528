"""The parts School and Jij: what stands on every letter and paper."""

from collections.abc import Mapping
from dataclasses import fields

from jobcoach.caseload.school import SaveCoach, SaveSchool, coach_form, school_form
from jobcoach.model.choices import SchoolKind
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label
from jobcoach.ui.kit import ChoiceField, Form, LineField, NumberField
from jobcoach.ui.settings.logo import LOGO_LINE, LogoChoice
from jobcoach.ui.settings.part import RecordPart
from jobcoach.ui.tools import Tools

# there is one school and one coach in a vault
ONLY = 1


class SchoolPart(RecordPart):
    """The school of this vault."""

    cares_about = frozenset({"school"})

    def __init__(self, tools: Tools) -> None:
        kinds = tuple((kind, label(kind).capitalize()) for kind in SchoolKind)
        form = Form(
            LineField("name", "&Naam van de school", required=True, longest=120),
            (
                LineField("brin", "B&RIN", longest=4, example="99ZZ", hint="Nodig voor het zegel"),
                LineField("location", "Vestiging", example="00", longest=40),
            ),
            ChoiceField("kind", "Soort onderwijs", kinds),
            LineField("street", "Straat en n&ummer", longest=120),
            (LineField("postcode", "&Postcode", longest=10), LineField("place", "Plaats", longest=80)),
            LineField("phone", "Telefoon", longest=40),
            "Wie tekent voor de school",
            (
                LineField("director", "Naam", longest=120),
                LineField("director_function", "&Functie", longest=80, example="directeur"),
            ),
            NumberField(
                "paper_days",
                "Papier &terug binnen",
                least=1,
                most=60,
                required=True,
                hint="Werkdagen. Is een papier langer onderweg, dan staat het op Vandaag.",
            ),
        )
        line = "Dit staat boven elke brief en verklaring, en in het zegel."
        super().__init__(tools, form, kind="school", title="Jouw school", line=line)
        self.logo = LogoChoice(self)
        self.group("Logo", self.logo, text=LOGO_LINE)

    def reload(self) -> None:
        """Read the school again, and its logo."""
        super().reload()
        self.logo.reload()

    def _values(self) -> Mapping[str, object]:
        return _as_dict(self.desk.ask(school_form))

    def _save(self, values: Mapping[str, object]) -> int:
        try:
            self.desk.do(SaveSchool(**values))  # type: ignore[arg-type]
        except Expected as error:
            raise _at(
                error, {"school.brin": "brin", "school.name": "name", "paper_trail.days": "paper_days"}
            ) from error
        return ONLY


class CoachPart(RecordPart):
    """The coach whose vault this is."""

    cares_about = frozenset({"coach"})

    def __init__(self, tools: Tools) -> None:
        form = Form(
            LineField("name", "Jouw &naam", required=True, longest=120, hint="Zoals je naam onder een brief staat"),
            (
                LineField("function", "&Functie", longest=80, example="jobcoach"),
                LineField("code", "&Code", longest=8, example="K1", hint="Staat in elk nummer dat je uitgeeft"),
            ),
            (LineField("phone", "Telefoon", longest=40), LineField("email", "&E-mail", longest=120)),
            LineField("reachable", "Wanneer te be&reiken", longest=120, example="ma tot en met do, 8.30 tot 16.30 uur"),
        )
        line = "Zo weten bedrijf, ouders en gemeente wie ze kunnen bellen."
        super().__init__(tools, form, kind="coach", title="Over jou", line=line)

    def _values(self) -> Mapping[str, object]:
        return _as_dict(self.desk.ask(coach_form))

    def _save(self, values: Mapping[str, object]) -> int:
        try:
            self.desk.do(SaveCoach(**values))  # type: ignore[arg-type]
        except Expected as error:
            raise _at(error, {"coach.name": "name", "coach.code": "code"}) from error
        return ONLY


def _as_dict(shown: SaveSchool | SaveCoach) -> dict[str, object]:
    return {item.name: getattr(shown, item.name) for item in fields(shown)}


def _at(error: Expected, places: Mapping[str, str]) -> Expected:
    """The same error, with the field that it is about."""
    if error.key not in places:
        return error
    return Expected(error.key, **(error.values | {"field": places[error.key]}))
