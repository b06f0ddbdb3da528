"""The way from a closed program to an open vault: which page comes after which."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QWidget

from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.ask import Ask
from jobcoach.ui.by_it import what_is_wrong
from jobcoach.ui.frame.help import show_help
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.focus import FocusRing
from jobcoach.ui.kit.layout import boxed, column, row
from jobcoach.ui.kit.marks import StatusWord
from jobcoach.ui.kit.parts import shortcut
from jobcoach.ui.lane import Lane
from jobcoach.ui.unlock.card import CardPage
from jobcoach.ui.unlock.first_start import Chooser, FirstStart
from jobcoach.ui.unlock.gate import Gate, KnownVault, Landed, Opened, WayOut
from jobcoach.ui.unlock.new_vault import PassphrasePage, SheetPage, WhoPage
from jobcoach.ui.unlock.opener import Opener
from jobcoach.ui.unlock.recovery import NewPassphrasePage, RecoveryPage
from jobcoach.ui.unlock.restore_page import KINDS, RestorePage
from jobcoach.ui.unlock.secret import SecretField
from jobcoach.ui.unlock.tries import Tries
from jobcoach.ui.unlock.unlock_page import UnlockPage
from jobcoach.ui.words.dates import moment


class UnlockFlow(QWidget):
    """Shows the right page first; ``opened`` gives the open vault."""

    opened = Signal(object)

    def __init__(
        self, gate: Gate, lane: Lane, ask: Ask, *, now: Callable[[], datetime], monotonic: Callable[[], float]
    ) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._gate, self._lane, self._ask, self._now = gate, lane, ask, now
        self._tries, self._opener = Tries(monotonic), Opener(lane)
        self._vault: KnownVault | None = None
        self._who: WhoPage | None = None
        self._waiting: Opened | None = None
        self._back: Callable[[], object] = self.begin
        self._stack = QStackedWidget()
        self._backup = StatusWord("shield-check", "", "text2")
        wrong = what_is_wrong()
        top = () if wrong is None else (boxed(row(wrong, margins=(32, 16, 32, 0))),)
        self.setLayout(column(*top, (self._stack, 1), self._foot(), gap=0))
        shortcut(self, "F1", self._help)
        self.ring = FocusRing(self)
        self.begin()

    def page(self) -> CardPage:
        """The page that is shown."""
        page = self._stack.currentWidget()
        if not isinstance(page, CardPage):
            raise TypeError("no page is shown")
        return page

    def begin(self) -> None:
        """The last used vault, or the first start when there is none."""
        vaults = self._gate.known_vaults()
        if vaults:
            self.ask_passphrase(vaults[0])
        else:
            page = FirstStart(
                practise=self.practise, make=self.make_vault, open_=self._open_elsewhere, restore=self.restore
            )
            self._show(page, back=self.begin)
            self._tell_left_out()

    def ask_passphrase(self, vault: KnownVault) -> None:
        """The unlock page of a vault."""
        self._vault = vault
        page = UnlockPage(
            self._gate, vault, self._opener, self._tries, opened=self._ready, lost=self._recover, other=self._choose,
            now=self._now,
        )  # fmt: skip
        self._show(page, back=self.begin, vault=vault)

    def make_vault(self) -> None:
        """The first page of a new vault."""
        self._who = WhoPage(on=self._ask_new_passphrase, back=self.begin)
        self._show(self._who, back=self.begin)

    def abandon(self) -> None:
        """Lock a vault that is open but not yet shown, and one that is on its way as soon as it is there."""
        self._opener.recall()
        self.page().leave()
        if self._waiting is not None:
            self._waiting.caseload.lock()
            self._waiting = None

    def recall(self) -> None:
        """The system says that nobody sits here any more: nothing comes in, and typed secrets are wiped."""
        begun = self._opener.is_busy() or self._waiting is not None or self.page().holds_key
        self.abandon()
        for field in self.page().findChildren(SecretField):
            field.wipe()
        if begun:
            self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is one step back, or stops what runs."""
        if event.key() == Qt.Key.Key_Escape:
            if self.page().busy.isVisible():
                self.page().stop()
            else:
                self._back()
            return
        super().keyPressEvent(event)

    def _show(self, page: CardPage, *, back: Callable[[], object], vault: KnownVault | None = None) -> None:
        while self._stack.count():
            old = self.page()
            old.leave()
            self._stack.removeWidget(old)
            if old is not self._who:
                old.deleteLater()
        self._back = back
        self._stack.addWidget(page)
        self._show_backup(vault)
        page.start()

    def _ask_new_passphrase(self) -> None:
        if self._who is None:
            return
        page = PassphrasePage(self._gate, self._opener, self._who.form, made=self._offer_sheet, back=self._back_to_who)
        self._show(page, back=self._back_to_who)

    def _back_to_who(self) -> None:
        if self._who is not None:
            self._show(self._who, back=self.begin)

    def _offer_sheet(self, opened: Opened) -> None:
        self._waiting = opened
        page = SheetPage(self._gate, opened, self._lane, self._ask, done=self._ready)
        self._show(page, back=lambda: self._ready(opened))

    def _recover(self) -> None:
        if self._vault is None:
            return
        vault = self._vault
        page = RecoveryPage(
            self._gate, vault, self._opener, opened=self._recovered, back=lambda: self.ask_passphrase(vault)
        )
        self._show(page, back=lambda: self.ask_passphrase(vault))

    def mend(self, way: WayOut, vault: KnownVault, *, then: Callable[[Any], object] | None = None) -> None:
        """What can be done about a damaged vault; ``then`` gets the vault that comes out of it."""
        from jobcoach.ui.unlock.damage_page import DamagePage

        done: Callable[[Any], object] = then or self._enter
        page = DamagePage(
            way, vault, self._opener, self._lane, opened=done, file=self.restore, back=self.begin,
            now=self._now,
        )  # fmt: skip
        self._show(page, back=self.begin)

    def _unless_damaged(self, opened: Landed, then: Callable[[Any], object]) -> None:
        way = self._gate.way_out(opened)
        if way is None:
            then(opened)
        else:
            self.mend(way, opened.vault, then=then)

    def _recovered(self, opened: Landed) -> None:
        self._unless_damaged(opened, self._renew)

    def _renew(self, opened: Opened) -> None:
        self._waiting = opened
        page = NewPassphrasePage(self._gate, opened, self._lane, done=self._ready)
        self._show(page, back=lambda: None)

    def _choose(self) -> None:
        vaults = self._gate.known_vaults()
        page = Chooser(
            vaults,
            chosen=self.ask_passphrase,
            elsewhere=self._open_elsewhere,
            make=self.make_vault,
            practise=None if any(vault.practice for vault in vaults) else self.practise,
            back=self.begin,
        )
        self._show(page, back=self.begin)
        self._tell_left_out()

    def _tell_left_out(self) -> None:
        """A vault that is damaged must not look like one that never was."""
        if (reason := self._gate.left_out()) is not None:
            self.page().show_problem(reason)

    def restore(self) -> None:
        """Ask for a backup or transport file."""
        self._ask.open_file(self, title="Kies een back-up", kinds=KINDS, then=self._restore_from)

    def _restore_from(self, file: Path) -> None:
        try:
            page = RestorePage(self._gate, file, self._lane, done=self._restored, back=self.begin)
        except Expected as error:
            self.page().show_problem(error)
            return
        self._show(page, back=self.begin)

    def _restored(self, vault: KnownVault) -> None:
        self.ask_passphrase(vault)
        self.page().show_good("De back-up is teruggezet", "Open je kluis nu met je wachtzin of met je herstelblad.")

    def _open_elsewhere(self) -> None:
        self._ask.pick_folder(self, title="Kies de map van je kluis (eindigt op .kluis)", then=self._picked)

    def _picked(self, folder: Path) -> None:
        try:
            self.ask_passphrase(self._gate.vault_at(folder))
        except Expected as error:
            self.page().show_problem(error)

    def practise(self) -> None:
        """Make the oefenschool when it is not there yet, and open it."""
        page = self.page()
        page.clear_problem()
        page.busy.show()
        page.setEnabled(False)
        self._opener.open_later(
            self._gate.make_practice(), owner=page, done=self._ready, failed=lambda error: self._practice_failed(error)
        )

    def _practice_failed(self, error: Expected) -> None:
        self.page().setEnabled(True)
        self.page().busy.hide()
        self.page().show_problem(error)

    def _ready(self, opened: Landed) -> None:
        self._unless_damaged(opened, self._enter)

    def _enter(self, opened: Opened) -> None:
        self._tries.right()
        self._who, self._waiting = None, None
        self.opened.emit(opened)

    def _help(self) -> None:
        title = self.page().findChild(QLabel)
        show_help(self.window(), title.text() if title is not None else "JobCoach", self.page().help_text)

    def _foot(self) -> QFrame:
        offline = StatusWord("wifi-slash", "Werkt zonder internet", "text2")
        help_ = Button("F1 hulp", "link", act=self._help, name="Hulp bij deze bladzijde (F1)")
        help_.setProperty("small", True)
        self._restore_link = Button("Zet een back-up terug", "link", act=self.restore)
        foot = row(offline, 16, self._backup, None, self._restore_link, 16, help_, gap=6, margins=(32, 0, 32, 12))
        return boxed(foot, height=theme.px(28) + theme.gap(12))

    def _show_backup(self, vault: KnownVault | None) -> None:
        last = vault.last_backup if vault is not None else None
        self._backup.setVisible(last is not None)
        self._restore_link.setVisible(vault is not None)  # the first start and the pages of a new vault have their own
        if last is not None:
            self._backup.show_status("shield-check", f"Laatste back-up {moment(last, self._now())}", "text2")
            self._backup.show_sign("shield-check", "ok")
