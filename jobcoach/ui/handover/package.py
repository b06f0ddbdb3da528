"""A sealed package taken apart: the paper that people read and the data; and jobs that look at a paper."""

from dataclasses import dataclass, field

from jobcoach.caseload.documents import content_of
from jobcoach.caseload.handover_difference import Difference, difference_with_last
from jobcoach.caseload.handover_findings import Finding, Weight, findings_of
from jobcoach.caseload.sealing import preview
from jobcoach.caseload.work import Job, Work
from jobcoach.handover.container import DATA, MAIN_PDF
from jobcoach.model.base import DocumentId, HandoverId
from jobcoach.ui.handover.word_places import Place, places_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The readable paper and the data of a kept container."""

    pdf: bytes = field(repr=False)
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What step 4 shows: the paper, the findings with where their words stand, what is other than last time."""

    pdf: bytes = field(repr=False)
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
        return Package(pdf=files[MAIN_PDF], data=files[DATA])

    return job


def look(handover: HandoverId) -> Job[Look]:
    """Job: the paper as it would be sealed now, with the findings and where they stand on it."""

    def job(work: Work) -> Look:
        pdf = preview(handover)(work)
        findings = work.ask(findings_of(handover))
        found = Look(pdf=pdf, findings=findings)
        words = tuple(item.word for item in found.numbered)
        other = work.ask(difference_with_last(handover))
        return Look(pdf=pdf, findings=findings, places=places_of(pdf, words), difference=other)

    return job
