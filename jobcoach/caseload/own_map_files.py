"""Mijn map as it leaves: one PDF, or a folder of PDFs; nothing is sealed or wrapped, for it is the youth's own."""

from pathlib import Path

from jobcoach.caseload.documents import NoteExported
from jobcoach.caseload.own_map import own_map
from jobcoach.caseload.own_map_papers import paper_content
from jobcoach.caseload.work import Job, Work
from jobcoach.documents.overgangsdocument import Overgangsdocument
from jobcoach.exchange.outgoing import plain_names, write_folder, write_whole
from jobcoach.model.base import StudentId

FILE = "mijn_map.pdf"
FOLDER = "Mijn map"
Files = tuple[tuple[str, bytes], ...]


def map_paper(student: StudentId, chosen: frozenset[str]) -> Job[bytes]:
    """Job: the readable paper alone, to look at. Raises ``record.gone``, ``documents.character``."""

    def job(work: Work) -> bytes:
        from jobcoach.documents.mijn_map_paper import build

        work.say("Mijn map maken")
        return build(work.ask(own_map(student, chosen)).data)

    return job


def save_one_pdf(student: StudentId, chosen: frozenset[str], target: Path) -> Job[None]:
    """Job: everything in one PDF. Raises as ``map_paper`` and ``write_whole``."""

    def job(work: Work) -> None:
        from jobcoach.documents.joined import joined

        files = _files(work, student, chosen)
        work.say("Bestand schrijven")
        write_whole(target, files[0][1] if len(files) == 1 else joined([content for _, content in files]))
        work.carry_out(_noted(student, files))

    return job


def save_folder(student: StudentId, chosen: frozenset[str], parent: Path) -> Job[Path]:
    """Job: a new folder with the readable paper and every other paper as it is; gives the folder.

    Raises as ``map_paper`` and ``write_folder``; papers of the same name are kept apart.
    """

    def job(work: Work) -> Path:
        files = _files(work, student, chosen)
        work.say("Map schrijven")
        names = plain_names([name for name, _ in files])
        folder = write_folder(parent, FOLDER, [(name, file[1]) for name, file in zip(names, files, strict=True)])
        work.carry_out(_noted(student, files))
        return folder

    return job


def _noted(student: StudentId, files: Files) -> NoteExported:
    return NoteExported(about=f"Mijn map, met {len(files) - 1} papieren", student=student)


def _files(work: Work, student: StudentId, chosen: frozenset[str]) -> Files:
    papers = work.ask(own_map(student, chosen)).papers
    files = [(FILE, map_paper(student, chosen)(work))]
    for paper in papers:
        if paper.key in chosen:
            work.check()
            content = work.ask(paper_content(student, paper.key))
            files.append((paper.file_name, content if isinstance(content, bytes) else _printed(content)))
    return tuple(files)


def _printed(data: Overgangsdocument) -> bytes:
    from jobcoach.documents.overgangsdocument_paper import build

    return build(data)
