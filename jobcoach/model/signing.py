"""Who puts a signature under a consent form: one of four ways, which follows from age, competence and what is asked."""

from enum import Enum

from jobcoach.model.choices import Act, Capacity, SignerRole
from jobcoach.model.consent import who_agrees, who_consents


class Signing(Enum):
    """Under 16 the parents; at 16 and 17 the student and a parent; from 18 the student, or who represents him."""

    PARENTS = "ouders"
    BOTH = "leerling en ouder"
    STUDENT = "leerling"
    REPRESENTATIVE = "vertegenwoordiger"


_WAYS = {
    frozenset({Capacity.PARENT}): Signing.PARENTS,
    frozenset({Capacity.PARENT, Capacity.STUDENT}): Signing.BOTH,
    frozenset({Capacity.STUDENT}): Signing.STUDENT,
    frozenset({Capacity.REPRESENTATIVE}): Signing.REPRESENTATIVE,
}


def signing(*, age: int, decides_alone: bool, act: Act) -> Signing:
    """The way to sign on the day at which the student has this age; see ``who_consents`` and ``who_agrees``.

    Involving the municipality (lid 1) needs no statutory instemming: a student of 16 or 17 then signs alone.
    """
    asked = {*who_consents(age=age, decides_alone=decides_alone)}
    if act.needs_instemming:
        asked |= {*who_agrees(age=age, decides_alone=decides_alone)}
    return _WAYS[frozenset(asked)]


def signer_roles(way: Signing) -> tuple[SignerRole, ...]:
    """Whose pen the paper waits for, in the order on paper; the school signs last. A representative has no own role."""
    first = {
        Signing.PARENTS: (SignerRole.OUDER, SignerRole.LEERLING),
        Signing.BOTH: (SignerRole.LEERLING, SignerRole.OUDER),
        Signing.STUDENT: (SignerRole.LEERLING,),
        Signing.REPRESENTATIVE: (SignerRole.OUDER, SignerRole.LEERLING),
    }
    return (*first[way], SignerRole.SCHOOL)
