"""A code that is no part of a number, in a vault of before it was checked: told, and mended in the settings."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from jobcoach.caseload.paper_numbers import new_number
from jobcoach.caseload.school import coach_form
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.trials import make_trial
from jobcoach.ui.words import sentence
from tests.caseload.open_vault import Caseload, add_recipient, add_student, opened, prepare, refused, say_yes


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    with opened(tmp_path) as made:
        yield made


@pytest.mark.parametrize("code", ["K 1", "A/B", "KÖ", "../../x"])
def test_nothing_is_made_under_it_and_the_sentence_says_where_to_mend_it(caseload: Caseload, code: str) -> None:
    recipient = add_recipient(caseload)
    student = add_student(caseload)
    say_yes(caseload, student, recipient)
    handover = prepare(caseload, student, recipient)
    caseload.sql("UPDATE coach SET code = ?", code)
    with refused("coach.code_first") as told:
        caseload.run(seal_handover(handover))
    assert "Instellingen, Jij" in sentence(told.value)  # type: ignore[attr-defined]
    with refused("coach.code_first"):
        caseload.run(make_trial(recipient))
    with refused("coach.code_first"):
        caseload.do(new_number)
    # the number that an older program gave before it was refused
    caseload.sql("UPDATE handover SET number = ? WHERE id = ?", f"99ZZ-{code}-2026-0001", handover)
    with refused("coach.code_first"):
        caseload.run(seal_handover(handover))
    caseload.do(replace(caseload.ask(coach_form), code=" mh-2 "))
    sealed = caseload.run(seal_handover(handover))
    assert sealed.number.startswith("99ZZ-MH-2-2026-")
    assert sealed.file_name == f"overdracht_{sealed.number}.zip"


def test_small_letters_of_before_become_capitals(caseload: Caseload) -> None:
    caseload.sql("UPDATE coach SET code = 'k1'")
    assert caseload.do(new_number).startswith("99ZZ-K1-")
