"""Reading the school's list of revoked seals, so that a seal that came back with a backup is not used again."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.seal_guard import ListRead, read_revoked
from jobcoach.model.expected import Expected
from jobcoach.ui.kit import Banner, Button, column, row
from jobcoach.ui.settings.part import Part
from jobcoach.ui.settings.seal_file import CRL
from jobcoach.ui.words import count


class ListButton(QWidget):
    """One link; ``after`` shows the seal again, ``failed`` says why the list was not read."""

    def __init__(self, part: Part, *, after: Callable[[], object], failed: Callable[[Expected], None]) -> None:
        super().__init__()
        self._part, self._after, self._failed = part, after, failed
        self.button = Button("Lees een lijst met ingetrokken zegels", "link", act=self.pick)
        self.setLayout(column(row(self.button, None), gap=0))

    def pick(self) -> None:
        """Which list; the administrator of the school sends it."""
        part = self._part
        part.tools.ask.open_file(
            self.window(), title="Kies de lijst", kinds=(CRL,),
            then=lambda file: part.desk.do_later(
                read_revoked(file), owner=part, done=self._done, failed=self._failed
            ),
        )  # fmt: skip

    def _done(self, found: ListRead) -> None:
        part, after = self._part, self._after
        after()
        part.clear_banner()
        number = count(found.count, "zegel staat", "zegels staan")
        words = f"{number} erop. " + ("Het jouwe ook." if found.mine else "Het jouwe niet.")
        part.show_banner(Banner("De lijst is gelezen", words, "bad" if found.mine else "ok", closable=True))
