"""The road of a sealed package: put in an envelope under a new password, and the slip that tells the password."""

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from jobcoach.caseload.by_policy import check_road
from jobcoach.caseload.circumstances import Question, must_find, today
from jobcoach.caseload.documents import content_of
from jobcoach.caseload.school import the_school
from jobcoach.caseload.work import Job, Work
from jobcoach.documents.road_papers import Cover, PasswordSlip
from jobcoach.model.base import DocumentId
from jobcoach.model.consent import Recipient
from jobcoach.model.documents import Document
from jobcoach.model.road import Road
from jobcoach.model.trial import is_trial, package_word


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapped:
    """A package ready to send: the file name, the bytes, and the password for the other channel (shown once)."""

    file_name: str
    content: bytes = field(repr=False)
    password: str = field(repr=False)
    number: str = ""
    road: Road = Road.ZIP


def road_to(recipient: int) -> Question[Road | None]:
    """Question: how packages travel to this recipient; None when it was not chosen. Raises ``record.gone``."""
    return lambda session: Road.of(must_find(session, Recipient, recipient).way)


def may_leave(road: Road) -> Question[None]:
    """Question: nothing, when a package may leave on this road. Raises ``policy.road``."""
    return lambda session: check_road(road, practice=the_school(session).practice)


def wrapped_name(number: str, road: Road) -> str:
    """The file name of a package on this road; it names nobody. The package itself goes as it is by secure mail."""
    return (
        f"{package_word(number)}_{number}"
        + {Road.MAIL: ".zip", Road.ZIP: "_beveiligd.zip", Road.PDF: "_beveiligd.pdf"}[road]
    )


def wrap_handover(document: DocumentId, road: Road = Road.ZIP) -> Job[Wrapped]:
    """Job: put a kept container under a new password, in an AES-256 ZIP or in an envelope of PDF.

    Raises: ``policy.road``, ``record.gone``, ``document.changed``, and for the envelope ``documents.character``.
    Secure mail needs no wrapper; asking for it is a mistake of the caller.
    """

    def job(work: Work) -> Wrapped:
        from jobcoach.handover.wrapping import new_password, wrap

        if road is Road.MAIL:
            raise ValueError("a package in secure mail has no wrapper")
        work.ask(may_leave(road))
        work.say("Beveiligen met een wachtwoord")
        name, cover = work.ask(_facts(document))
        container = work.ask(content_of(document))
        password = new_password()
        if road is Road.PDF:
            content = _in_pdf(container, cover, password)
        else:
            content = wrap(container, inner_name=name, password=password)
        file_name = wrapped_name(cover.number, road)
        return Wrapped(file_name=file_name, content=content, password=password, number=cover.number, road=road)

    return job


def password_slip(wrapped: Wrapped) -> Question[bytes]:
    """Question: the slip with the password of ``wrapped`` as PDF; the password is kept nowhere."""

    def answer(session: Session) -> bytes:
        from jobcoach.documents.road_paper import build_slip

        school = the_school(session)
        slip = PasswordSlip(
            school=school.name, school_address=school.address, number=wrapped.number, made_on=today(session),
            file_name=wrapped.file_name, password=wrapped.password, as_pdf=wrapped.road is Road.PDF,
            practice=school.practice, trial=is_trial(wrapped.number),
        )  # fmt: skip
        return build_slip(slip)

    return answer


def _in_pdf(container: bytes, cover: Cover, password: str) -> bytes:
    from jobcoach.documents.road_paper import build_cover
    from jobcoach.handover.envelope import open_envelope, wrap_in_pdf

    content = wrap_in_pdf(container, cover=build_cover(cover), password=password)
    if open_envelope(content, password) != container:
        raise RuntimeError("an envelope of our own does not give back what went in")
    return content


def _facts(document: DocumentId) -> Question[tuple[str, Cover]]:
    def answer(session: Session) -> tuple[str, Cover]:
        row, school = must_find(session, Document, document), the_school(session)
        cover = Cover(
            school=school.name, number=row.number, made_on=row.made_on, practice=school.practice,
            trial=is_trial(row.number),
        )  # fmt: skip
        return row.file_name, cover

    return answer
