"""The thin line below: saved, back-up, lock; the school; help."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame

from jobcoach.ui import theme
from jobcoach.ui.kit.buttons import Button
from jobcoach.ui.kit.labels import Elided
from jobcoach.ui.kit.layout import row
from jobcoach.ui.kit.marks import StatusWord

_SIGNS = {"ok": "check-circle", "warn": "warning", "bad": "warning-circle"}


class StatusLine(QFrame):
    """Three facts, always in words; quiet while all is well."""

    def __init__(self, school: str, help_: Callable[[], object]) -> None:
        super().__init__()
        self.saved = StatusWord("check-circle", "Alles bewaard", "text2")
        self.backup = StatusWord("shield-check", "Back-up", "text2")
        self.lock = StatusWord("clock", "Op slot over 5 min", "text2")
        name = Elided(school, "small", "text2", right=True)
        self._help = Button("F1 hulp", "link", act=help_, name="Hulp bij deze bladzijde (F1)")
        self._help.setProperty("small", True)
        facts = row(self.saved, self.backup, self.lock, gap=18)
        self.setLayout(row(facts, 12, (name, 1), 12, self._help, gap=6, margins=(26, 0, 24, 0)))
        self.setFixedHeight(theme.px(28))
        self.show_saved("Alles bewaard")

    def show_saved(self, words: str, tone: str = "ok") -> None:
        """ "Bewaard 10:04", or what went wrong (warn, bad)."""
        _show(self.saved, _SIGNS[tone], words, tone)

    def show_backup(self, words: str, tone: str = "ok") -> None:
        """ "Back-up vandaag"; warn or bad when it is too old."""
        _show(self.backup, "shield-check" if tone == "ok" else _SIGNS[tone], words, tone)

    def show_lock(self, seconds: int) -> None:
        """How long until the vault locks by itself."""
        minutes = -(-seconds // 60)
        near = seconds <= 30
        words = f"Op slot over {seconds} s" if near else f"Op slot over {minutes} min"
        if words != self.lock.text():
            self.lock.show_status("clock", words, "warn" if near else "text2")


def _show(place: StatusWord, icon: str, words: str, tone: str) -> None:
    place.show_status(icon, words, "text2" if tone == "ok" else tone)
    if tone == "ok":
        place.show_sign(icon, "ok")
