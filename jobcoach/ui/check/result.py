"""What came of a check: the verdict at the left, the papers inside at the right."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.ui import theme
from jobcoach.ui.ask import Ask
from jobcoach.ui.check.checking import Checked
from jobcoach.ui.check.verdict import Compare, Replace, VerdictCard, facts, findings, is_unknown, takes_list
from jobcoach.ui.desk import Desk
from jobcoach.ui.handover.room import very_tight
from jobcoach.ui.kit import Label, Row, RowList, RowsModel, boxed, column, hairline, link, row, scroll, scrolled
from jobcoach.ui.paper_view import Paper, PaperView
from jobcoach.ui.words import count


class Result(QWidget):
    """A refused package shows no papers: what was changed is not to be read as if it were real."""

    def __init__(
        self,
        desk: Desk,
        ask: Ask,
        checked: Checked,
        *,
        same: Callable[[], object],
        different: Callable[[], object],
        replace: Callable[[str], object],
        with_list: Callable[[], object],
    ) -> None:
        super().__init__()
        self._desk, self._ask, self.checked = desk, ask, checked
        self.paper: PaperView | None = None
        self.compare: Compare | None = None
        self.replace: Replace | None = None
        self.papers: RowList | None = None
        report = checked.report
        if report is None:
            return
        self._card = VerdictCard(report, checked.file_name)
        known: list[QWidget] = [facts(report), hairline()] if report.parties is not None else []
        parts: list[QWidget] = [self._card, *known, findings(report)]
        if is_unknown(report):
            self.compare = Compare(report, same=same, different=different)
            parts.insert(1, self.compare)
        if takes_list(report):
            self.list_button = link("Controleer ook met een lijst van ingetrokken zegels", with_list)
            parts.append(boxed(row(self.list_button, None)))
        if report.rival_pem:
            self.replace = Replace(replace=replace)
            parts.append(self.replace)
        if checked.papers:
            parts += [hairline(), self._paper_list()]
        left = column(*parts, None, gap=16)
        if not checked.papers:
            inside = boxed(left)
            inside.setMaximumWidth(theme.px(720))
            self.setLayout(column((scrolled(column(row((inside, 1000), None)), top=16), 1), gap=0))
            return
        self._lay_out(left)
        self._show_paper(0)

    def begin(self) -> None:
        """The digits to compare, or the papers."""
        if self.compare is not None:
            self.compare.groups.setFocus()
        elif self.papers is not None:
            self.papers.setFocus()
        else:
            self._card.setFocus()

    def _lay_out(self, left: QVBoxLayout) -> None:
        inside = QWidget()
        inside.setLayout(left)
        margin = theme.gap(24)
        left.setContentsMargins(margin, theme.gap(16), margin - 10, margin)
        self._paper_place = column(gap=0)
        right = boxed(self._paper_place, "" if very_tight() else "paneRight")
        area = scroll(inside)
        if very_tight():
            right.setMinimumHeight(theme.px(420))
            left.addWidget(right)
            self.setLayout(column((area, 1), gap=0))
            return
        area.setFixedWidth(theme.gap(500))
        self.setLayout(row(area, (right, 1), gap=0))

    def _paper_list(self) -> QWidget:
        model = RowsModel()
        rows = [
            Row(key=number, name=name.rpartition("/")[2], icon="file-text", date=f"{max(1, round(len(pdf) / 1000))} kB")
            for number, (name, pdf) in enumerate(self.checked.papers)
        ]
        model.show(rows)
        self.papers = RowList(model, "Papieren in het pakket", two_lines=False)
        self.papers.setFixedHeight(theme.px(40) * min(len(rows), 5))
        self.papers.choose(0, quietly=True)
        self.papers.chosen.connect(self._show_paper)
        others = f"en {count(self.checked.others, 'ander bestand', 'andere bestanden')}: gegevens, uitleg en het zegel"
        return boxed(column(Label("Papieren", "h"), self.papers, Label(others, "small", "text2", wrap=True), gap=4))

    def _show_paper(self, number: int) -> None:
        name, pdf = self.checked.papers[number]
        report = self.checked.report
        about = report.parties.package if report and report.parties else "pakket"
        short = name.rpartition("/")[2]
        paper = Paper(title=short, file_name=short, content=pdf, about=f"{about}, {short}")
        if self.paper is None:
            self.paper = PaperView(self._desk, self._ask, paper)
            self._paper_place.addWidget(self.paper, 1)
        else:
            self.paper.show_paper(paper)
