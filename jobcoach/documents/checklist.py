"""The checklist of a handover with a return slip: what is done, what comes along, and what the municipality answers."""

from dataclasses import dataclass

from jobcoach.documents.form import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line: what must be there, how it stands, and whether it is done."""

    what: str
    found: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(Form):
    """``package`` is the number of the package that the slip is about; without one there is nothing to send back.

    ``municipality``: it is asked to continue the support; others only whether they go on with it.
    """

    recipient: str
    recipient_contact: str = ""
    municipality: bool = True
    package: str = ""
    before: tuple[Step, ...] = ()
    along: tuple[Step, ...] = ()
    back_to: str = ""
