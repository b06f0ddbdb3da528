"""The job behind Controleren: read a file, take its wrapper off, check it, take the papers out; no Qt here."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from jobcoach.caseload.seal_guard import keep_list
from jobcoach.caseload.seals import seal_card
from jobcoach.caseload.work import Job, Work
from jobcoach.handover.report import Report, Verdict
from jobcoach.model.expected import Expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of it. ``report`` is None while a password is needed; ``papers``: (name, PDF), none when refused."""

    file_name: str
    report: Report | None
    papers: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    others: int = 0


def checking(
    file: Path, *, password: str, trust: Path, now: Callable[[], datetime], crl: Path | None = None
) -> Job[Checked]:
    """Job: check ``file`` against the schools in ``trust``, the school of this vault and a list of revoked seals.

    Raises ``file.absent``, ``file.unreadable``, ``file.too_large``, ``handover.wrong_password``,
    ``handover.wrapper_damaged`` and as ``read_trust``.
    """

    def job(work: Work) -> Checked:
        from jobcoach.handover.check import check, contents_of
        from jobcoach.handover.trust import pinned_roots
        from jobcoach.handover.unwrapping import needs_password, open_wrapped

        work.say("Pakket lezen", 0, 2)
        data = read_file(file)
        if needs_password(data):
            if not password:
                return Checked(file_name=file.name, report=None)
            data = open_wrapped(data, password)
        work.say("Pakket controleren", 1, 2)
        own = work.ask(seal_card)
        roots = (*pinned_roots(trust), *((own.root_pem,) if own else ()))
        listed = None if crl is None else read_file(crl)
        report = check(data, roots=roots, now=now(), crl=listed)
        if listed is not None and own is not None:  # a list of the own school counts for sealing too
            with suppress(Expected):
                keep_list(work, listed)
        if report.verdict is Verdict.REFUSED:
            return Checked(file_name=file.name, report=report)
        files = contents_of(data, report)
        papers = tuple((item.name, item.data) for item in files if item.name.endswith(".pdf"))
        return Checked(file_name=file.name, report=report, papers=papers, others=len(files) - len(papers))

    return job


def remembering(root_pem: bytes, *, trust: Path, on: date) -> Job[str]:
    """Job: remember a school whose digits were compared; gives its name. Raises as ``pin``."""

    def job(work: Work) -> str:
        from jobcoach.handover.trust import pin

        work.say("School onthouden")
        try:
            trust.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Expected("handover.trust_unwritable", path=str(trust)) from error
        return pin(trust, root_pem, on=on).school

    return job


def replacing(root_pem: bytes, *, told: str, trust: Path, on: date) -> Job[str]:
    """Job: put a school's new root in the place of the known one; gives its name. Raises as ``replace_root``."""

    def job(work: Work) -> str:
        from jobcoach.handover.trust import replace_root

        work.say("School onthouden")
        return replace_root(trust, root_pem, told=told, on=on).school

    return job


def read_file(file: Path) -> bytes:
    """The bytes of a file, never more than a package can have. Raises as ``checking``."""
    from jobcoach.handover.wrapping import LARGEST_WRAPPER

    try:
        with file.open("rb") as found:
            data = found.read(LARGEST_WRAPPER + 1)
    except FileNotFoundError as error:
        raise Expected("file.absent", name=file.name) from error
    except OSError as error:
        raise Expected("file.unreadable", name=file.name) from error
    if len(data) > LARGEST_WRAPPER:
        raise Expected("file.too_large", name=file.name)
    return data
