"""The panel in which a werkproces is typed by hand into an edition of one's own."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.catalogue_editions import TypeWerkproces
from jobcoach.ui.form_panel import form_panel
from jobcoach.ui.kit import ChoiceField, FloatingPanel, Form, LineField, TextField
from jobcoach.ui.tools import Tools

_LEVELS = tuple((level, f"Niveau {level}") for level in (1, 2, 3, 4))


def typing_panel(
    page: QWidget,
    tools: Tools,
    *,
    edition: int | None,
    known: dict[str, object],
    replaces: tuple[str, str] | None = None,
    kept: Callable[[int], object],
) -> FloatingPanel:
    """Type one werkproces; ``known`` fills in the form. ``kept`` gets the edition's id.

    ``replaces`` is an earlier one (opleidingscode, code) that is changed.
    """
    form = Form(
        *((LineField("set_name", "Naam van de &set", example="Bakkerij, klas 5B"),) if edition is None else ()),
        (
            LineField("code", "&Opleidingscode", required=True, example="25250", longest=20),
            LineField("name", "Naam &kwalificatie", required=True, longest=200),
        ),
        (
            ChoiceField("level", "Ni&veau", _LEVELS, empty="Niet bekend"),
            LineField("kerntaak_title", "Titel ke&rntaak", longest=300),
        ),
        (
            LineField("werkproces_code", "&Code werkproces", required=True, example="B1-K1-W1", longest=20),
            LineField("title", "&Titel werkproces", required=True, longest=300),
        ),
        TextField("description", "O&mschrijving", lines=2),
        (TextField("result", "&Resultaat", lines=2), TextField("behaviour", "&Gedrag", lines=2)),
    )
    form.show(known)

    def save(values: dict[str, object]) -> object:
        made = tools.desk.do(TypeWerkproces(edition=edition, replaces=replaces, **values))  # type: ignore[arg-type]
        return kept(made)

    subject = str(edition) if edition is not None else "new"
    if replaces is not None:
        subject = f"{subject}/{'/'.join(replaces)}"
    words = "Typ een werkproces" if replaces is None else "Pas een werkproces aan"
    return form_panel(page, words, form, tools=tools, draft=("werkproces", subject), save=save, width=720)
