"""Whatever was asked, answered, withdrawn or put off: what ``the_standing`` says on the day of sealing is what is in
the bytes of the package (data, text of every PDF, descriptions), and nothing is sealed where it does not say yes.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from jobcoach.caseload.consents import WithdrawConsent, deciders, standing_of
from jobcoach.caseload.documents import content_of
from jobcoach.caseload.network import SaveNetworkPerson
from jobcoach.caseload.own_words import SaveAdvice, SaveNeed, SaveOwnWords
from jobcoach.caseload.papers import issue_paper
from jobcoach.caseload.practice.direct_work import DirectWork
from jobcoach.caseload.recipients import SaveRecipient
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.students import student_form
from jobcoach.model.base import ConsentId, HandoverId, StudentId
from jobcoach.model.choices import Act, Capacity, Ground, Question, RecipientKind, Relation, Subject, Way
from jobcoach.model.consent import Consent, Standing
from jobcoach.model.expected import Expected
from jobcoach.model.grounds import acts_for
from jobcoach.model.labels import label
from tests.caseload.every_column import Planted, found_in
from tests.caseload.open_vault import (
    Caseload,
    add_dossier,
    add_paper,
    add_recipient,
    opened,
    prepare,
    refused,
    say_yes,
)

WORDS = {
    Subject.GEGEVENS: "Kwartelstraat",
    Subject.EIGEN_WOORDEN: "Zangwoorden",
    Subject.STAGES: "Ovenmeester",
    Subject.NODIG: "Rustplekje",
    Subject.NETWERK: "Grootvadersklok",
    Subject.GEZONDHEID: "Tilgrens",
}
PLANTED = Planted(words={(one.value, 0, ""): word for one, word in WORDS.items()})
PARENTS = ("Anna Kwartelaar", "Bob Kwartelaar")
BY = {Capacity.STUDENT: ("Sanne Bruinsma",), Capacity.REPRESENTATIVE: ("Ada Bewind",), Capacity.PARENT: PARENTS}
PAIRS = [(kind, act) for kind in RecipientKind for act in acts_for(kind)]
SAYS = ("Nalezen", "Afdrukken en verzegelen", "Pakket maken", "Controleren zoals de ontvanger")


@pytest.fixture(scope="module")
def caseload(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caseload]:
    with opened(tmp_path_factory.mktemp("gehoorzaamt")) as made:
        yield made


@pytest.fixture(scope="module")
def student(caseload: Caseload) -> StudentId:
    """A whole dossier, with a word of its own for each subject; the day of birth is set in each test."""
    dossier = add_dossier(caseload, street=f"{WORDS[Subject.GEGEVENS]} 4", representative="Ada Bewind")
    who = dossier.student
    caseload.sql("UPDATE internship SET tasks = ? WHERE id = ?", WORDS[Subject.STAGES], dossier.stage)
    caseload.do(SaveOwnWords(student=who, question=Question.GOOD_AT, answer=WORDS[Subject.EIGEN_WOORDEN]))
    caseload.do(SaveNeed(student=who, need=WORDS[Subject.NODIG]))
    caseload.do(SaveAdvice(student=who, work_advice="Met de handen", health=WORDS[Subject.GEZONDHEID]))
    caseload.do(SaveNetworkPerson(student=who, name=WORDS[Subject.NETWERK], relation=Relation.FAMILIE, share=True))
    for name in PARENTS:
        caseload.do(SaveNetworkPerson(student=who, name=name, relation=Relation.OUDER))
    caseload.run(issue_paper(add_paper(caseload, dossier.stage)))
    return who


@dataclass(frozen=True)
class Said:
    """One answer: what about, in which capacity and by which of the names, what, how long ago, and until when."""

    subject: Subject | None
    who: Capacity
    nth: int
    says: str
    back: int = 0
    until: int | None = None
    withdrawn: bool = False


answers = st.builds(
    Said,
    st.sampled_from([None, *Subject]),
    st.sampled_from(Capacity),
    st.integers(0, 1),
    st.sampled_from(("ja", "ja", "nee", "later")),
    st.integers(0, 60),
    st.sampled_from((None, None, -1, 0, 5)),
    st.sampled_from((False, False, False, True)),
)
EVERYONE = [
    Said(subject, who, nth, "ja", 90)
    for subject in (None, *Subject)
    for who in Capacity
    for nth in range(len(BY[who]))
]  # fmt: skip


def born(today: date, age: int, days: int) -> date:
    """Of someone who became ``age`` so many days ago; a negative number: who becomes it then."""
    day = today - timedelta(days=days)
    return day.replace(year=day.year - age) if (day.month, day.day) != (2, 29) else date(day.year - age, 2, 28)


def say(caseload: Caseload, student: StudentId, recipient: int, act: Act, said: list[Said]) -> None:
    """Put the answers in the vault as they are, also those that a coach could not type at this age."""

    def keep(session: Any) -> None:
        today = caseload.today
        for one in said:
            names = BY[one.who]
            session.add(
                Consent(
                    student_id=student, recipient_id=recipient, subject=one.subject, act=act,
                    ground=Ground.TOESTEMMING, yes=one.says == "ja", by_name=names[one.nth % len(names)],
                    capacity=one.who, on=today - timedelta(days=one.back), way=Way.PAPIER,
                    valid_until=None if one.until is None else today + timedelta(days=one.until),
                    withdrawn_on=today if one.withdrawn else None,
                    ask_again_on=today + timedelta(days=9) if one.says == "later" else None,
                )
            )  # fmt: skip

    caseload.do(keep)


class Between(DirectWork):
    """Something happens at a step of the sealing."""

    def __init__(self, caseload: Caseload, step: str, happens: Callable[[], None]) -> None:
        super().__init__(caseload.vault)
        self._step, self._happens = step, happens

    def say(self, step: str, done: int = 0, total: int = 0) -> None:
        if step == self._step:
            self._happens()


def checked(caseload: Caseload, container: bytes, now: Standing, student: StudentId, act: Act) -> None:
    """The bytes have the words of what is allowed and of nothing else, and the answers of who decides."""
    found = {subject for subject in Subject if (subject.value, 0, "") in found_in(container, PLANTED)}
    wanted = set(now.allowed)
    if Subject.NODIG not in wanted:
        wanted.discard(Subject.GEZONDHEID)  # health is told with what is needed
    assert found == wanted
    with ZipFile(BytesIO(container)) as archive:
        data = json.loads(archive.read("gegevens/overdracht.json"))
        papers = [name for name in archive.namelist() if name.startswith("documenten/")]
    assert bool(papers) == (Subject.STAGES in now.allowed)
    who = caseload.ask(deciders(student, act=act, on=caseload.today))
    acts = {label(one) for one in Act}
    for row in data.get("toestemmingen", ()):
        about = who.for_act if row["onderwerp"] in acts else who.per_subject
        assert row["hoedanigheid"] in {label(one) for one in about}
        subject = next((one for one in Subject if label(one) == row["onderwerp"]), None)
        if subject in now.allowed:
            assert row["ja"]
        if subject in now.unanswered:
            assert row["ja"], "a no would have refused it"
    left_out = {row["onderwerp"] for row in data["weggelaten"]}
    assert {label(one) for one in (*now.refused, *now.unanswered)} <= left_out


def standing(caseload: Caseload, student: StudentId, recipient: int, act: Act) -> Standing:
    return caseload.ask(standing_of(student, recipient=recipient, act=act, on=caseload.today))


def tried(caseload: Caseload, handover: HandoverId, work: DirectWork | None = None) -> bytes | str:
    """The sealed package, or the key of why not."""
    try:
        sealed = seal_handover(handover)(work or DirectWork(caseload.vault))
    except Expected as error:
        return error.key
    return caseload.ask(content_of(sealed.document))


def begin(
    caseload: Caseload, student: StudentId, pair: tuple[RecipientKind, Act], birthday: date, *, alone: bool, both: bool
) -> tuple[int, HandoverId]:
    kind, act = pair
    form = caseload.ask(student_form(student))
    caseload.do(replace(form, born_on=birthday, decides_alone=alone, both_parents=both))
    recipient = caseload.do(SaveRecipient(name=f"{label(kind)} Verzonnen", kind=kind))
    return recipient, prepare(caseload, student, recipient, act=act)


@settings(max_examples=40)
@given(
    pair=st.sampled_from(PAIRS),
    age=st.sampled_from((15, 16, 17, 18, 20)),
    alone=st.booleans(),
    both=st.booleans(),
    base=st.booleans(),
    said=st.lists(answers, max_size=14),
    before=st.sampled_from((None, Act.VERZOEK)),
    wait=st.sampled_from((0, 0, 1, 6)),
)
def test_what_may_be_told_is_what_is_in_the_package(
    caseload: Caseload,
    student: StudentId,
    pair: tuple[RecipientKind, Act],
    age: int,
    alone: bool,
    both: bool,
    base: bool,
    said: list[Said],
    before: Act | None,
    wait: int,
) -> None:
    """``wait``: days between preparing and sealing, in which a term may pass or a birthday come."""
    act = pair[1]
    recipient, handover = begin(caseload, student, pair, born(caseload.today, age, -1), alone=alone, both=both)
    if base:
        say(caseload, student, recipient, act if before is None else before, EVERYONE)
    say(caseload, student, recipient, act, said)
    caseload.clock.forward(days=wait)
    now = standing(caseload, student, recipient, act)
    result = tried(caseload, handover)
    if isinstance(result, str):
        assert result == "handover.blocked"
        assert not now.agreed or Subject.GEGEVENS not in now.allowed
        return
    assert now.agreed
    assert Subject.GEGEVENS in now.allowed
    checked(caseload, result, now, student, act)


@settings(max_examples=20)
@given(
    step=st.sampled_from(SAYS),
    what=st.sampled_from(("withdraw", "birthday", "refuse", "term")),
    subject=st.sampled_from([None, *Subject]),
    pair=st.sampled_from([one for one in PAIRS if one[1] is not Act.MEEGEVEN]),
)
def test_what_happens_while_it_is_sealed_is_obeyed_too(
    caseload: Caseload,
    student: StudentId,
    step: str,
    what: str,
    subject: Subject | None,
    pair: tuple[RecipientKind, Act],
) -> None:
    act = pair[1]
    age = 18 if what == "birthday" else 17
    recipient, handover = begin(caseload, student, pair, born(caseload.today, age, -1), alone=True, both=False)
    until = 0 if what == "term" else None
    say(caseload, student, recipient, act, [replace(one, until=until) for one in EVERYONE])

    def happens() -> None:
        if what == "withdraw":
            query = select(Consent.id).where(Consent.recipient_id == recipient, Consent.subject == subject)
            if subject is None:
                query = select(Consent.id).where(Consent.recipient_id == recipient, Consent.subject.is_(None))
            for number in caseload.ask(lambda session: list(session.scalars(query))):
                caseload.do(WithdrawConsent(consent=ConsentId(number)))
        elif what == "refuse":
            say(caseload, student, recipient, act, [Said(subject, Capacity.STUDENT, 0, "nee")])
        else:
            caseload.clock.forward(days=1)

    result = tried(caseload, handover, Between(caseload, step, happens))
    if isinstance(result, str):
        assert result in ("handover.blocked", "handover.changed")
        return
    now = standing(caseload, student, recipient, act)
    assert now.agreed
    checked(caseload, result, now, student, act)


# --- the plain cases, one by one ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("age", "by", "wakes"),
    [
        (16, Capacity.PARENT, Capacity.STUDENT),  # to 16: the student decides about each subject
        (18, Capacity.PARENT, Capacity.STUDENT),  # to 18: the parents' instemming falls away
    ],
)
def test_a_birthday_between_preparing_and_sealing_blocks_what_rested_on_a_parent(
    caseload: Caseload, student: StudentId, age: int, by: Capacity, wakes: Capacity
) -> None:
    pair = (RecipientKind.GEMEENTE, Act.VERZOEK)
    recipient, handover = begin(caseload, student, pair, born(caseload.today, age, -1), alone=True, both=True)
    say(caseload, student, recipient, Act.VERZOEK, [one for one in EVERYONE if one.who is by or age == 18])
    if age == 18:  # at 17 both said yes: on the birthday the student's own yes is what counts
        assert standing(caseload, student, recipient, Act.VERZOEK).agreed
    else:
        assert standing(caseload, student, recipient, Act.VERZOEK).allowed == set(Subject)
    caseload.clock.forward(days=1)
    now = standing(caseload, student, recipient, Act.VERZOEK)
    who = caseload.ask(deciders(student, act=Act.VERZOEK, on=caseload.today))
    assert wakes in who.per_subject
    result = tried(caseload, handover)
    if age == 16:
        assert not now.allowed
        assert result == "handover.blocked"
        return
    assert isinstance(result, bytes)
    checked(caseload, result, now, student, Act.VERZOEK)
    assert PARENTS[0].encode() not in result


def test_a_yes_withdrawn_or_past_its_term_before_sealing_takes_its_words_out(
    caseload: Caseload, student: StudentId
) -> None:
    form = caseload.ask(student_form(student))
    caseload.do(replace(form, born_on=born(caseload.today, 19, 30), decides_alone=True))
    recipient = add_recipient(caseload)
    say_yes(caseload, student, recipient)
    say(caseload, student, recipient, Act.VERZOEK, [Said(Subject.NODIG, Capacity.STUDENT, 0, "ja", until=0)])
    handover = prepare(caseload, student, recipient)
    rows = caseload.ask(
        lambda session: list(
            session.scalars(
                select(Consent.id).where(Consent.recipient_id == recipient, Consent.subject == Subject.STAGES)
            )
        )
    )
    caseload.do(WithdrawConsent(consent=ConsentId(rows[0])))
    caseload.clock.forward(days=1)
    result = tried(caseload, handover)
    assert isinstance(result, bytes)
    found = {place[0] for place in found_in(result, PLANTED)}
    assert found == {"gegevens", "eigen_woorden", "netwerk"}


def test_without_a_yes_to_the_act_not_a_byte_is_kept(caseload: Caseload, student: StudentId) -> None:
    pair = (RecipientKind.UWV, Act.DELEN)
    recipient, handover = begin(caseload, student, pair, born(caseload.today, 19, 30), alone=True, both=True)
    say(caseload, student, recipient, Act.DELEN, [one for one in EVERYONE if one.subject is not None])
    with refused("handover.blocked"):
        caseload.run(seal_handover(handover))
