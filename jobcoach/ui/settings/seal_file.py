"""What the school does with its file: give a colleague a seal, and take a seal back after a lost laptop."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.documents import NoteExported
from jobcoach.caseload.school_seal import LIST_NAME, Issued, Why, give_seal, own_serial, register_of, renew_seal, revoke
from jobcoach.caseload.seal_guard import keep_list
from jobcoach.caseload.seal_recipients import ToTell, recipients_to_tell
from jobcoach.exchange.outgoing import write_whole
from jobcoach.handover.issuing import LARGEST_FILE, Asked, read_request
from jobcoach.model.expected import Expected
from jobcoach.ui.check.checking import read_file
from jobcoach.ui.kit import (
    Banner,
    Button,
    ChoiceField,
    Form,
    Label,
    LineField,
    boxed,
    clear,
    column,
    row,
    second,
)
from jobcoach.ui.lane import Work
from jobcoach.ui.settings.part import Part
from jobcoach.ui.words import count, sentence
from jobcoach.ui.words.dates import full_day, local_day

JSON, PEM, CRL = ("Schoolzegelbestand", "*.json"), ("Zegel", "*.pem"), ("Lijst met ingetrokken zegels", "*.crl")
REASONS = ((Why.LOST, "De laptop of de sleutel is kwijt"), (Why.ENDED, "De coach stopt, of heeft een nieuw zegel"))
WHY = (
    "Alleen voor wie het schoolzegelbestand en het wachtwoord heeft. Je geeft er een collega een zegel mee, en je "
    "trekt er een zegel mee in als een laptop kwijt is."
)


@dataclass(frozen=True, slots=True)
class _Said:
    """What came of a job: words, a tone, and whom to tell."""

    head: str
    text: str
    tone: str
    told: tuple[ToTell, ...] = field(default=(), repr=False)


def password_field(label: str = "&Wachtwoord van het schoolzegelbestand") -> LineField:
    """The password of a file; that of the school's file as it stands on its sheet."""
    return LineField(
        "password", label, required=True, longest=200,
        example="bijv. K7QF-2M9X-V4RT-8HWD-N3PB",
    )  # fmt: skip


class SchoolFileGroup(QWidget):
    """Two buttons; what they need opens in place below them."""

    def __init__(self, part: Part, brin: str) -> None:
        super().__init__()
        self._part, self._tools, self._desk = part, part.tools, part.desk
        self.give_button = second("Geef een &collega een zegel", self.pick_request, icon="user-plus")
        self.revoke_button = second("T&rek een zegel in", self.pick_file, icon="prohibit")
        self._place: QVBoxLayout = column(gap=12)
        self.brin = brin
        self.form: Form | None = None
        self.act_button: Button | None = None
        buttons = column(row(self.give_button, None), row(self.revoke_button, None), gap=8)
        self.setLayout(column(Label(WHY, "body", "text2", wrap=True), buttons, self._place, gap=12))

    def stop(self) -> None:
        """Close what is open; what was typed is gone."""
        clear(self._place)
        self.form, self.act_button = None, None
        self.give_button.setFocus()

    # --- a seal for a colleague ---------------------------------------------------------------------------------

    def pick_request(self) -> None:
        """Which request."""
        self._tools.ask.open_file(self.window(), title="Kies de aanvraag", kinds=(PEM,), then=self._read_request)

    def _read_request(self, file: Path) -> None:
        try:
            request = read_file(file)[: LARGEST_FILE + 1]
            asked = read_request(request)
        except Expected as error:
            self._failed(error)
            return
        digits = LineField(
            "digits", "De &15 cijfers die je collega noemt", required=True, longest=40,
            example="bijv. 12345 67890 12345",
            hint="Bel je collega op een nummer dat je kent. De cijfers staan daar op het scherm.",
        )  # fmt: skip
        words = f"{asked.holder}, {asked.school} (BRIN {asked.brin})"
        self._open(
            words, (digits, password_field()), "Kies het schoolzegelbestand en geef het zegel",
            lambda: self._give(request, asked),
        )  # fmt: skip

    def _give(self, request: bytes, asked: Asked) -> None:
        form = self.form
        if form is None or not form.is_valid():
            return
        if "".join(str(form["digits"].value()).split()) != asked.digits.replace(" ", ""):
            form.show_error("digits", sentence(Expected("seal.other_digits")))
            return
        password = str(form["password"].value())

        def save(file: Path) -> None:
            self._tools.ask.save_file(
                self.window(), title="Bewaar het zegel", name=f"zegel-{asked.brin}.pem", kinds=(PEM,),
                then=lambda target: self._run(lambda work: self._given(work, file, target, password, request)),
            )  # fmt: skip

        self._tools.ask.open_file(self.window(), title="Kies het schoolzegelbestand", kinds=(JSON,), then=save)

    def _given(self, work: Work, file: Path, target: Path, password: str, request: bytes) -> _Said:
        work.say("Zegel maken")
        write_whole(target, give_seal(file, password=password, request=request, at=self._tools.now()))
        work.carry_out(NoteExported(about=target.name))
        return _Said("Het zegel is gegeven", f"Stuur {target.name} naar je collega. Er staat geen geheim in.", "ok")

    # --- a seal that is taken back -------------------------------------------------------------------------------

    def pick_file(self) -> None:
        """Which file of the school."""
        self._tools.ask.open_file(
            self.window(), title="Kies het schoolzegelbestand", kinds=(JSON,), then=self._ask_password
        )

    def _ask_password(self, file: Path) -> None:
        self._open(file.name, (password_field(),), "Toon de zegels", lambda: self._look(file))

    def _look(self, file: Path) -> None:
        if self.form is None or not self.form.is_valid():
            return
        password = str(self.form["password"].value())

        def job(work: Work) -> tuple[Issued, ...]:
            work.say("Schoolzegelbestand openen")
            return register_of(file, password=password)[1]

        self._turn(on=False)
        self._desk.do_later(
            job, owner=self, done=lambda seals: self._choose(file, password, seals), failed=self._failed
        )

    def _choose(self, file: Path, password: str, seals: tuple[Issued, ...]) -> None:
        if not seals:
            self.stop()
            self._say(Banner("Er is niets om in te trekken", "Alle zegels van de school zijn al ingetrokken.", "info",
                             closable=True))  # fmt: skip
            return
        options = [
            (item.serial, f"{item.holder}, van {full_day(local_day(item.start))}, nummer {item.serial:x}"[:90])
            for item in seals
        ]
        which = ChoiceField("serial", "&Welk zegel", options, empty="Kies een zegel", required=True)
        why = ChoiceField("why", "Waar&om", REASONS, empty="Kies waarom", required=True)
        self._open(
            "Wat je intrekt, komt niet terug", (which, why), "Trek in en bewaar de lijst",
            lambda: self._confirm(file, password),
        )  # fmt: skip

    def _confirm(self, file: Path, password: str) -> None:
        form = self.form
        if form is None or not form.is_valid():
            return
        serial, why = form["serial"].value(), form["why"].value()
        assert isinstance(serial, int)  # noqa: S101 - the choices are numbers
        assert isinstance(why, Why)  # noqa: S101 - and reasons
        name = LIST_NAME.format(brin=self.brin)
        self._tools.ask.save_file(
            self.window(), title="Bewaar de lijst", name=name, kinds=(CRL,),
            then=lambda target: self._run(lambda work: self._revoked(work, file, target, password, (serial, why))),
        )  # fmt: skip

    def _revoked(self, work: Work, file: Path, target: Path, password: str, chosen: tuple[int, Why]) -> _Said:
        at = self._tools.now()
        work.say("Zegel intrekken")
        made = revoke(file, password=password, serials=chosen[:1], why=chosen[1], since=at, at=at)
        write_whole(target, made)
        work.carry_out(NoteExported(about=target.name))
        with suppress(Expected):  # a seal of another school's file; or a disk that is full: the list itself is written
            keep_list(work, made)
        mine = work.ask(own_serial) == chosen[0]
        if mine and chosen[1] is Why.LOST:  # else the next package of this coach would be refused
            renew_seal(file, password=password)(work)
        told = work.ask(recipients_to_tell(on=local_day(at)))
        text = f"Vanuit deze kluis kreeg in de laatste 12 maanden niemand een overdracht. Bewaar {target.name}."
        if told:
            text = f"Stuur {target.name} naar wie in de laatste 12 maanden een overdracht kreeg. Ze staan hieronder."
        return _Said("Het zegel is ingetrokken", f"{text} {_own(chosen[1]) if mine else ''}".strip(), "warn", told)

    # --- in place ------------------------------------------------------------------------------------------------

    def _open(self, words: str, fields: tuple[Any, ...], verb: str, act: Callable[[], object]) -> None:
        clear(self._place)
        self._part.clear_banner()
        self.form = Form(*fields)
        self.act_button = Button(verb, "second", act=act)
        self.stop_button = Button("Toch niet", "link", act=self.stop)
        foot = row(self.act_button, self.stop_button, None, gap=16)
        self._place.addWidget(boxed(column(Label(words, "h", wrap=True), self.form, foot, gap=12)))
        self.form.focus_first()

    def _run(self, job: Callable[[Work], _Said]) -> None:
        self._turn(on=False)
        self._desk.do_later(job, owner=self, done=self._done, failed=self._failed)

    def _done(self, said: _Said) -> None:
        self.stop()
        self._say(Banner(said.head, said.text, said.tone, closable=True))
        if said.told:
            lines = (Label(_line(item), wrap=True) for item in said.told)
            head = Label("Stuur de lijst naar", "h")
            self._place.addWidget(boxed(column(head, *lines, row(Button("Klaar", "link", act=self.stop), None), gap=8)))

    def _failed(self, error: Expected) -> None:
        self._turn(on=True)
        if error.key == "handover.school_file_password" and self.form is not None:
            self.form.show_error("password", sentence(error))
            return
        self._say(Banner("Er is niets veranderd", sentence(error), "bad", closable=True))

    def _turn(self, *, on: bool) -> None:
        if self.act_button is not None:
            self.act_button.setEnabled(on)

    def _say(self, banner: Banner) -> None:
        self._part.clear_banner()
        self._part.show_banner(banner)


def _own(why: Why) -> str:
    if why is Why.LOST:
        return "Het was jouw eigen zegel: deze kluis heeft meteen een nieuw."
    return "Het is jouw eigen zegel: verzegel er niets meer mee."


def _line(item: ToTell) -> str:
    reach = ", ".join(part for part in (item.contact, item.email, item.phone) if part)
    times = f"{count(item.packages, 'pakket', 'pakketten')}, het laatste op {full_day(item.last)}"
    return f"{item.name}: {reach or 'geen adres bekend'} ({times})"
