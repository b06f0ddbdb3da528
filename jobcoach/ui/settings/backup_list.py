"""The list of backups, what going back to one would change, and going back: choose, confirm, lock."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jobcoach.caseload.safety import Restorable, Safety
from jobcoach.caseload.safety_facts import BackupRow, Loss
from jobcoach.model.expected import Expected
from jobcoach.ui import theme
from jobcoach.ui.kit import Button, Label, Row, RowList, RowsModel, boxed, clear, column, heading, primary, row, small
from jobcoach.ui.settings.job_line import JobLine
from jobcoach.ui.words import backups, count, sentence

if TYPE_CHECKING:
    from jobcoach.ui.settings.backups import BackupsPart

_SHOWN = 5


class BackupList(QWidget):
    """Three clicks: the backup, "Zet deze back-up terug", "Ga op slot en zet terug"; the last one changes it."""

    def __init__(self, part: "BackupsPart", safety: Safety) -> None:
        super().__init__()
        self._part, self._tools, self._safety = part, part.tools, safety
        self._rows: tuple[BackupRow, ...] = ()
        self._chosen: BackupRow | None = None
        self._ready: Restorable | None = None
        self.model = RowsModel()
        self.list = RowList(self.model, "Back-ups", two_lines=True)
        self._none = small("De eerste back-up komt vanzelf.")
        self.line = JobLine(part.desk)
        self._inside: QVBoxLayout = column(gap=8)
        self._panel = boxed(column(self._inside, gap=0, margins=(16, 14, 16, 16)), "now")
        self._panel.hide()
        self.button: Button | None = None
        self.setLayout(column(self.list, self._none, self._panel, self.line, gap=12))
        self.list.chosen.connect(self._choose)

    def is_busy(self) -> bool:
        """While a backup is looked at or made ready the list stays as it is."""
        return self.line.is_busy() or self._ready is not None

    def reload(self) -> None:
        """Read the backups again, behind the screen."""
        self._part.desk.do_later(self._safety.backups(), owner=self, done=self._show, failed=self._unlisted)

    def _unlisted(self, error: Expected) -> None:
        self._none.setText(sentence(error))
        self._none.show()

    def put_back(self) -> None:
        """Build the vault of then beside today's, and check it."""
        if self._chosen is None or self.line.is_busy():
            return
        self._panel.setEnabled(False)
        self.line.run(
            self._safety.prepare_restore(self._chosen), words="Back-up van nu maken", done=self._prepared,
            failed=self._failed, ended=lambda: self._panel.setEnabled(True),
        )  # fmt: skip

    def lock_and_swap(self) -> None:
        """The last click: from here the vault of then is the vault."""
        if self._ready is None:
            return
        try:
            self._safety.swap_at_next_start(self._ready, now=self._tools.now())
        except Expected as error:
            self._failed(error)
            return
        self._ready = None
        self._tools.lock()

    def stop(self) -> None:
        """Leave everything as it is."""
        if self._ready is not None:
            self._safety.discard(self._ready)
            self._ready = None
        self._chosen = None
        self._panel.hide()
        self.list.clearSelection()
        self.list.setFocus()

    def _show(self, rows: tuple[BackupRow, ...]) -> None:
        now = self._tools.now()
        self._rows = rows
        self.model.show(
            [
                Row(
                    key=number,
                    name=_capital(backups.when(one.at, now)),
                    second=backups.content(one) if one.problem is None else sentence(Expected(one.problem)),
                    date=backups.place(one),
                    icon="shield-check" if one.problem is None else "warning",
                )
                for number, one in enumerate(rows)
            ]
        )
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.list.setFixedHeight(theme.px(52) * min(max(len(rows), 1), _SHOWN) + 4)

    def _choose(self, key: int) -> None:
        if self.is_busy() or key >= len(self._rows):
            return
        self._chosen = self._rows[key]
        self.line.run(
            self._safety.loss(self._chosen), words="Kijken wat er verandert", done=self._tell, failed=self._failed
        )

    def _tell(self, loss: Loss) -> None:
        if self._chosen is None:
            return
        lines = tuple(backups.loss_lines(loss, now=self._tools.now()))
        self._fill(f"Terug naar {backups.when(self._chosen.at, self._tools.now())}", lines)
        self._add(primary("&Zet deze back-up terug", self.put_back))

    def _prepared(self, ready: Restorable) -> None:
        self._ready = ready
        lines = ["De back-up is nagekeken en staat klaar. Na de volgende stap open je hem met je wachtzin van nu."]
        if not ready.today_kept:
            lines.append("Van je kluis van nu kon geen back-up worden gemaakt. De hele map blijft wel staan.")
        if ready.missing_attachments:
            missing = count(ready.missing_attachments, "document", "documenten")
            lines.append(f"{missing} van toen is nergens meer te vinden.")
        self._fill("Klaar om terug te zetten", tuple(lines))
        self._add(primary("&Ga op slot en zet terug", self.lock_and_swap, icon="lock"))
        if self.button is not None:
            self.button.setFocus()

    def _failed(self, error: Expected) -> None:
        self._chosen = None
        self._panel.hide()
        self._part.say("Terugzetten lukte niet", sentence(error), "warn")

    def _fill(self, head: str, lines: tuple[str, ...]) -> None:
        clear(self._inside)
        self._inside.addWidget(heading(head))
        for words in lines:
            self._inside.addWidget(Label(words, wrap=True))

    def _add(self, button: Button) -> None:
        self.button = button
        self._inside.addLayout(row(button, Button("Toch &niet", "link", act=self.stop), None, gap=16))
        self._panel.show()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
