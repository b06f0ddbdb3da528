"""On which ground something is told, and that a duty of the school waits for nobody's yes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.model import grounds
from jobcoach.model.choices import Act, Capacity, Ground, RecipientKind, SchoolKind, Subject, Way
from jobcoach.model.consent import Consent, counting, standing, who_allows, who_consents
from jobcoach.model.grounds import GROUNDS, KEEPING, acts_for, asked_subjects, ground_row, source_of
from jobcoach.model.law import Certainty, rule

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


def said(subject: Subject | None, act: Act, *, yes: bool = True, back: int = 0, **more: object) -> Consent:
    return Consent(
        student_id=1, recipient_id=1, subject=subject, act=act, ground=Ground.TOESTEMMING, yes=yes,
        by_name="Iemand Verzonnen", capacity=Capacity.STUDENT, on=DAY - timedelta(days=back), way=Way.PAPIER, **more,
    )  # fmt: skip


def continued(*rows: Consent):
    return standing(rows, act=Act.VOORTZETTEN, age=18, decides_alone=True, on=DAY, kind=RecipientKind.GEMEENTE)


def test_the_document_for_a_municipality_that_continues_is_a_duty_in_who_it_is_about_and_in_nothing_else() -> None:
    town, go_on = RecipientKind.GEMEENTE, Act.VOORTZETTEN
    told = [item for item in Subject if not ground(town, go_on, item).is_asked]
    assert told == [Subject.GEGEVENS]
    found = source_of(town, go_on, Subject.GEGEVENS, SchoolKind.PRO, DAY)
    assert (found.certainty, found.paragraph) == (Certainty.READ, "lid 3")
    assert source_of(town, go_on, Subject.GEGEVENS, SchoolKind.ENTREE, DAY).certainty is Certainty.NAMED
    assert ground_row(town, go_on, Subject.GEGEVENS, DAY).choice, "the law is silent about what is in it"
    nothing_but_no = continued(
        said(None, Act.VERZOEK), *(said(item, act, yes=False) for item in Subject for act in (Act.VERZOEK, go_on))
    )
    assert nothing_but_no.agreed
    assert nothing_but_no.allowed == {Subject.GEGEVENS}
    assert not continued().agreed, "the instemming is the condition of the duty"


def test_a_yes_to_the_request_counts_when_the_municipality_continues_until_a_newer_no() -> None:
    asked = (said(None, Act.VERZOEK, back=9), said(Subject.STAGES, Act.VERZOEK, back=9))
    assert continued(*asked).agreed
    assert Subject.STAGES in continued(*asked).allowed
    assert continued(*asked, said(None, Act.VOORTZETTEN, yes=False)).refused_act
    assert Subject.STAGES in continued(*asked, said(Subject.STAGES, Act.VOORTZETTEN, yes=False)).refused
    withdrawn = said(None, Act.VERZOEK, back=9, withdrawn_on=DAY)
    assert not continued(withdrawn).agreed
    other_way = standing([said(None, Act.VOORTZETTEN)], act=Act.VERZOEK, age=18, decides_alone=True, on=DAY)
    assert not other_way.agreed
    health = continued(said(None, Act.VERZOEK), said(Subject.GEZONDHEID, Act.VERZOEK))
    assert Subject.GEZONDHEID in health.unanswered, "an explicit yes is about one act"


def test_public_interest_is_the_ground_of_the_own_file_and_of_nothing_that_is_told() -> None:
    assert KEEPING.ground is Ground.ALGEMEEN_BELANG
    assert not KEEPING.ground.is_asked
    assert all(row.ground is not Ground.ALGEMEEN_BELANG for row in GROUNDS)
    assert rule(KEEPING.topic, SchoolKind.PRO, DAY).certainty is Certainty.BACKGROUND


def test_of_who_does_not_decide_at_this_age_no_answer_is_told() -> None:
    """A parent's no of two years ago would else stand on the paper of an adult who said yes."""
    parent = said(Subject.STAGES, Act.VERZOEK, yes=False, back=700)
    parent.capacity = Capacity.PARENT
    own = said(Subject.STAGES, Act.VERZOEK)
    for age, wanted in ((18, (own,)), (15, (parent,))):
        assert counting([parent, own], act=Act.VERZOEK, age=age, decides_alone=True, on=DAY) == wanted
