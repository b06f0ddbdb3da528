"""The practice school (oefenschool): an invented class in every state that a coach meets, written by the coach's own
verbs. It feeds the demo, the tests and the benchmarks."""

from jobcoach.caseload.practice.fill import fill_practice
from jobcoach.caseload.practice.make import make_practice
from jobcoach.caseload.practice.school import COACH, LABEL, SCHOOL
from jobcoach.vault.passphrase import PRACTICE as PASSPHRASE

__all__ = ["COACH", "LABEL", "PASSPHRASE", "SCHOOL", "fill_practice", "make_practice"]
