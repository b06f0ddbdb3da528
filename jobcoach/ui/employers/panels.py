"""The two small panels of a company: a person, and a recognition."""

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.employers import AddRecognition, SaveContactPerson, location_of
from jobcoach.model.base import EmployerId
from jobcoach.ui.form_panel import form_panel
from jobcoach.ui.kit import DateField, Form, LineField, TickField
from jobcoach.ui.tools import Tools
from jobcoach.ui.words.dates import local_day


def person_panel(page: QWidget, tools: Tools, employer: EmployerId, person: SaveContactPerson | None) -> None:
    """Add or change someone at the company."""
    form = Form(
        LineField("name", "&Naam", required=True, longest=120),
        LineField("function", "&Functie", example="chef bakkerij"),
        (LineField("phone", "&Telefoon"), LineField("email", "&E-mail")),
        TickField("trainer", "Is &praktijkopleider"),
    )
    known = person or SaveContactPerson(employer=employer, name="")
    form.show({name: getattr(known, name) for name in ("name", "function", "phone", "email", "trainer")})
    form_panel(
        page,
        "Wie werkt hier" if person is None else "Wijzig",
        form,
        tools=tools,
        draft=("contact_person", str(known.id or f"new:{employer}")),
        save=lambda values: tools.desk.do(SaveContactPerson(employer=employer, id=known.id, **values)),  # type: ignore[arg-type]
    )


def recognition_panel(page: QWidget, tools: Tools, employer: EmployerId) -> None:
    """Add what SBB recognises this location for."""
    today = local_day(tools.now())
    form = Form(
        (
            LineField("code", "&Opleidingscode", required=True, example="27060"),
            LineField("name", "&Kwalificatie", example="Kok"),
        ),
        (DateField("start", "&Vanaf", today=today), DateField("end", "&Tot en met", today=today)),
        LineField(
            "feasible",
            "&Uitvoerbare werkprocessen",
            example="B1-K1-W1, B1-K1-W3",
            hint="De codes uit het register van SBB. Leeg: niet bekend.",
        ),
    )

    def save(values: dict[str, object]) -> object:
        location = tools.desk.ask(location_of(employer))
        return tools.desk.do(AddRecognition(location=location, **values))  # type: ignore[arg-type]

    form_panel(page, "Erkend leerbedrijf voor", form, tools=tools, draft=("recognition", f"new:{employer}"), save=save)
