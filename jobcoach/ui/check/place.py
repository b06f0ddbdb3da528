"""The place Controleren: drop a package, read the verdict, look at the papers, remember a school."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFocusEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.ask import Ask
from jobcoach.ui.check.checking import Checked, checking, remembering, replacing
from jobcoach.ui.check.drop_zone import DropZone, file_in
from jobcoach.ui.check.result import Result
from jobcoach.ui.check.verdict import verdict_words
from jobcoach.ui.desk import Cancel, Desk
from jobcoach.ui.kit import (
    Banner,
    Form,
    Label,
    LineField,
    Page,
    announce,
    boxed,
    clear,
    column,
    primary,
    row,
    second,
    shortcut,
)
from jobcoach.ui.place import Place
from jobcoach.ui.words import sentence
from jobcoach.ui.words.dates import local_day

_KINDS = (("Overdrachtspakket", "*.zip *.pdf *.asice"), ("Alle bestanden", "*"))
_PASSWORD_KEYS = ("handover.wrong_password", "handover.wrapper_damaged")


class CheckPage(Page):
    """Waits for a file, asks a password when it is wrapped, and shows what came of it."""

    cares_about = frozenset({"seal_keys"})
    help_text = (
        "Hier kijk je of een overdracht echt en heel is. Sleep het bestand op de bladzijde, of druk Ctrl+O. Is het "
        "beveiligd, dan typ je het wachtwoord; kleine letters en spaties mogen. Is de school nog niet bekend, dan "
        "vergelijk je de acht groepen cijfers met de brief of door de school te bellen. Stuurde een school een lijst "
        "met ingetrokken zegels, controleer dan ook met die lijst. Esc gaat terug."
    )

    def __init__(self, *, desk: Desk, ask: Ask, now: Callable[[], datetime], trust: Path) -> None:
        self._other = second("Ander pakket", self.choose, icon="folder-open")
        super().__init__("Controleren", primary=self._other, line=True)
        # after it has a parent: a label that is shown without one flashes as a window and takes the cursor
        self.subtitle.setText("Kijk of een overdracht echt en heel is, en van wie hij komt.")
        self.subtitle.show()
        self._desk, self._ask, self._now, self._trust = desk, ask, now, trust
        self._file: Path | None = None
        self._password = ""
        self._crl: Path | None = None
        self._cancel: Cancel | None = None
        self._place = column(gap=0)
        self.body.addLayout(self._place, 1)
        self.zone: DropZone | None = None
        self.form: Form | None = None
        self.result: Result | None = None
        self.setAcceptDrops(True)
        # also while the cursor is still in the nav: a page that is not shown hears nothing
        shortcut(self, "Ctrl+O", self.choose).setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut(self, "Escape", self.start)
        self.start()

    def start(self) -> None:
        """Wait for a file; a check that runs is stopped."""
        if self._cancel is not None:
            self._cancel()
        self._file, self._password = None, ""
        self.clear_banner()
        self._empty()
        self._other.hide()
        self.zone = DropZone(self.choose)
        self._show(self.zone, top=16)
        self.zone.button.setFocus()

    def choose(self) -> None:
        """Ask which file."""
        self._ask.open_file(self.window(), title="Kies een pakket", kinds=_KINDS, then=self.check)

    def check(self, file: Path, password: str = "", crl: Path | None = None) -> None:
        """Check a file, with a list of revoked seals when there is one; a wrapped one asks for its password."""
        if self._cancel is not None:
            self._cancel()
        self._file, self._password, self._crl = file, password, crl
        self.clear_banner()
        if not password:
            self._wait()
        job = checking(file, password=password, trust=self._trust, now=self._now, crl=self._crl)
        self._cancel = self._desk.do_later(job, owner=self, done=self._checked, failed=self._failed)

    def remember(self) -> None:
        """The digits are the same: remember the school and check again."""
        report = self.result.checked.report if self.result else None
        if report is None:
            return
        job = remembering(report.root_pem, trust=self._trust, on=local_day(self._now()))
        self._desk.do_later(job, owner=self, done=self._remembered, failed=self._not_remembered)

    def replace(self, told: str) -> None:
        """The school said these digits: take its new seal in the place of the old one, if they are right."""
        report = self.result.checked.report if self.result else None
        if report is not None:
            job = replacing(report.rival_pem, told=told, trust=self._trust, on=local_day(self._now()))
            self._desk.do_later(job, owner=self, done=self._remembered, failed=self._not_replaced)

    def choose_list(self) -> None:
        """Ask for a school's list of revoked seals, and check the package again with it."""
        kinds = (("Lijst met ingetrokken zegels", "*.crl *.pem"), ("Alle bestanden", "*"))
        self._ask.open_file(self.window(), title="Kies de lijst", kinds=kinds, then=self._with_list)

    def distrust(self) -> None:
        """The digits differ: say so, and that it is not to be used."""
        self.clear_banner()
        self.show_banner(
            Banner(
                "Gebruik dit pakket niet",
                "De cijfers zijn anders dan die van de school. Bel de school op een nummer dat je al kende. Er is "
                "niets bewaard.",
                "bad",
            )
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame gives the cursor to the page: pass it on to where the work is."""
        super().focusInEvent(event)
        if self.result is not None:
            self.result.begin()
        elif self.form is not None:
            self.form.focus_first()
        elif self.zone is not None:
            self.zone.button.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped."""
        if file_in(event.mimeData()) is not None:
            event.acceptProposedAction()
            if self.zone is not None:
                self.zone.show_hot(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        if self.zone is not None:
            self.zone.show_hot(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Check what was dropped."""
        file = file_in(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self.check(file)

    def _checked(self, checked: Checked) -> None:
        self._cancel = None
        if checked.report is None:
            self._ask_password(checked.file_name)
            return
        self._empty()
        self._other.show()
        self.result = Result(
            self._desk, self._ask, checked, same=self.remember, different=self.distrust, replace=self.replace,
            with_list=self.choose_list,
        )  # fmt: skip
        self._place.addWidget(self.result, 1)
        announce(self, verdict_words(checked.report))
        self.result.begin()

    def _failed(self, error: Expected) -> None:
        self._cancel = None
        if error.key == "job.stopped":
            return
        if error.key in _PASSWORD_KEYS and self.form is not None:
            self.form.show_error("password", sentence(error))
            return
        self.start()
        self.show_banner(Banner("Dit bestand is niet gecontroleerd", sentence(error), "bad"))

    def _remembered(self, school: str) -> None:
        if self._file is not None:
            self.check(self._file, self._password, self._crl)
        self.show_banner(
            Banner(f"{school} is onthouden", "Volgende keer wordt het zegel herkend.", "ok", closable=True)
        )

    def _with_list(self, crl: Path) -> None:
        if self._file is not None:
            self.check(self._file, self._password, crl)

    def _not_replaced(self, error: Expected) -> None:
        if self.result is not None and self.result.replace is not None and error.key.startswith("handover.digits"):
            self.result.replace.form.show_error("told", sentence(error))
            return
        self.clear_banner()
        self.show_banner(Banner("De school is niet vervangen", sentence(error), "bad", closable=True))

    def _not_remembered(self, error: Expected) -> None:
        self.clear_banner()
        self.show_banner(Banner("De school is niet onthouden", sentence(error), "bad", action="Probeer weer",
                                act=self.remember))  # fmt: skip

    def _ask_password(self, name: str) -> None:
        self._empty()
        self._other.show()
        field = LineField(
            "password", "&Wachtwoord", required=True, longest=60, example="bijv. K7QF-2M9X-V4RT-8HWD-N3PB",
            hint="Vijf groepjes van vier tekens. Je kreeg het op een andere manier dan het pakket.",
        )  # fmt: skip
        self.form = Form(field)
        field.line.returnPressed.connect(self._open)
        words = Label(f"{name} is beveiligd", "h", wrap=True)
        buttons = row(primary("Open en controleer", self._open), None)
        inside = boxed(column(words, 8, self.form, 8, buttons, gap=8))
        inside.setMaximumWidth(theme.px(560))
        self._show(inside, top=16)
        self.form.focus_first()

    def _open(self) -> None:
        if self.form is not None and self._file is not None and self.form.is_valid():
            self.check(self._file, str(self.form["password"].value()))

    def _wait(self) -> None:
        self._empty()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName("Bezig met controleren")
        words = column(Label("Bezig met controleren", "h", align=Qt.AlignmentFlag.AlignHCenter), bar, gap=8)
        self._show(boxed(words), top=80)

    def _show(self, inside: QWidget, *, top: int) -> None:
        holder = boxed(column(inside, None, gap=0, margins=(24, top, 24, 24)))
        self._place.addWidget(holder, 1)

    def _empty(self) -> None:
        clear(self._place)
        self.zone, self.form, self.result = None, None, None


def make_place(*, desk: Desk, ask: Ask, now: Callable[[], datetime], trust: Path) -> Place:
    """The place in the frame; ``trust`` is the file of known schools in the user's application data."""
    return Place(
        key="check",
        word="Controleren",
        icon="circle-wavy-check",
        make_page=lambda: CheckPage(desk=desk, ask=ask, now=now, trust=trust),
        at="bottom",
    )
