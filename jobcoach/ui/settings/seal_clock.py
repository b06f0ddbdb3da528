"""A clock that was once wrong: only shown while work in this vault lies in the future."""

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.clock import LONGEST_REASON, MendClock, clock_ahead
from jobcoach.model.expected import Expected
from jobcoach.ui.kit import Banner, Form, Label, LineField, column, row, second
from jobcoach.ui.settings.part import Part
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import clock, full_day, local_day


class ClockGroup(QWidget):
    """Says what is dated in the future, and takes a reason."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part, self._desk = part, part.desk
        self._words = Label("", wrap=True)
        self.form = Form(
            LineField(
                "reason", "&Waarom stond de klok verkeerd?", required=True, longest=LONGEST_REASON,
                example="bijv. de accu van de laptop was leeg", hint="Zonder namen. Dit komt in het overzicht van wie "
                "wat deed.",
            )
        )  # fmt: skip
        self.button = second("De klok stond &verkeerd", self.mend, icon="clock")
        self.setLayout(column(Label("De klok", "h"), self._words, self.form, row(self.button, None), gap=12))
        self.reload()

    def reload(self) -> None:
        """Show it, or nothing when all is well."""
        ahead = self._desk.ask(clock_ahead)
        self.setVisible(ahead is not None)
        if ahead is not None:
            self._words.setText(
                f"Het nieuwste werk in deze kluis is van {full_day(local_day(ahead))}, {clock(ahead)} uur. Dat moet "
                "nog komen, dus stond de klok van deze computer toen verkeerd, of staat hij nu verkeerd. Tot dat "
                "duidelijk is, kun je niets verzegelen. Kijk eerst of de klok nu goed staat."
            )

    def mend(self) -> None:
        """Accept it as an error, with the reason."""
        if not self.form.is_valid():
            return
        try:
            self._desk.do(MendClock(reason=str(self.form["reason"].value())))
        except Expected as error:
            self._part.clear_banner()
            self._part.show_banner(Banner("Er is niets veranderd", sentence(error), "bad", closable=True))
            return
        self.form.show()
        self.reload()
        self._part.clear_banner()
        words = "Je kunt weer verzegelen. De reden staat in het overzicht."
        self._part.show_banner(Banner("De klok is rechtgezet", words, "ok", closable=True))
