"""A sealed package taken apart: the paper that people read and the data; and jobs that look at a paper."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from jobcoach.caseload.circumstances import Question
from jobcoach.caseload.documents import content_of
from jobcoach.caseload.handover_difference import Difference, difference_with_last
from jobcoach.caseload.handover_findings import Finding, Weight, findings_of
from jobcoach.caseload.sealing import paper_of, preview
from jobcoach.caseload.work import Job, Work
from jobcoach.handover.container import DATA, MAIN_PDF
from jobcoach.model.base import DocumentId, HandoverId
from jobcoach.ui.handover.word_places import Place, places_of

_PAPER = re.compile(r"documenten/praktijkverklaring_([\w-]+?)(_getekend)?\.pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One file as the recipient gets it: its title, and a PDF or (``is_data``) the text of the data."""

    title: str
    content: bytes = field(repr=False)
    is_data: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The readable paper and the data of a kept container, all its files to look at, and which papers are scans."""

    pdf: bytes = field(repr=False)
    data: bytes = field(repr=False)
    files: tuple[Shown, ...] = field(default=(), repr=False)
    signed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What step 4 shows: every file, the findings with where their words stand on the paper, what is other now."""

    pdf: bytes = field(repr=False)
    files: tuple[Shown, ...] = field(default=(), repr=False)
    findings: tuple[Finding, ...] = field(default=(), repr=False)
    places: tuple[tuple[Place, ...], ...] = field(default=(), repr=False)
    difference: Difference | None = field(default=None, repr=False)

    @property
    def numbered(self) -> tuple[Finding, ...]:
        """The findings that ask for something, heaviest first."""
        return tuple(item for item in self.findings if item.weight in (Weight.MUST, Weight.LOOK))

    @property
    def blocked(self) -> int:
        """How many must change before sealing."""
        return sum(item.weight is Weight.MUST for item in self.findings)


def open_package(document: DocumentId) -> Job[Package]:
    """Job: take the kept container apart. Raises ``record.gone``, ``document.changed``."""

    def job(work: Work) -> Package:
        from jobcoach.handover.zip_reader import read_zip

        files = {entry.name: entry.data for entry in read_zip(work.ask(content_of(document)))}
        papers = [(match, data) for name, data in files.items() if (match := _PAPER.fullmatch(name))]
        shown = (
            Shown(title=MAIN_TITLE, content=files[MAIN_PDF]),
            *(_paper(match[1], data, signed=bool(match[2])) for match, data in papers),
            Shown(title=DATA_TITLE, content=files[DATA], is_data=True),
        )
        signed = tuple(match[1] for match, _ in papers if match[2])
        return Package(pdf=files[MAIN_PDF], data=files[DATA], files=shown, signed=signed)

    return job


MAIN_TITLE, DATA_TITLE = "Overgangsdocument", "De gegevens"


def _paper(number: str, content: bytes, *, signed: bool) -> Shown:
    return Shown(title=f"Praktijkverklaring {number}{', getekend' if signed else ''}", content=content)


def look(handover: HandoverId) -> Job[Look]:
    """Job: everything as it would be sealed now, with the findings and where they stand on the paper."""

    def job(work: Work) -> Look:
        pdf = preview(handover)(work)
        findings = work.ask(findings_of(handover))
        found = Look(pdf=pdf, findings=findings)
        words = tuple(item.word for item in found.numbered)
        other = work.ask(difference_with_last(handover))
        return Look(
            pdf=pdf,
            files=(Shown(title=MAIN_TITLE, content=pdf), *work.ask(_beside(handover))),
            findings=findings,
            places=places_of(pdf, words),
            difference=other,
        )

    return job


def _beside(handover: HandoverId) -> Question[tuple[Shown, ...]]:
    """Question: what goes beside the overgangsdocument: papers, their signed scans, the data."""

    def answer(session: Any) -> tuple[Shown, ...]:
        from jobcoach.handover.data import as_value

        _, content = paper_of(handover)(session)
        papers = [
            _paper(number, content_of(DocumentId(document))(session), signed=signed)
            for rows, signed in ((content.papers, False), (content.scans, True))
            for number, document in rows
        ]
        data = json.dumps(as_value(content.snapshot), ensure_ascii=False, sort_keys=True, indent=2)
        return (*papers, Shown(title=DATA_TITLE, content=data.encode(), is_data=True))

    return answer
