"""Asking for a seal: a request out as a file, 15 digits to compare by telephone, and the seal in as a file."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.school import school_form
from jobcoach.caseload.school_seal import read_pkcs12
from jobcoach.caseload.seals import AskSeal, KeepSeal, answered
from jobcoach.handover.issuing import request_digits
from jobcoach.handover.seal import Seal, fingerprint
from jobcoach.model.expected import Expected
from jobcoach.ui.check.checking import read_file
from jobcoach.ui.handover.digits import Groups
from jobcoach.ui.kit import Button, Label, boxed, column, primary, row, second
from jobcoach.ui.lane import Work
from jobcoach.ui.settings.seal_file import PEM
from jobcoach.ui.words.dates import full_day, local_day

if TYPE_CHECKING:
    from jobcoach.ui.settings.seal import SealPart

REQUEST_NAME = "zegelaanvraag-{brin}.pem"


class Asking:
    """The acts of a coach who does not have the school's file, and the card of a request that waits."""

    def __init__(self, part: "SealPart") -> None:
        self._part = part
        self.read_button: Button = primary("&Lees het zegel in", self.read_seal, icon="download-simple")

    def card(self, asked_at: datetime, pem: bytes) -> QWidget:
        """When it was asked, the digits to tell, and the way to read the answer."""
        self.read_button = primary("&Lees het zegel in", self.read_seal, icon="download-simple")
        again = second("Bewaar de aanvraag &opnieuw", lambda: self.save_request(pem))
        words = (
            f"Je vroeg op {full_day(local_day(asked_at))} een zegel aan. Geef de aanvraag aan wie het schoolzegel "
            "beheert, en noem deze cijfers aan de telefoon."
        )
        digits = Groups(tuple(request_digits(pem).split(" ")), name="Cijfers van je aanvraag", across=3)
        buttons = column(row(self.read_button, None), row(again, None), gap=8)
        return boxed(column(Label("Je aanvraag wacht", "h"), Label(words, wrap=True), digits, buttons, gap=12))

    def ask_seal(self) -> None:
        """Make a request, and ask where its file goes."""

        def job(work: Work) -> bytes:
            work.say("Aanvraag maken")
            return work.carry_out(AskSeal())

        part = self._part
        part.desk.do_later(job, owner=part, done=self.save_request, failed=part.failed)

    def save_request(self, pem: bytes) -> None:
        """Write a request to a file; it holds no secret."""
        brin = self._part.desk.ask(school_form).brin
        self._part.save(REQUEST_NAME.format(brin=brin), "De aanvraag is bewaard", lambda _session: pem)

    def read_seal(self) -> None:
        """Ask which file, and let the coach compare its school before it is kept."""
        part = self._part
        part.tools.ask.open_file(part.window(), title="Kies het zegel", kinds=(PEM,), then=self._read)

    def pick_pkcs12(self) -> None:
        """Which file; its password is asked in the page."""
        part = self._part
        part.tools.ask.open_file(
            part.window(), title="Kies het PKCS#12-bestand", kinds=(("PKCS#12", "*.p12 *.pfx"),),
            then=lambda file: part.ask_password(
                file, verb="Lees het zegel in", label="&Wachtwoord van dit bestand", job=read_pkcs12,
                head="Je hebt een zegel", said="Je kunt nu overdrachten verzegelen.",
            ),
        )  # fmt: skip

    def _read(self, file: Path) -> None:
        part = self._part
        try:
            seal = part.desk.ask(answered(read_file(file)))
        except Expected as error:
            part.failed(error)
            return
        part.tools.ask.question(
            part, head="Zijn dit de cijfers van jouw school?",
            text=f"{fingerprint(seal.root_pem)}\n\nVraag ze aan wie het schoolzegel beheert. Zo weet je dat het zegel "
            "echt van je school komt.",
            yes="Ja, bewaar het zegel", no="Nee, stop", then=lambda: self._keep(seal),
        )  # fmt: skip

    def _keep(self, seal: Seal) -> None:
        self._part.run(
            lambda work: work.carry_out(KeepSeal(seal=seal)), "Je hebt een zegel", "Je kunt nu overdrachten verzegelen."
        )
