"""Papers of the chain: looked at as a concept, told what is missing, made with a number and kept.

Each kind is one ``FormPaper``: a fill (from the dossier), a build (lazy: ReportLab), and whose pen it waits for.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from jobcoach.caseload import form_consents, form_handovers
from jobcoach.caseload.circumstances import Question
from jobcoach.caseload.form_facts import Wish
from jobcoach.caseload.paper_trail import PaperOrder, Signers, make_paper
from jobcoach.caseload.work import Job, Work
from jobcoach.documents.form import Form
from jobcoach.model.base import DocumentId
from jobcoach.model.choices import DocumentKind
from jobcoach.model.expected import Expected
from jobcoach.model.labels import label


def _nobody(_data: Any) -> Signers:
    return ()


@dataclass(frozen=True, slots=True)
class FormPaper:
    """A kind of paper. ``fill`` answers its data as a concept, with what is missing in it."""

    kind: DocumentKind
    fill: Callable[[Session, Wish], Form]
    build: Callable[[Any], bytes]
    signers: Callable[[Any], Signers] = _nobody

    @property
    def title(self) -> str:
        """What the kept document is called."""
        return label(self.kind).capitalize()


def _toestemming(data: Any) -> bytes:
    from jobcoach.documents.toestemming_paper import build

    return build(data)


def _instemming(data: Any) -> bytes:
    from jobcoach.documents.instemming_paper import build

    return build(data)


def _verzoek(data: Any) -> bytes:
    from jobcoach.documents.verzoek_paper import build

    return build(data)


def _ouderbrief(data: Any) -> bytes:
    from jobcoach.documents.ouderbrief_paper import build

    return build(data)


def _checklist(data: Any) -> bytes:
    from jobcoach.documents.checklist_paper import build

    return build(data)


def _privacybericht(data: Any) -> bytes:
    from jobcoach.documents.privacybericht_paper import build

    return build(data)


def _aanbod(data: Any) -> bytes:
    from jobcoach.documents.aanbod_paper import build

    return build(data)


TOESTEMMING = FormPaper(
    DocumentKind.TOESTEMMING, form_consents.toestemming, _toestemming, form_consents.consent_signers
)
INSTEMMING = FormPaper(DocumentKind.INSTEMMING, form_consents.instemming, _instemming, form_consents.consent_signers)
VERZOEK = FormPaper(DocumentKind.VERZOEK, form_handovers.verzoek, _verzoek)
OUDERBRIEF = FormPaper(DocumentKind.OUDERBRIEF, form_consents.ouderbrief, _ouderbrief)
CHECKLIST = FormPaper(DocumentKind.CHECKLIST, form_handovers.checklist, _checklist, form_handovers.slip_signers)
PRIVACYBERICHT = FormPaper(DocumentKind.PRIVACYBERICHT, form_consents.privacybericht, _privacybericht)
AANBOD = FormPaper(DocumentKind.AANBOD, form_handovers.aanbod, _aanbod, form_handovers.offer_signers)


def form_data(paper: FormPaper, wish: Wish) -> Question[Form]:
    """Question: what a paper would print now, as a concept; raises what its ``fill`` raises."""
    return lambda session: paper.fill(session, wish)


def look_at(paper: FormPaper, wish: Wish) -> Job[bytes]:
    """Job: the concept as PDF bytes; nothing is kept. Raises as ``form_data``, and ``documents.character``."""
    return lambda work: paper.build(work.ask(form_data(paper, wish)))


def make_form(paper: FormPaper, wish: Wish) -> Job[DocumentId]:
    """Job: number a paper, print it and keep it in the dossier; gives the id of the kept PDF.

    Raises ``form.missing`` (what) while something is still to be filled in, before any number is given; what
    ``form_data`` raises; ``documents.character``.
    """
    order = PaperOrder(
        kind=paper.kind,
        title=paper.title,
        student=wish.student,
        data=form_data(paper, wish),
        build=paper.build,
        signers=lambda session: paper.signers(paper.fill(session, wish)),
    )
    make = make_paper(order)

    def job(work: Work) -> DocumentId:
        data = work.ask(form_data(paper, wish))
        if data.missing:
            raise Expected("form.missing", what=", ".join(data.missing))
        paper.build(replace(data, number="proef", digest=""))  # what cannot be printed is found before the number
        return make(work)

    return job
