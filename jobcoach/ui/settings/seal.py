"""The part Zegel: what there is, and the one next step: make it, ask for it, renew it, or move its root out."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from jobcoach.caseload.circumstances import Question
from jobcoach.caseload.documents import NoteExported
from jobcoach.caseload.school import SaveSchool, school_form
from jobcoach.caseload.school_seal import Made, check_letter, file_name, make_school_seal, move_root_out, renew_seal
from jobcoach.caseload.seal_guard import SealState, seal_state
from jobcoach.caseload.seals import MakeSeal, SealCard, request_waiting, seal_card
from jobcoach.caseload.work import Job, Work
from jobcoach.exchange.outgoing import write_whole
from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.handover.digits import Groups
from jobcoach.ui.kit import (
    Banner,
    Button,
    Form,
    Label,
    StatusWord,
    boxed,
    clear,
    column,
    hairline,
    primary,
    row,
    second,
    small,
)
from jobcoach.ui.paper_view import Paper, open_paper
from jobcoach.ui.settings.job_line import JobLine
from jobcoach.ui.settings.part import SCHOOL, Part
from jobcoach.ui.settings.seal_asking import Asking
from jobcoach.ui.settings.seal_clock import ClockGroup
from jobcoach.ui.settings.seal_file import JSON, PEM, SchoolFileGroup, password_field
from jobcoach.ui.settings.seal_list import ListButton
from jobcoach.ui.settings.seal_new import NewFile
from jobcoach.ui.tools import Tools
from jobcoach.ui.words import count, sentence
from jobcoach.ui.words.dates import full_day, local_day
from jobcoach.ui.words.seal import FIRST, INSIDE, OTHER, WHAT, seal_warning

FILE_NAME = "school-root.pem"
_PASSWORD_KEYS = ("handover.school_file_password", "handover.pkcs_password")


class SealPart(Part):
    """Made again when the seal or the school changes; a password that is shown once stays on the screen."""

    cares_about = frozenset({"school", "seal_keys", "seal_request", "audit_entry"})

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._card: QVBoxLayout = column(gap=12)
        self._secret: QVBoxLayout = column(gap=12)
        self._place: QVBoxLayout = column(gap=12)
        self.line = JobLine(self.desk)
        self.button = second("", self.save_certificate)
        self.form: Form | None = None
        self.new_file: NewFile | None = None
        self.group("Het zegel van je school", self._secret, self._card, self._place, self.line, text=WHAT)
        self.clock = ClockGroup(self)
        self.groups.addWidget(self.clock)
        self.files: SchoolFileGroup | None = None
        self.asking = Asking(self)
        self._brin = ""
        if not tools.opened.vault.practice:
            self._brin = self.desk.ask(school_form).brin
            self.files = SchoolFileGroup(self, self._brin)
            self.group("Het schoolzegelbestand", self.files)
        self.reload()

    def reload(self) -> None:
        """Show the seal, or what is needed to make it."""
        clear(self._card)
        card, school = self.desk.ask(seal_card), self.desk.ask(school_form)
        waiting = self.desk.ask(request_waiting)
        self._brin = school.brin
        if self.files is not None:
            self.files.brin = school.brin
        if card is not None:
            self._show_seal(card)
        elif not school.brin:
            self.button = second("Vul de BRIN in", lambda: self.tools.go("settings", SCHOOL), icon="pencil-simple")
            self._card.addWidget(StatusWord("warning", "Voor het zegel is de BRIN van je school nodig.", "warn"))
            self._card.addLayout(row(self.button, None))
        elif school.practice:
            self.button = primary("&Maak het zegel", self.make_for_practice, icon="circle-wavy-check")
            self._card.addLayout(row(self.button, None))
        elif waiting is None:
            self._show_first(school)
        if waiting is not None and school.brin:
            asked = self.asking.card(*waiting)
            self._card.addWidget(asked)
            self.button = self.asking.read_button if card is None else self.button
        self.clock.reload()

    def start(self) -> None:
        """What can be done here."""
        self.button.setFocus()

    def make(self) -> None:
        """Ask where the school's file goes, then make root and seal."""
        self._pick_new("Waar komt het schoolzegelbestand?", make_school_seal)

    def move_out(self) -> None:
        """Ask where the school's file goes, then take the root out of this vault."""
        self._pick_new("Waar komt het schoolzegelbestand?", move_root_out)

    def make_again(self) -> None:
        """The school's file is gone: a new root, which every recipient must compare again."""
        self.tools.ask.question(
            self, head="Een nieuw schoolzegel maken?",
            text="Alle ontvangers moeten dan de nieuwe cijfers vergelijken, en collega's vragen een nieuw zegel aan. "
            "Doe dit alleen als het bestand of het wachtwoord echt weg is.",
            yes="Maak een nieuw schoolzegel", no="Houd dit zegel", danger=True,
            then=lambda: self._pick_new(
                "Waar komt het schoolzegelbestand?", lambda file: make_school_seal(file, new_root=True)
            ),
        )  # fmt: skip

    def make_for_practice(self) -> None:
        """The oefenschool's seal, without a file."""
        self.run(_make_for_practice, "Het zegel is gemaakt", "Je kunt nu oefenen met verzegelen.")

    def renew(self) -> None:
        """Ask for the school's file and its password."""
        self.tools.ask.open_file(
            self.window(), title="Kies het schoolzegelbestand", kinds=(JSON,), then=self._ask_renewal
        )

    def _ask_renewal(self, file: Path) -> None:
        self.ask_password(
            file, verb="Verleng het zegel", job=renew_seal, head="Het zegel is verlengd",
            said="Het geldt weer drie jaar. De vingerafdruk blijft dezelfde.",
        )  # fmt: skip

    def ask_password(
        self, file: Path, *, verb: str, job: Callable[..., Job[None]], head: str, said: str, label: str = ""
    ) -> None:
        """Ask the password of ``file`` in the page, and run ``job(file, password=...)`` with it."""

        def act() -> None:
            if self.form is not None and self.form.is_valid():
                self.run(job(file, password=str(self.form["password"].value())), head, said)

        clear(self._place)
        self.form = Form(password_field(label) if label else password_field())
        self.password_button = Button(verb, "second", act=act)
        foot = row(self.password_button, Button("Toch niet", "link", act=self._close), None, gap=16)
        self._place.addWidget(boxed(column(Label(file.name, "h", wrap=True), self.form, foot, gap=12)))
        self.form.focus_first()

    def _close(self) -> None:
        clear(self._place)
        self.form = None
        self.button.setFocus()

    def _pick_new(self, title: str, make: Callable[[Path], Job[Made]]) -> None:
        self.tools.ask.save_file(
            self.window(), title=title, name=file_name(self._brin), kinds=(JSON,),
            then=lambda file: self._make_new(make(file)),
        )  # fmt: skip

    def _make_new(self, job: Job[Made]) -> None:
        self.button.setEnabled(False)
        self.clear_banner()
        self.line.run(job, words="Schoolzegel maken", done=self._made, failed=self.failed)

    def _made(self, made: Made) -> None:
        self.reload()
        self.clear_banner()
        words = f"{made.file.name} is geschreven en gecontroleerd. Bewaar nu het wachtwoord."
        self.show_banner(Banner("Het schoolzegel staat in een bestand van de school", words, "ok", closable=True))
        clear(self._secret)
        self.new_file = NewFile(self.tools, made, gone=self._hide_secret)
        self._secret.addWidget(self.new_file)
        self.new_file.groups.setFocus()

    def _hide_secret(self) -> None:
        clear(self._secret)
        self.new_file = None
        self.button.setFocus()

    def save_certificate(self) -> None:
        """Ask where, and write the certificate of the school; it holds no secret."""

        def root(session: object) -> bytes:
            card = seal_card(session)  # type: ignore[arg-type]
            if card is None:
                raise Expected("seal.none")
            return card.root_pem

        self.save(FILE_NAME, "Het certificaat is bewaard", root)

    def show_letter(self) -> None:
        """The letter for a recipient, to print or save."""
        paper = Paper(
            title="Zo controleert u ons zegel", file_name="zo-controleert-u-ons-zegel.pdf",
            content=self.desk.ask(check_letter), about="brief over het zegel",
        )  # fmt: skip
        open_paper(self.window(), self.desk, self.tools.ask, paper)

    def save(self, name: str, head: str, content: Question[bytes]) -> None:
        """Ask where a file that holds no secret goes, write it, and note it in the audit."""

        def write(file: Path) -> None:
            def job(work: Work) -> None:
                write_whole(file, work.ask(content))
                work.carry_out(NoteExported(about=name))

            self.run(job, head, f"Het bestand heet {file.name}.")

        kinds = (PEM,)
        self.tools.ask.save_file(self.window(), title="Bewaar als", name=name, kinds=kinds, then=write)

    def _show_first(self, school: SaveSchool) -> None:
        self.button = primary("&Maak het schoolzegel", self.make, icon="circle-wavy-check")
        self.ask_button = second("Vraag een zegel &aan", self.asking.ask_seal, icon="paper-plane-tilt")
        self._card.addWidget(Label(FIRST.format(school=school.name), wrap=True))
        self._card.addLayout(row(self.button, None))
        self._card.addWidget(Label(OTHER, wrap=True))
        self.pkcs_button = Button("Heb je een PKCS#12-bestand (.p12)?", "link", act=self.asking.pick_pkcs12)
        self._card.addLayout(column(row(self.ask_button, None), row(self.pkcs_button, None), gap=8))

    def _show_seal(self, card: SealCard) -> None:
        today, last = local_day(self.tools.now()), local_day(card.valid_until)
        groups = Groups(
            tuple(card.fingerprint.split()), name="Vingerafdruk", across=2 if theme.is_large() else 4
        )  # fmt: skip
        term = f"Gemaakt op {full_day(local_day(card.made_at))}, geldig tot en met {full_day(last)}."
        self._card.addLayout(column(small("Vingerafdruk"), groups, gap=6))
        self._card.addWidget(Label(term, wrap=True))
        practice = self.tools.opened.vault.practice
        known = self.desk.ask(seal_state)
        if not known.fine and not practice:
            self._show_warning(known)
        if card.root_inside and not practice:
            self._show_inside()
        if card.ends_soon(today) and known.fine:
            self._show_ending(card.days_left(today), practice=practice)
        letter = second("&Brief voor ontvangers", self.show_letter, icon="file-pdf")
        certificate = second("Bewaar &certificaat", self.save_certificate, icon="download-simple")
        certificate.setAccessibleDescription(FILE_NAME)
        if not card.root_inside and not card.ends_soon(today) and known.fine:
            self.button = letter
        self.letter_button, self.certificate_button = letter, certificate
        self._card.addLayout(row(letter, certificate, None, gap=12))
        if not practice and not card.root_inside:
            self.again_button = Button("Is het schoolzegelbestand echt weg?", "link", act=self.make_again)
            self.list_button = ListButton(self, after=self.reload, failed=self.failed)
            self._card.addLayout(column(self.list_button, row(self.again_button, None), gap=8))

    def _show_warning(self, known: SealState) -> None:
        """A seal that came back with a backup, or that the school revoked: renew it."""
        head, text, tone = seal_warning(known)
        self._card.addWidget(Banner(head, text, tone))
        self._offer_renewal()

    def _show_inside(self) -> None:
        self.button = primary("&Zet de sleutel in een bestand", self.move_out, icon="export")
        self._card.addWidget(hairline())
        self._card.addWidget(StatusWord("warning", "Dit moet nog: het schoolzegel uit je kluis", "warn"))
        self._card.addWidget(Label(INSIDE, wrap=True))
        self._card.addLayout(row(self.button, None))
        self._card.addWidget(hairline())

    def _show_ending(self, days: int, *, practice: bool) -> None:
        words = f"Het zegel loopt over {count(days, 'dag', 'dagen')} af." if days >= 0 else "Het zegel is verlopen."
        self._card.addWidget(StatusWord("warning-circle" if days < 0 else "warning", words,
                                        "bad" if days < 0 else "warn"))  # fmt: skip
        if not practice:
            self._offer_renewal()

    def _offer_renewal(self) -> None:
        self.button = renew = primary("&Verleng het zegel", self.renew, icon="arrow-clockwise")
        ask = second("Vraag een nieuw zegel &aan", self.asking.ask_seal, icon="paper-plane-tilt")
        hint = "Verlengen kan met het schoolzegelbestand en het wachtwoord. Heeft een ander dat? Vraag een nieuw aan."
        self._card.addLayout(column(row(renew, None), row(ask, None), gap=8))
        self._card.addWidget(Label(hint, "small", "text2", wrap=True))

    def run(self, job: Job[None], head: str, words: str) -> None:
        """Run a job, show everything again, and say what was done."""

        def done(_nothing: object) -> None:
            clear(self._place)
            self.form = None
            self.reload()
            self.button.setFocus()
            self.clear_banner()
            self.show_banner(Banner(head, words, "ok", closable=True))

        self.button.setEnabled(False)
        self.desk.do_later(job, owner=self, done=done, failed=self.failed)

    def failed(self, error: Expected) -> None:
        """Say why not: under the field of the password, or in the page."""
        self.button.setEnabled(True)
        if error.key in _PASSWORD_KEYS and self.form is not None:
            self.form.show_error("password", sentence(error))
            return
        self.clear_banner()
        self.show_banner(Banner("Dit lukte niet", sentence(error), "bad", closable=True))


def _make_for_practice(work: Work) -> None:
    work.carry_out(MakeSeal())
