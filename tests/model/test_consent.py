"""Who decides, and what the answers add up to."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.model.choices import Act, Capacity, Ground, Subject, Way
from jobcoach.model.consent import Consent, check_consent, counting, parents_needed, standing, who_agrees, who_consents
from jobcoach.model.expected import Expected

DAY = date(2026, 11, 21)
SHARING = (Act.VERZOEK, Act.VOORTZETTEN)


def answer(subject, capacity, yes, on=DAY, by="Iemand Verzonnen", **more):
    return Consent(
        student_id=1, recipient_id=1, subject=subject, act=Act.VERZOEK, ground=Ground.TOESTEMMING, yes=yes,
        by_name=by, capacity=capacity, on=on, way=Way.PAPIER, **more,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("age", "alone", "consents", "agrees"),
    [
        (15, True, (Capacity.PARENT,), (Capacity.PARENT,)),
        (16, True, (Capacity.STUDENT,), (Capacity.PARENT, Capacity.STUDENT)),
        (17, False, (Capacity.STUDENT,), (Capacity.PARENT, Capacity.STUDENT)),
        (18, True, (Capacity.STUDENT,), (Capacity.STUDENT,)),
        (18, False, (Capacity.REPRESENTATIVE,), (Capacity.REPRESENTATIVE,)),
    ],
)
def test_age_and_representation_decide_who_must_answer(age, alone, consents, agrees):
    assert who_consents(age=age, decides_alone=alone) == consents
    assert who_agrees(age=age, decides_alone=alone) == agrees


def test_silence_is_never_a_yes():
    state = standing([], act=Act.VERZOEK, age=18, decides_alone=True, on=DAY)
    assert not state.agreed
    assert state.allowed == frozenset()
    assert state.unanswered == frozenset(Subject)


def test_a_minor_needs_a_parent_beside_the_own_yes():
    own = [answer(None, Capacity.STUDENT, True)]
    state = standing(own, act=Act.VERZOEK, age=17, decides_alone=True, on=DAY)
    assert not state.agreed
    assert state.waiting_for == (Capacity.PARENT,)
    both = [*own, answer(None, Capacity.PARENT, True)]
    assert standing(both, act=Act.VERZOEK, age=17, decides_alone=True, on=DAY).agreed


def test_a_parents_answer_does_not_count_for_an_adult():
    given_by_parent = [answer(Subject.STAGES, Capacity.PARENT, True), answer(None, Capacity.PARENT, True)]
    state = standing(given_by_parent, act=Act.VERZOEK, age=18, decides_alone=True, on=DAY)
    assert not state.agreed
    assert Subject.STAGES not in state.allowed


def test_the_newest_answer_counts():
    earlier = answer(Subject.NODIG, Capacity.STUDENT, True, on=DAY - timedelta(days=9))
    later = answer(Subject.NODIG, Capacity.STUDENT, False, on=DAY - timedelta(days=1))
    state = standing([later, earlier], act=Act.VERZOEK, age=18, decides_alone=True, on=DAY)
    assert Subject.NODIG in state.refused
    assert Subject.NODIG not in state.allowed


def test_withdrawn_and_expired_answers_stop_counting_that_day():
    row = answer(Subject.STAGES, Capacity.STUDENT, True, on=DAY - timedelta(days=9))
    assert row.holds_on(DAY)
    row.withdrawn_on = DAY
    assert not row.holds_on(DAY)
    old = answer(Subject.STAGES, Capacity.STUDENT, True, valid_until=DAY - timedelta(days=1))
    assert not old.holds_on(DAY)


@given(
    st.lists(
        st.builds(
            answer,
            st.sampled_from([None, *Subject]),
            st.sampled_from(Capacity),
            st.booleans(),
            st.dates(DAY - timedelta(days=40), DAY + timedelta(days=3)),
        ),
        max_size=40,
    ),
    st.integers(14, 22),
    st.booleans(),
)
def test_allowed_needs_a_yes_of_everyone_who_decides(rows, age, alone):
    state = standing(rows, act=Act.VERZOEK, age=age, decides_alone=alone, on=DAY)
    assert state.allowed | state.refused | state.unanswered == frozenset(Subject)
    assert not state.allowed & state.refused
    for subject in state.allowed:
        for capacity in who_consents(age=age, decides_alone=alone):
            assert any(
                row.yes and row.subject is subject and row.capacity is capacity and row.on <= DAY for row in rows
            )


@pytest.mark.parametrize(
    ("capacity", "age", "on", "name", "key"),
    [
        (Capacity.PARENT, 18, DAY, "A", "consent.adult"),
        (Capacity.STUDENT, 15, DAY, "A", "consent.too_young"),
        (Capacity.STUDENT, 17, DAY + timedelta(days=1), "A", "consent.future"),
        (Capacity.STUDENT, 17, DAY, " ", "consent.name"),
        (Capacity.STUDENT, None, DAY, "A", "consent.age"),
    ],
)
def test_an_answer_that_cannot_count_is_refused(capacity, age, on, name, key):
    with pytest.raises(Expected) as refused:
        check_consent(by_name=name, capacity=capacity, age=age, on=on, today=DAY)
    assert refused.value.key == key


MOTHER, FATHER = "Anna Verzonnen", "Bob Bedacht"


def of_parents(*rows, needed=2, age=15):
    return standing(rows, act=Act.VERZOEK, age=age, decides_alone=True, on=DAY, parents=needed)


def parent(who, yes, back=0, subject=None, **more):
    return answer(subject, Capacity.PARENT, yes, on=DAY - timedelta(days=back), by=who, **more)


@pytest.mark.parametrize("needed", [1, 2])
def test_a_later_yes_of_one_parent_does_not_override_the_no_of_the_other(needed):
    for subject in (None, Subject.STAGES):
        state = of_parents(
            parent(FATHER, False, back=9, subject=subject), parent(MOTHER, True, subject=subject), needed=needed
        )
        assert not state.agreed
        assert Subject.STAGES not in state.allowed
        assert state.refused_act is (subject is None)
        assert (Subject.STAGES in state.refused) is (subject is Subject.STAGES)


def test_both_parents_must_say_yes_where_two_must_and_each_may_come_back_on_a_no():
    assert of_parents(parent(MOTHER, True)).waiting_for == (Capacity.PARENT,)
    assert of_parents(parent(MOTHER, True), parent("anna  verzonnen", True)).waiting_for == (Capacity.PARENT,)
    assert of_parents(parent(MOTHER, True), needed=1).agreed
    assert of_parents(parent(FATHER, False, back=9), parent(FATHER, True), parent(MOTHER, True, back=4)).agreed


def test_a_parents_withdrawn_yes_is_not_filled_in_by_the_other():
    gone = parent(FATHER, True, back=9, withdrawn_on=DAY)
    assert not of_parents(gone, parent(MOTHER, True), needed=1).agreed
    corrected = parent(FATHER, False, back=9, withdrawn_on=DAY)
    assert of_parents(corrected, parent(MOTHER, True), needed=1).agreed


def test_two_are_needed_where_two_are_named_unless_the_school_chose_one():
    assert parents_needed([MOTHER, FATHER], both=True) == 2
    assert parents_needed([MOTHER, FATHER, "Opa"], both=True) == 2
    assert parents_needed([MOTHER, FATHER], both=False) == 1
    assert parents_needed([MOTHER, MOTHER.upper()], both=True) == 1
    assert parents_needed([], both=True) == 1


def test_ask_me_again_is_neither_yes_nor_no_and_is_told_to_nobody():
    earlier = answer(Subject.STAGES, Capacity.STUDENT, True, on=DAY - timedelta(days=9))
    later = answer(Subject.STAGES, Capacity.STUDENT, False, ask_again_on=DAY + timedelta(days=9))
    state = standing([earlier, later], act=Act.VERZOEK, age=18, decides_alone=True, on=DAY)
    assert Subject.STAGES in state.unanswered
    assert state.later == {Subject.STAGES}
    assert counting([earlier, later], act=Act.VERZOEK, age=18, decides_alone=True, on=DAY) == ()
    act = answer(None, Capacity.STUDENT, False, ask_again_on=DAY + timedelta(days=9))
    state = standing([act], act=Act.VERZOEK, age=18, decides_alone=True, on=DAY)
    assert not state.refused_act
    assert state.waiting_for == (Capacity.STUDENT,)


@given(
    st.lists(
        st.tuples(st.sampled_from([MOTHER, FATHER]), st.booleans(), st.integers(0, 30), st.booleans(), st.booleans()),
        max_size=12,
    ),
    st.integers(1, 2),
)
def test_parents_agree_only_when_nobodys_last_word_is_no(rows, needed):
    given_ = sorted(
        (
            parent(
                who,
                yes and not later,
                back=back,
                ask_again_on=DAY if later else None,
                withdrawn_on=DAY if gone else None,
            )
            for who, yes, back, later, gone in rows
        ),
        key=lambda row: row.on,
    )
    last = {row.by_name: row for row in given_}
    said_yes = [row for row in last.values() if row.yes and row.withdrawn_on is None]
    said_no = [row for row in last.values() if not row.yes and row.withdrawn_on is None and row.ask_again_on is None]
    state = of_parents(*given_, needed=needed)
    assert state.refused_act is bool(said_no)
    if state.agreed:
        assert len(said_yes) >= needed
        assert not said_no
