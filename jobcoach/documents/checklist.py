"""The checklist of a handover with a return slip: what is done, what comes along, and what the recipient answers."""

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

    ``asked`` is the question of the slip that is answered with yes or no.
    """

    recipient: str
    recipient_contact: str = ""
    package: str = ""
    before: tuple[Step, ...] = ()
    along: tuple[Step, ...] = ()
    back_to: str = ""
    asked: str = "Zet de gemeente de begeleiding voort?"
