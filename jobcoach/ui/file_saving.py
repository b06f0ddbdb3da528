"""Saving a kept file that the preview cannot show, such as a Word file: ask where, write it whole, note it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from jobcoach.caseload.documents import NoteExported, content_of
from jobcoach.exchange.outgoing import write_whole
from jobcoach.model.base import DocumentId, StudentId
from jobcoach.model.expected import Expected
from jobcoach.ui.ask import Ask
from jobcoach.ui.desk import Desk
from jobcoach.ui.lane import Work
from jobcoach.ui.paper_view import safe_name
from jobcoach.ui.words import sentence

Say = Callable[[str, str, str], object]
"""Head, text and tone (ok, bad) of what happened."""


def save_kept(
    parent: QWidget,
    desk: Desk,
    ask: Ask,
    document: DocumentId,
    file_name: str,
    about: str,
    student: StudentId,
    say: Say,
) -> None:
    """Ask where, and write a kept document there; the audit notes it under ``about`` (a number, never a name)."""

    def write(target: Path) -> None:
        def job(work: Work) -> None:
            write_whole(target, work.ask(content_of(document)))
            work.carry_out(NoteExported(about=about, student=student))

        def failed(error: Expected) -> None:
            say("Bewaren lukte niet", sentence(error), "bad")

        def done(_nothing: None) -> None:
            say("Bestand bewaard", f"Het bestand heet {target.name}.", "ok")

        desk.do_later(job, owner=parent, done=done, failed=failed)

    kinds = (("Word-bestand", "*.docx"),)
    ask.save_file(parent, title="Bewaar als", name=safe_name(file_name), kinds=kinds, then=write)
