"""Looks once a minute whether a backup is due, and once after unlock whether the vault must be checked."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from jobcoach.caseload.safety import HealthReport, Safety
from jobcoach.model.expected import Expected
from jobcoach.ui.kit import Banner, Page
from jobcoach.ui.settings.part import BACKUPS
from jobcoach.ui.tools import Tools
from jobcoach.ui.words import count, sentence
from jobcoach.ui.words.backups import when
from jobcoach.ui.words.keys import told

if TYPE_CHECKING:
    from jobcoach.ui.frame.frame import Frame

_MINUTE = 60_000
_SEEN = "looked_through"
DAMAGED = "vault.pages_damaged"


class BackupWatch(QObject):
    """Lives as long as the frame. A backup that fails stands in the status line and is tried again."""

    def __init__(self, frame: "Frame", tools: Tools, safety: Safety) -> None:
        super().__init__(frame)
        self._frame, self._tools, self._safety = frame, tools, safety
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(_MINUTE)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(0, self, self.after_unlock)

    def look(self) -> None:
        """Make a backup when one is due."""
        self._frame.show_backup()
        if self._busy or not self._safety.state(now=self._tools.now()).due:
            return
        self._busy = True
        self._tools.desk.do_later(self._safety.back_up(), owner=self, done=self._made, failed=self._failed)

    def after_unlock(self) -> None:
        """Once per unlock, also when the frame is made again for another text size."""
        desk = self._tools.desk
        if desk.property(_SEEN):
            return
        desk.setProperty(_SEEN, True)
        job = self._safety.after_unlock(now=self._tools.now())
        desk.do_later(job, owner=self, done=self._checked, failed=lambda _error: None)

    def _made(self, _made: Any) -> None:
        self._busy = False
        self._frame.show_backup()

    def _failed(self, error: Expected) -> None:
        self._busy = False
        if error.key not in ("job.stopped", "vault.closed"):
            self._frame.status.show_backup("Back-up lukte niet", "bad")
            self._show(Banner("Er is geen back-up gemaakt", sentence(error), "bad", closable=True))

    def _checked(self, report: HealthReport | None) -> None:
        if report is None or report.sound:
            return
        words = [told(one) for one in report.found]
        if report.documents_lost:
            lost = count(report.documents_lost, "document is", "documenten zijn")
            words.append(f"{lost} niet meer heel.")
        if report.way_back is not None:
            words.append(f"De nieuwste goede back-up is van {when(report.way_back.at, self._tools.now())}.")
        action, act = "Bekijk de back-ups", lambda: self._tools.go("settings", BACKUPS)
        if any(one.key == DAMAGED for one in report.found):
            action, act = "Bekijk wat je kunt doen", self._tools.mend
        self._show(Banner("Je kluis is beschadigd", " ".join(words), "bad", action=action, act=act))

    def _show(self, banner: Banner) -> None:
        page = self._frame.page()
        if isinstance(page, Page):
            page.show_banner(banner)
        else:
            banner.deleteLater()
