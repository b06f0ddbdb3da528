"""On which ground something is told, and that a duty of the school waits for nobody's yes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.model import grounds
from jobcoach.model.choices import Act, Capacity, Ground, RecipientKind, SchoolKind, Subject, Way
from jobcoach.model.consent import Consent, standing, who_allows, who_consents
from jobcoach.model.grounds import GROUNDS, acts_for, asked_subjects, ground_row, source_of
from jobcoach.model.law import Certainty

DAY = date(2026, 11, 21)
PAIRS = [(kind, act) for kind in RecipientKind for act in acts_for(kind)]


def ground(kind: RecipientKind, act: Act, subject: Subject | None) -> Ground:
    return ground_row(kind, act, subject, DAY).ground


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0].value}-{pair[1].value}")
def test_everything_that_can_be_told_has_one_ground_with_a_source(pair: tuple[RecipientKind, Act]) -> None:
    kind, act = pair
    for subject in (None, *Subject):
        assert len([row for row in GROUNDS if row.is_about(kind, act, subject)]) == 1
        for school in SchoolKind:
            found = source_of(kind, act, subject, school, DAY)
            assert found.source
            assert found.certainty in Certainty


def test_each_recipient_has_its_own_acts() -> None:
    assert acts_for(RecipientKind.LEERLING) == (Act.MEEGEVEN,)
    assert acts_for(RecipientKind.GEMEENTE) == (Act.BETREKKEN, Act.VERZOEK, Act.VOORTZETTEN)
    for kind in (RecipientKind.UWV, RecipientKind.MBO, RecipientKind.WSP, RecipientKind.DAGBESTEDING):
        assert acts_for(kind) == (Act.DELEN,)
        with pytest.raises(LookupError):
            ground_row(kind, Act.VERZOEK, None, DAY)


def test_the_municipality_gets_instemming_consent_and_for_health_an_explicit_yes() -> None:
    town = RecipientKind.GEMEENTE
    assert ground(town, Act.VERZOEK, None) is Ground.INSTEMMING
    assert ground(town, Act.BETREKKEN, None) is Ground.TOESTEMMING
    assert ground(town, Act.VERZOEK, Subject.STAGES) is Ground.TOESTEMMING
    for kind, act in PAIRS:
        if kind is not RecipientKind.LEERLING:
            assert ground(kind, act, Subject.GEZONDHEID) is Ground.UITDRUKKELIJK


def test_nobody_is_asked_about_what_is_the_students_own() -> None:
    assert asked_subjects(RecipientKind.LEERLING, Act.MEEGEVEN, DAY) == ()
    assert {ground(RecipientKind.LEERLING, Act.MEEGEVEN, item) for item in (None, *Subject)} == {Ground.WETTELIJKE_TAAK}


@st.composite
def answers(draw: st.DrawFn, act: Act) -> list[Consent]:
    rows = draw(
        st.lists(
            st.tuples(st.sampled_from([None, *Subject]), st.sampled_from(Capacity), st.booleans(), st.integers(0, 40)),
            max_size=30,
        )
    )
    return [
        Consent(
            student_id=1, recipient_id=1, subject=subject, act=act, ground=Ground.TOESTEMMING, yes=yes,
            by_name="Iemand Verzonnen", capacity=who, on=DAY - timedelta(days=back), way=Way.PAPIER,
        )
        for subject, who, yes, back in rows
    ]  # fmt: skip


@given(st.data(), st.sampled_from(PAIRS), st.integers(12, 24), st.booleans())
def test_a_duty_goes_along_whatever_was_answered_and_the_rest_only_with_every_yes(
    data: st.DataObject, pair: tuple[RecipientKind, Act], age: int, alone: bool
) -> None:
    kind, act = pair
    rows = data.draw(answers(act))
    state = standing(rows, act=act, age=age, decides_alone=alone, on=DAY, kind=kind)
    asked = set(asked_subjects(kind, act, DAY))
    assert set(Subject) - asked <= state.allowed
    assert state.refused <= asked
    assert state.unanswered <= asked
    if not ground(kind, act, None).is_asked:
        assert state.agreed
        assert not state.waiting_for
        return
    said = {(row.subject, row.capacity) for row in rows if row.yes}
    assert not state.agreed or all((None, who) in said for who in who_allows(age=age, decides_alone=alone, act=act))
    for subject in state.allowed & asked:
        assert all((subject, who) in said for who in who_consents(age=age, decides_alone=alone))


def test_a_newer_ground_holds_from_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    old = ground_row(RecipientKind.GEMEENTE, Act.VERZOEK, Subject.STAGES, DAY)
    newer = replace(old, since=date(2027, 8, 1), ground=Ground.ALGEMEEN_BELANG)
    monkeypatch.setattr(grounds, "GROUNDS", (*GROUNDS, newer))
    for day, wanted in ((date(2027, 7, 31), old), (date(2027, 8, 1), newer)):
        assert ground_row(RecipientKind.GEMEENTE, Act.VERZOEK, Subject.STAGES, day) is wanted
