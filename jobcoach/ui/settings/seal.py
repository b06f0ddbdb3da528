"""The part Zegel: the fingerprint to read aloud, the certificate to hand out, and making the seal."""

from pathlib import Path

from jobcoach.caseload.documents import NoteExported
from jobcoach.caseload.school import school_form
from jobcoach.caseload.seals import MakeSeal, SealCard, seal_card
from jobcoach.exchange.outgoing import write_whole
from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.kit import Banner, Label, StatusWord, boxed, clear, column, primary, row, second, small
from jobcoach.ui.lane import Work
from jobcoach.ui.settings.part import SCHOOL, Part
from jobcoach.ui.tools import Tools
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import full_day, local_day

WHAT = (
    "Met het zegel kan een gemeente zien dat een overdracht echt van jouw school komt en niet is veranderd. Geef het "
    "certificaat aan wie dat wil nakijken, en lees de vingerafdruk voor aan de telefoon."
)
FILE_NAME = "school-root.pem"


class SealPart(Part):
    """One card; it is made again when the seal or the school changes."""

    cares_about = frozenset({"school", "seal_keys"})

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._card = column(gap=12)
        self.button = second("", self.save_certificate)
        self.group("Het zegel van je school", self._card, text=WHAT)
        self.reload()

    def reload(self) -> None:
        """Show the seal, or what is needed to make it."""
        clear(self._card)
        card = self.desk.ask(seal_card)
        school = self.desk.ask(school_form)
        if card is not None:
            self._show_seal(card)
        elif school.brin:
            self.button = primary("&Maak het zegel", self.make, icon="circle-wavy-check")
            self._card.addWidget(Label(f"Er is nog geen zegel. Het komt op naam van {school.name}.", wrap=True))
            self._card.addLayout(row(self.button, None))
        else:
            self.button = second("Vul de BRIN in", lambda: self.tools.go("settings", SCHOOL), icon="pencil-simple")
            self._card.addWidget(StatusWord("warning", "Voor het zegel is de BRIN van je school nodig.", "warn"))
            self._card.addLayout(row(self.button, None))

    def start(self) -> None:
        """What can be done here."""
        self.button.setFocus()

    def make(self) -> None:
        """Make root and seal."""
        self.button.setEnabled(False)
        self.desk.do_later(lambda work: work.carry_out(MakeSeal()), owner=self, done=self._made, failed=self._failed)

    def save_certificate(self) -> None:
        """Ask where, and write the certificate of the school; it holds no secret."""
        kinds = (("Certificaat", "*.pem"),)
        self.tools.ask.save_file(
            self, title="Bewaar het certificaat", name=FILE_NAME, kinds=kinds, then=self._write
        )  # fmt: skip

    def _show_seal(self, card: SealCard) -> None:
        groups = card.fingerprint.split()
        lines = column(*(_digits(" ".join(groups[at : at + 4])) for at in range(0, len(groups), 4)), gap=2)
        spoken = boxed(column(small("Vingerafdruk"), lines, gap=6, margins=(16, 14, 16, 14)), "now")
        spoken.setAccessibleName(f"Vingerafdruk {card.fingerprint}")
        today = local_day(self.tools.now())
        last = local_day(card.valid_until)
        term = f"Gemaakt op {full_day(local_day(card.made_at))}, geldig tot en met {full_day(last)}."
        self._card.addWidget(spoken)
        self._card.addWidget(Label(term, wrap=True))
        if last < today:
            self._card.addWidget(StatusWord("warning-circle", "Het zegel is verlopen.", "bad"))
        self.button = second("Bewaar &certificaat", self.save_certificate, icon="download-simple")
        self.button.setAccessibleDescription(FILE_NAME)
        self._card.addLayout(row(self.button, small(FILE_NAME), None, gap=12))

    def _write(self, file: Path) -> None:
        def job(work: Work) -> None:
            card = work.ask(seal_card)
            if card is None:
                raise Expected("seal.none")
            write_whole(file, card.root_pem)
            work.carry_out(NoteExported(about=FILE_NAME))

        self.desk.do_later(job, owner=self, done=lambda _nothing: self._saved(file), failed=self._failed)

    def _saved(self, file: Path) -> None:
        self.clear_banner()
        self.show_banner(Banner("Het certificaat is bewaard", f"Het bestand heet {file.name}.", "ok", closable=True))

    def _made(self, _nothing: object) -> None:
        self.clear_banner()
        self.show_banner(Banner("Het zegel is gemaakt", "Je kunt nu overdrachten verzegelen.", "ok", closable=True))
        self.reload()

    def _failed(self, error: Expected) -> None:
        self.button.setEnabled(True)
        self.clear_banner()
        self.show_banner(Banner("Dit lukte niet", sentence(error), "bad", closable=True))


def _digits(words: str) -> Label:
    label = Label(words, "msg")
    font = theme.font("msg", tabular=True)
    label.setFont(font)
    return label
