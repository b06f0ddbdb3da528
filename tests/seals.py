"""A seal in a vault without the school's file: the root lives in the memory of a test."""

from typing import Any

from jobcoach.caseload.circumstances import now
from jobcoach.caseload.seals import KeepSeal, names
from jobcoach.handover.seal import SchoolRoot, make_root, make_seal


def give_seal(vault: Any) -> SchoolRoot:
    """Give an open vault a seal under a new root of its school; ``vault`` has ``ask`` and ``carry_out``."""
    facts, moment = vault.ask(names), vault.ask(now)
    root = make_root(school=facts.school, brin=facts.brin, place=facts.place, now=moment)
    seal = make_seal(root, school=facts.school, brin=facts.brin, coach=facts.coach, now=moment)
    vault.carry_out(KeepSeal(seal=seal))
    return root
