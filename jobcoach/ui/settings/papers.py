"""The part Papieren: the school's own Word templates, and the clauses of the stageovereenkomst as it wants them."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.clauses import ClauseRow, ResetClause, SaveClause, clause_rows
from jobcoach.model.labels import label
from jobcoach.ui.form_panel import form_panel
from jobcoach.ui.kit import (
    TOP,
    Button,
    Chip,
    Flow,
    Form,
    Label,
    LineField,
    TextField,
    TickField,
    boxed,
    clear,
    column,
    hairline,
    row,
)
from jobcoach.ui.settings.layout import LayoutPiece
from jobcoach.ui.settings.part import Part
from jobcoach.ui.settings.templates import TemplatesPiece
from jobcoach.ui.tools import Tools

_TEMPLATES = (
    "Heeft jouw school een eigen stageovereenkomst? Zet er velden in en voeg hem toe. Bij een stage maak je er dan een "
    "ingevuld Word-bestand van."
)
_LAYOUT = (
    "Elke regio spreekt zelf af wat er in het overgangsdocument staat. Kies de volgorde, de koppen en wat erin komt. "
    "Wat hier uit staat, gaat ook niet mee als gegevens, en dat staat op bladzijde 1."
)
_WHY = (
    "Deze afspraken staan in elke stageovereenkomst die erbij past. Pas ze aan voor jouw school, of zet er een uit. "
    "Bij elke tekst staat waar hij vandaan komt en hoe zeker dat is."
)


class PapersPart(Part):
    """The list of clauses; each opens in a panel."""

    cares_about = frozenset({"clause_text", "document", "handover_section", "recipient"})

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._clauses: QVBoxLayout = column(gap=0)
        self.templates = TemplatesPiece(tools)
        self.group("Eigen sjabloon in Word", self.templates, text=_TEMPLATES)
        self.layout_piece = LayoutPiece(tools)
        self.group("Onderdelen van het overgangsdocument", self.layout_piece, text=_LAYOUT)
        self.group("Afspraken in de stageovereenkomst", self._clauses, text=_WHY)
        self.reload()

    def reload(self) -> None:
        """Read templates and clauses again."""
        self.templates.reload()
        self.layout_piece.reload()
        clear(self._clauses)
        for found in self.desk.ask(clause_rows):
            self._clauses.addWidget(hairline())
            self._clauses.addWidget(self._row(found))

    def start(self) -> None:
        """The first button."""
        self.templates.add_button.setFocus()

    def edit(self, found: ClauseRow) -> None:
        """Change a clause in a panel."""
        form = Form(
            LineField("title", "&Kop", longest=60),
            TextField("text", "&Tekst", lines=6, hint=found.origin),
            TickField("used", "Komt in de &overeenkomst"),
        )
        form.show({"title": found.title, "text": found.text, "used": found.used})

        def save(values: dict[str, object]) -> object:
            return self.desk.do(SaveClause(key=found.key, **values))  # type: ignore[arg-type]

        form_panel(self, "Afspraak wijzigen", form, tools=self.tools, draft=("clause", found.key), save=save)

    def _row(self, found: ClauseRow) -> QWidget:
        for_whom = " · ".join(label(kind) for kind in found.kinds)
        if found.under is not None:
            for_whom += f" · onder de {found.under} jaar"
        chips = [Chip("Eigen tekst", "info")] if found.own and found.used else []
        if not found.used:
            chips = [Chip("Staat uit", "neutral")]
        words = column(Label(found.title, "h", wrap=True), Label(for_whom, "small", "text2", wrap=True), gap=2)
        if chips:
            flow = QWidget()
            flow.setLayout(Flow(*chips))
            words.addWidget(flow)
        words.addWidget(Label(found.text, "body", wrap=True))
        words.addWidget(Label(found.origin, "small", "text2", wrap=True))
        buttons = [Button("Wijzig", "row", act=lambda: self.edit(found), name=f"Wijzig {found.title}")]
        if found.own:
            back = Button("Zet terug", "row", act=lambda: self.desk.do(ResetClause(key=found.key)))
            back.setAccessibleName(f"Zet {found.title} terug")
            buttons.insert(0, back)
        return boxed(row((words, 1), (boxed(row(*buttons, gap=4)), 0, TOP), gap=12, margins=(0, 10, 0, 10)))
