"""Who signs at which age, and what the law table says: every day around a birthday, every kind of school."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.model import law
from jobcoach.model.base import years_between
from jobcoach.model.choices import Act, Capacity, SchoolKind, SignerRole
from jobcoach.model.consent import who_agrees, who_consents
from jobcoach.model.law import RULES, Certainty, Topic, rule, years_after
from jobcoach.model.signing import Signing, signer_roles, signing

BIRTHS = st.dates(date(1996, 1, 1), date(2014, 12, 31))
REQUESTS = st.sampled_from([Act.VERZOEK, Act.VOORTZETTEN])
CAPACITIES = {
    Signing.PARENTS: {Capacity.PARENT},
    Signing.BOTH: {Capacity.PARENT, Capacity.STUDENT},
    Signing.STUDENT: {Capacity.STUDENT},
    Signing.REPRESENTATIVE: {Capacity.REPRESENTATIVE},
}


def birthday(born: date, age: int) -> date:
    """The first day of an age; born on 29 February it is 1 March in other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def way(born: date, on: date, *, alone: bool = True, act: Act = Act.VERZOEK) -> Signing:
    return signing(age=years_between(born, on), decides_alone=alone, act=act)


@given(BIRTHS, REQUESTS, st.booleans())
def test_the_form_changes_on_the_birthday_and_not_a_day_before(born: date, act: Act, alone: bool) -> None:
    for age, before, after in ((16, Signing.PARENTS, Signing.BOTH), (18, Signing.BOTH, None)):
        day = birthday(born, age)
        grown = after or (Signing.STUDENT if alone else Signing.REPRESENTATIVE)
        assert way(born, day - timedelta(days=1), alone=alone, act=act) is before
        assert way(born, day, alone=alone, act=act) is grown


@given(st.integers(10, 35), st.booleans(), st.sampled_from(Act))
def test_everybody_whose_yes_counts_has_a_line_on_the_form(age: int, alone: bool, act: Act) -> None:
    needed = {*who_consents(age=age, decides_alone=alone)}
    if act in (Act.VERZOEK, Act.VOORTZETTEN):
        needed |= {*who_agrees(age=age, decides_alone=alone)}
    assert CAPACITIES[signing(age=age, decides_alone=alone, act=act)] == needed


@given(BIRTHS)
def test_involving_needs_no_parent_from_16(born: date) -> None:
    assert way(born, birthday(born, 16), act=Act.BETREKKEN) is Signing.STUDENT


@pytest.mark.parametrize("found", Signing)
def test_the_student_always_signs_too_and_the_school_last(found: Signing) -> None:
    roles = signer_roles(found)
    assert SignerRole.LEERLING in roles
    assert roles[-1] is SignerRole.SCHOOL
    assert (SignerRole.OUDER in roles) is (found is not Signing.STUDENT)


@pytest.mark.parametrize("kind", SchoolKind)
@pytest.mark.parametrize("topic", Topic)
def test_every_topic_has_a_rule_for_every_school(kind: SchoolKind, topic: Topic) -> None:
    found = rule(topic, kind, date(2026, 6, 1))
    assert found.says.endswith(".")
    assert found.source
    assert rule(topic, kind, date(2020, 1, 1)) == found


def test_what_was_not_read_never_names_a_paragraph() -> None:
    """A number of a paragraph is a claim that only a statute that was read can carry."""
    assert not [item for item in RULES if item.paragraph and item.certainty is not Certainty.READ]
    assert rule(Topic.REQUEST, SchoolKind.PRO, date(2026, 6, 1)).where == "WVO 2020, artikel 2.31b, lid 2"
    assert rule(Topic.REQUEST, SchoolKind.ENTREE, date(2026, 6, 1)).where == "WEB, artikel 9.2.13"
    assert rule(Topic.BOTH, SchoolKind.PRO, date(2026, 6, 1)).where == ""


def test_no_other_module_names_an_article() -> None:
    """What a paper says about the law has one place, with its day and its source; clauses carry their own."""
    package = Path(law.__file__).parents[1]
    files = [file for file in package.rglob("*.py") if file.name not in ("law.py", "clauses.py")]
    assert len(files) > 100
    assert not [file.name for file in files if re.search(r"artikel \d", file.read_text("utf-8"))]


def test_a_newer_rule_holds_from_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    old = rule(Topic.TERM, SchoolKind.PRO, date(2026, 6, 1))
    newer = replace(old, since=date(2027, 8, 1), years=3)
    monkeypatch.setattr(law, "RULES", (*RULES, newer))
    assert law.rule(Topic.TERM, SchoolKind.PRO, date(2027, 7, 31)).years == 2
    assert law.rule(Topic.TERM, SchoolKind.PRO, date(2027, 8, 1)).years == 3


@given(BIRTHS, st.integers(0, 5))
def test_years_later_is_the_same_day_or_the_28th(day: date, years: int) -> None:
    later = years_after(day, years)
    assert later.year == day.year + years
    assert (later.month, later.day) in {(day.month, day.day), (2, 28)}
