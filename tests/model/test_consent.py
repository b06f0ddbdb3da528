"""Who decides, and what the answers add up to."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.model.choices import Act, Capacity, Ground, Subject, Way
from jobcoach.model.consent import Consent, check_consent, standing, who_agrees, who_consents
from jobcoach.model.expected import Expected

DAY = date(2026, 11, 21)
SHARING = (Act.VERZOEK, Act.VOORTZETTEN)


def answer(subject, capacity, yes, on=DAY, **more):
    return Consent(
        student_id=1, recipient_id=1, subject=subject, act=Act.VERZOEK, ground=Ground.TOESTEMMING, yes=yes,
        by_name="Iemand Verzonnen", capacity=capacity, on=on, way=Way.PAPIER, **more,
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
