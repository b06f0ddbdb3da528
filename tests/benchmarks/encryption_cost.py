"""What encryption costs: our own verbs and questions on the same vault with its key and without one.

    python -m tests.benchmarks.encryption_cost [--rounds 40] [--students 60 5000]

CPU time of the thread, the two in turns, warm (the pages are in the cache of the connection) and cold (a new connection;
opening it is not counted). Shown: the medians in milliseconds, their ratio, and the ratio of the best rounds. Nothing
is asserted: the targets (1.3) stand in SECURITY.md beside what was found.
"""

import argparse
import gc
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from statistics import median
from time import thread_time
from typing import Any

from jobcoach.caseload.consents import consents_of
from jobcoach.caseload.documents import documents_of
from jobcoach.caseload.dossier import dossier_head
from jobcoach.caseload.internships import internship_rows
from jobcoach.caseload.log_book import KeepLog, log_of
from jobcoach.caseload.network import network_of
from jobcoach.caseload.own_words import advice_form, me_of
from jobcoach.caseload.papers import papers_of
from jobcoach.caseload.readiness import readiness_of
from jobcoach.caseload.search import search
from jobcoach.caseload.skills import competences_of, talents_of
from jobcoach.caseload.students import OpenDossier, student_form, student_rows
from jobcoach.caseload.timeline import timeline_of
from jobcoach.caseload.today import board
from jobcoach.model.choices import LogKind
from jobcoach.model.note_reading import Promise
from jobcoach.vault.keeper import Vault, unlock
from jobcoach.vault.passphrase import to_bytes
from jobcoach.vault.search import found
from tests.benchmarks import large
from tests.benchmarks.without_key import plain_copy

NOTE = "Vandaag bij Molenzicht langs geweest met Noor Visser, 40 minuten. Beloofd: rooster mailen vóór vrijdag."
TYPED = ("no", "noo", "noor", "noor v", "noor vi", "noor vis", "noor visser")
COMMON = ("he", "hel", "helm", "helm r", "helm ro", "helm rooster")
Act = Callable[[Vault], object]
_number = count()


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of every round with the key and without it."""

    keyed: list[float]
    plain: list[float]

    def line(self, name: str) -> str:
        with_key, without = median(self.keyed), median(self.plain)
        best = min(self.keyed) / min(self.plain)
        return f"{name:48} {with_key * 1e3:9.2f} {without * 1e3:9.2f} {with_key / without:7.2f} {best:7.2f}"


def compared(act: Act, keyed: Vault, plain: Vault, *, rounds: int, cold: bool) -> Cost:
    """Both vaults in turns, who goes first changing every round; two rounds beforehand do not count."""
    cost = Cost([], [])
    for turn in range(rounds + 2):
        pairs = [(keyed, cost.keyed), (plain, cost.plain)]
        for vault, times in pairs if turn % 2 else reversed(pairs):
            if cold:
                _forget_pages(vault)
            start = thread_time()
            act(vault)
            spent = thread_time() - start
            if turn > 1:
                times.append(spent)
    return cost


def _forget_pages(vault: Vault) -> None:
    """New connections, opened before the clock runs."""
    for engine in (vault._engine, vault._lane):
        engine.dispose()
    vault.ask(lambda session: session.connection().exec_driver_sql("SELECT 1").all())
    vault.interruptible_ask(lambda session: session.connection().exec_driver_sql("SELECT 1").all())


def acts(vault: Vault) -> dict[str, Act]:
    """What a coach does most, by its name in the table."""
    today = large.TODAY
    student = next(row.id for row in vault.ask(student_rows(on=today, filter_text="Noor Visser")))
    talent, facts = vault.ask(talents_of(student))[0].id, vault.ask(student_form(student))

    def log_visit(vault: Vault) -> object:
        promise = Promise(what="Rooster mailen", due=today + timedelta(days=3))
        return vault.carry_out(
            KeepLog(
                kind=LogKind.BEZOEK,
                on=today,
                student=student,
                minutes=40,
                note=NOTE,
                promises=(promise,),
                talents=(talent,),
            )
        )

    def save_student(vault: Vault) -> object:
        return vault.carry_out(replace(facts, place=f"Plaats {next(_number)}"))

    def dossier(vault: Vault) -> object:
        vault.carry_out(OpenDossier(student=student))
        return [vault.ask(question) for question in dossier_questions(student)]

    def typed(texts: tuple[str, ...], question: Callable[[str], Any]) -> Act:
        return lambda vault: [vault.interruptible_ask(question(words)) for words in texts]

    return {
        "log a visit": log_visit,
        "save a student": save_student,
        "list of students": lambda vault: vault.ask(student_rows(on=today)),
        "open a dossier, all its questions": dossier,
        "Vandaag": lambda vault: vault.ask(board(on=today)),
        "search as typed: a name, 7 keys": typed(TYPED, search),
        "search as typed: common words, 6 keys": typed(COMMON, search),
        "full-text search alone: a name, 7 keys": typed(TYPED, found),
        "full-text search alone: common, 6 keys": typed(COMMON, found),
    }


def dossier_questions(student: Any) -> list[Any]:
    """Every question that the page of a dossier asks."""
    today = large.TODAY
    return [
        dossier_head(student, on=today), readiness_of(student, on=today), timeline_of(student, on=today),
        student_form(student), advice_form(student), me_of(student), network_of(student), papers_of(student),
        internship_rows(on=today, student=student), log_of(student=student), talents_of(student),
        competences_of(student), consents_of(student), documents_of(student),
    ]  # fmt: skip


def measure(students: int, rounds: int) -> None:
    """The table for a school of so many students."""
    with tempfile.TemporaryDirectory(prefix="cost-") as top:
        made = large.with_students(Path(top), students=students)
        made.lock()
        size = (made.folder / "kluis.db").stat().st_size / 1e6
        with plain_copy(made.folder, Path(top) / "plain.kluis") as plain:
            keyed = unlock(made.folder, passphrase=to_bytes(large.PASSPHRASE), clock=large.standing_clock)
            print(
                f"\n{students} students, {size:.0f} MB, {rounds} rounds: ms of CPU with key, without; ratio of medians, of best"
            )
            known = acts(keyed)
            gc.collect()
            gc.disable()
            for cold in (False, True):
                for name, act in known.items():
                    cost = compared(act, keyed, plain, rounds=rounds, cold=cold)
                    print(cost.line(f"{name}{', cold' if cold else ''}"), flush=True)
                    gc.collect()
            gc.enable()
            keyed.lock()


def main() -> int:
    """See the docstring of this module."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--rounds", type=int, default=40)
    options.add_argument("--students", type=int, nargs="*", default=[60, 5_000])
    asked = options.parse_args()
    for students in asked.students:
        measure(students, asked.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
