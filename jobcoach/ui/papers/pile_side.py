"""What to do with what is chosen in the pile: keep a whole paper, or find a home for a loose page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.paper_ways import PaperWay
from jobcoach.caseload.scan_pile import PiledPaper, Sheet, Why
from jobcoach.ui import discreet
from jobcoach.ui.kit import Button, Chip, ChoiceField, Flow, Item, Label, NumberField, column, row
from jobcoach.ui.papers.sentences import paper_name, pile_state, who, why_words
from jobcoach.ui.papers.signers import Signers


@dataclass(frozen=True, slots=True, kw_only=True)
class PileActs:
    """What the coach can do; ``lay`` gets the page, the paper and the number of the page in it."""

    keep: Callable[[PiledPaper], object]
    lay: Callable[[Sheet, int, int], object]
    use: Callable[[Sheet], object]
    turn: Callable[[], object]
    drop: Callable[[tuple[Sheet, ...]], object]


class PaperSide(QWidget):
    """Beside the pages of one paper: is it whole, who signed, keep it."""

    def __init__(self, paper: PiledPaper, acts: PileActs, today: date) -> None:
        super().__init__()
        way = paper.way
        words, tone = pile_state(paper)
        chips = [Chip(words, tone)]
        if way.scan is not None:
            chips.append(Chip("Er is al een scan", "info"))
        flow = QWidget()
        flow.setLayout(Flow(*chips))
        self.signers = Signers(way.signatures, today)
        self.keep = Button("&Bewaar scan", "primary", act=lambda: acts.keep(paper), name="Bewaar scan (Ctrl+S)")
        self.keep.setEnabled(paper.complete)
        self.drop = Button("Laat weg", "second", act=lambda: acts.drop((*paper.sheets, *paper.doubles)))
        items: list[Item] = [
            Label(paper_name(way), "h", wrap=True),
            Label(" · ".join(filter(None, (discreet.name(way.student_name), way.number))), "small", "text2", wrap=True),
            flow,
        ]
        if paper.missing:
            hint = "Scan de rest erbij met “Voeg scans toe”. Daarna kun je hem bewaren."
            items.append(Label(hint, "body", "text2", wrap=True))
        items += [item for double in paper.doubles for item in self._double(paper, double, acts)]
        items += [8, Label("Kijk wie er tekende", "h"), self.signers]
        if not way.signatures:
            items.append(Label("Dit papier vraagt geen handtekening.", "body", "text2", wrap=True))
        items += [8, row(self.keep, self.drop, None)]
        self.setLayout(column(*items, None, gap=8))

    def _double(self, paper: PiledPaper, double: Sheet, acts: PileActs) -> tuple[Item, ...]:
        used = next(sheet for sheet in paper.sheets if sheet.number == double.number)
        words = (
            f"Bladzijde {double.number} zit er twee keer in. Nu telt: {used.file}, blz. {used.at}. De andere is "
            f"{double.file}, blz. {double.at}."
        )
        other = Button("Neem de andere", "row", act=lambda: acts.use(double))
        away = Button("Laat de andere weg", "row", act=lambda: acts.drop((double,)))
        return Label(words, "body", "warn", wrap=True), row(other, away, None)


class LooseSide(QWidget):
    """Beside a loose page: why it is loose, and for one without a code to which paper it belongs."""

    def __init__(self, sheet: Sheet, ways: tuple[PaperWay, ...], acts: PileActs) -> None:
        super().__init__()
        self._sheet, self._acts = sheet, acts
        head, text = why_words(sheet)
        self.paper: ChoiceField | None = None
        self.drop = Button("Laat &weg", "second", act=lambda: acts.drop((sheet,)), name="Laat weg (Delete)")
        items: list[Item] = [
            Label(head, "h", wrap=True),
            Label(f"{sheet.file}, blz. {sheet.at}", "small", "text2", wrap=True),
            Label(text, "body", wrap=True),
        ]
        turn = Button("&Draai", "second", icon="arrow-clockwise", act=acts.turn, name="Draai een kwartslag (R)")
        if sheet.why is Why.UNREADABLE and ways:
            options = [(way.id, _option(way)) for way in ways]
            self.paper = ChoiceField("paper", "Bij welk papier?", options, empty="Kies een papier")
            self.number = NumberField("number", "Welke bladzijde is dit?", least=1, most=99, required=True)
            self.number.show_value(1)
            self.lay = Button("&Leg erbij", "primary", act=self._lay)
            items += [8, self.paper, self.number, row(self.lay, turn, self.drop, None)]
        else:
            if sheet.why is Why.UNREADABLE:
                items.append(Label("Er is geen papier dat op een handtekening wacht.", "body", "text2", wrap=True))
            items += [8, row(turn, self.drop, None)]
        self._ways = {way.id: way for way in ways}
        self.setLayout(column(*items, None, gap=8))

    def _lay(self) -> None:
        chosen = self.paper.value() if self.paper else None
        if self.paper is None or not isinstance(chosen, int):
            if self.paper is not None:
                self.paper.show_error("Kies eerst een papier.")
            return
        if not self.number.is_valid():
            return
        number, way = self.number.value(), self._ways[chosen]
        if isinstance(number, int) and number <= way.pages:
            self._acts.lay(self._sheet, way.id, number)
        else:
            self.number.show_error(f"Dit papier heeft {way.pages} {'bladzijde' if way.pages == 1 else 'bladzijden'}.")


def _option(way: PaperWay) -> str:
    waits = f", wacht op {who(way.waits_for)}" if way.waits_for else ""
    return f"{discreet.name(way.student_name)} · {paper_name(way)}{waits}"
