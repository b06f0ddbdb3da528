"""Papers that are signed with a pen in the small school, and the scans and photos that come back of them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from jobcoach.caseload.documents import content_of
from jobcoach.caseload.paper_trail import PaperOrder, make_paper
from jobcoach.caseload.practice.direct_work import DirectWork
from jobcoach.documents.pages import page_count
from jobcoach.documents.scans import files
from jobcoach.model.base import DocumentId, StudentId
from jobcoach.model.choices import DocumentKind, SignerRole
from jobcoach.ui.desk import InlineDesk
from jobcoach.ui.kit import Banner, Button
from jobcoach.ui.papers.place import PapersPage
from jobcoach.vault.keeper import Vault
from tests.documents.wet_paper import WetPaper, build
from tests.ui.students_world import NOW, FakeAsk


def agreement(vault: Vault, student: StudentId, *, pages: int = 1, title: str = "Stageovereenkomst") -> DocumentId:
    """A paper for company and student to sign."""
    order = PaperOrder(
        kind=DocumentKind.STAGEOVEREENKOMST, title=title, student=student, data=lambda _s: WetPaper(pages=pages),
        build=build, signers=lambda _s: ((SignerRole.BEDRIJF, "Ria Bakker"), (SignerRole.LEERLING, "Noor Visser")),
    )  # fmt: skip
    return make_paper(order)(DirectWork(vault))


def scanned(vault: Vault, document: DocumentId) -> list[Image.Image]:
    """The pages of a kept paper as a scanner sees them."""
    pdf = vault.ask(content_of(document))
    return [files.picture(pdf, number, long=1400) for number in range(page_count(pdf))]


def scan_file(folder: Path, *pages: Image.Image, name: str = "scan.pdf") -> Path:
    """Pages in one PDF of pictures."""
    first, *rest = pages
    first.save(folder / name, save_all=True, append_images=rest, resolution=120)
    return folder / name


def papers_page(vault: Vault, now: Callable[[], datetime] = lambda: NOW) -> tuple[PapersPage, FakeAsk]:
    """The place Papieren with an ask of its own."""
    ask = FakeAsk()
    return PapersPage(desk=InlineDesk(vault), ask=ask, now=now), ask


def settle() -> None:
    """Let the screen show what was just put in it."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(inside: Any, name: str) -> None:
    """Press the visible button with these words."""
    settle()
    for button in inside.findChildren(Button):
        words = (button.accessibleName(), button.text().replace("&", "").strip("\u2005"))
        if button.isVisible() and button.isEnabled() and any(word.startswith(name) for word in words):
            button.click()
            return
    raise AssertionError(f"no button {name!r}")


def says(inside: Any) -> str:
    """Every word that can be read."""
    settle()
    return "\n".join(label.text() for label in inside.findChildren(QLabel) if label.isVisible())


def banner(inside: Any) -> str:
    """What the banner says."""
    settle()
    return " ".join(one.accessibleName() for one in inside.findChildren(Banner) if one.isVisible())
