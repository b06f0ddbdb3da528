"""The practice school: every state is there, nothing in it is private, and the same wish gives the same class."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import String, Text, select

from jobcoach.caseload.circumstances import today
from jobcoach.caseload.consents import consents_of, standing_of
from jobcoach.caseload.documents import content_of, documents_of
from jobcoach.caseload.handover_findings import Weight, findings_of
from jobcoach.caseload.handovers import HandoverRow, handover_rows
from jobcoach.caseload.internships import internship_rows
from jobcoach.caseload.papers import papers_of
from jobcoach.caseload.practice import PASSPHRASE, fill_practice
from jobcoach.caseload.practice.cases import CASES, cases
from jobcoach.caseload.practice.direct_work import DirectWork
from jobcoach.caseload.practice.kinds import Scene
from jobcoach.caseload.practice.lives import life_of
from jobcoach.caseload.practice.states import PLANTED_WORD
from jobcoach.caseload.recipients import recipients
from jobcoach.caseload.seals import seal_card
from jobcoach.caseload.students import student_rows
from jobcoach.caseload.tasks import open_tasks_of
from jobcoach.caseload.today import board
from jobcoach.handover.check import check
from jobcoach.model.base import Base, Kept, StudentId
from jobcoach.model.catalogue import Edition, Kerntaak, Qualification, Werkproces
from jobcoach.model.choices import Act, Capacity, DocumentKind, HandoverStatus, LogKind, PaperStatus, Subject
from jobcoach.model.consent import Standing
from jobcoach.model.internships import LogEntry
from jobcoach.model.journal import AuditEntry, ChangeSet
from jobcoach.model.labels import label
from jobcoach.model.people import Student
from jobcoach.model.wording import Flaw, remarks_on
from jobcoach.vault.audit import check_chain
from jobcoach.vault.keeper import Vault, unlock
from jobcoach.vault.passphrase import to_bytes

NOW = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
TODAY = NOW.date()


def student_of(work: DirectWork, scene: Scene) -> StudentId:
    case = next(case for case in CASES if case.scene is scene)
    name = " ".join(part for part in (case.call_name, case.infix, case.last_name) if part)
    return next(row.id for row in work.ask(student_rows(on=TODAY)) if row.name == name)


def standing(work: DirectWork, scene: Scene, act: Act = Act.VERZOEK) -> Standing:
    case = next(case for case in CASES if case.scene is scene)
    town = next(row.id for row in work.ask(recipients) if row.name.endswith(case.place))
    return work.ask(standing_of(student_of(work, scene), recipient=town, act=act, on=TODAY))


def handover_in(work: DirectWork, status: HandoverStatus) -> HandoverRow:
    return next(row for row in work.ask(handover_rows(on=TODAY)) if row.status is status)


class TestConsents:
    def test_given_with_a_refused_subject(self, work: DirectWork) -> None:
        state = standing(work, Scene.SENT)
        assert state.agreed
        assert state.refused == {Subject.GEZONDHEID, Subject.NETWERK}

    def test_refused_own_words(self, work: DirectWork) -> None:
        assert Subject.EIGEN_WOORDEN in standing(work, Scene.REFUSED).refused

    def test_nobody_was_asked(self, work: DirectWork) -> None:
        state = standing(work, Scene.NOT_ASKED)
        assert state.unanswered == frozenset(Subject)
        assert not state.agreed

    def test_at_sixteen_the_parent_is_missing(self, work: DirectWork) -> None:
        state = standing(work, Scene.PARENT_MISSING)
        assert state.waiting_for == (Capacity.PARENT,)
        assert Subject.STAGES in state.allowed

    def test_at_fifteen_the_parents_answer(self, work: DirectWork) -> None:
        assert standing(work, Scene.PARENTS).agreed
        rows = work.ask(consents_of(student_of(work, Scene.PARENTS)))
        assert {row.capacity for row in rows} == {Capacity.PARENT}

    def test_at_seventeen_both_answer(self, work: DirectWork) -> None:
        rows = work.ask(consents_of(student_of(work, Scene.AGREED)))
        assert {row.capacity for row in rows if row.subject is None} == {Capacity.PARENT, Capacity.STUDENT}
        assert {row.capacity for row in rows if row.subject is not None} == {Capacity.STUDENT}
        assert standing(work, Scene.AGREED).agreed

    def test_a_representative_answers(self, work: DirectWork) -> None:
        rows = work.ask(consents_of(student_of(work, Scene.REPRESENTED)))
        assert {row.capacity for row in rows} == {Capacity.REPRESENTATIVE}
        assert standing(work, Scene.REPRESENTED).agreed

    def test_withdrawn(self, work: DirectWork) -> None:
        rows = work.ask(consents_of(student_of(work, Scene.WITHDRAWN)))
        assert any(row.withdrawn_on for row in rows)
        state = standing(work, Scene.WITHDRAWN)
        assert not state.agreed
        assert Subject.NETWERK not in state.allowed
        assert Subject.STAGES in state.allowed

    def test_early_involvement(self, work: DirectWork) -> None:
        assert standing(work, Scene.DRAFT_GAPS, Act.BETREKKEN).allowed == {Subject.GEGEVENS}


class TestPapers:
    def test_a_draft_with_gaps(self, work: DirectWork) -> None:
        (paper,) = work.ask(papers_of(student_of(work, Scene.DRAFT_GAPS)))
        assert paper.status is PaperStatus.CONCEPT
        assert [gap for gap in paper.missing if gap.startswith("line:")]

    def test_a_complete_draft(self, work: DirectWork) -> None:
        (paper,) = work.ask(papers_of(student_of(work, Scene.DRAFT_COMPLETE)))
        assert (paper.status, paper.missing) == (PaperStatus.CONCEPT, ())

    def test_an_issued_one_is_kept_as_pdf(self, work: DirectWork) -> None:
        (paper,) = work.ask(papers_of(student_of(work, Scene.SENT)))
        assert paper.status is PaperStatus.UITGEGEVEN
        assert paper.document is not None
        assert work.ask(content_of(paper.document)).startswith(b"%PDF")
        assert paper.issued_on is not None
        assert paper.issued_on < TODAY


class TestHandovers:
    def test_prepared_sent_and_accepted(self, work: DirectWork) -> None:
        rows = work.ask(handover_rows(on=TODAY))
        assert [row.status for row in rows] == [
            HandoverStatus.VOORBEREID,
            HandoverStatus.VERSTUURD,
            HandoverStatus.AANGENOMEN,
        ]

    def test_the_last_look_has_something_to_find(self, work: DirectWork) -> None:
        found = work.ask(findings_of(handover_in(work, HandoverStatus.VOORBEREID).id))
        words = {item.key: item.word for item in found if item.weight is Weight.LOOK}
        assert words["finding.medical"] == PLANTED_WORD
        assert words["finding.other_student"] in {row.name for row in work.ask(student_rows(on=TODAY))}
        assert [item.key for item in found if item.weight is Weight.MUST] == ["finding.not_read"]

    @pytest.mark.parametrize("status", [HandoverStatus.VERSTUURD, HandoverStatus.AANGENOMEN])
    def test_what_was_sent_passes_the_check_of_a_stranger(self, work: DirectWork, status: HandoverStatus) -> None:
        row = handover_in(work, status)
        card = work.ask(seal_card)
        assert row.document is not None
        assert card is not None
        report = check(work.ask(content_of(row.document)), roots=(card.root_pem,), now=NOW)
        assert report.exit_code == 0
        assert report.parties is not None
        assert report.parties.practice
        assert any(line.name.startswith("documenten/praktijkverklaring_") for line in report.files)

    def test_the_package_waits_for_an_answer_on_a_working_day(self, work: DirectWork) -> None:
        row = handover_in(work, HandoverStatus.VERSTUURD)
        assert row.sent_on == TODAY - timedelta(days=12)
        assert row.reply_by is not None
        assert row.reply_by > TODAY
        assert row.reply_by.weekday() == 4
        todo = [item.what for item in work.ask(open_tasks_of(row.student))]
        assert any(row.number in what for what in todo)


class TestToday:
    def test_the_board_has_every_group(self, work: DirectWork) -> None:
        day = work.ask(board(on=TODAY))
        assert [visit.at for visit in day.visits] == ["10:30", "13:15"]
        assert all(visit.last_note and visit.promises and visit.employer_name for visit in day.visits)
        assert {item.kind.value for item in day.late} >= {"nazorg", "belofte", "overig"}
        assert any(item.due == TODAY for item in day.promised)
        assert {"aanbod", "toestemming"} <= {item.kind.value for item in day.legal}
        assert any("Tweede aanbod" in item.what for item in day.legal)
        assert day.later
        assert day.visits_ahead

    def test_recognitions_run_out_soon_and_one_has(self, work: DirectWork) -> None:
        day = work.ask(board(on=TODAY))
        soon = [item for item in day.legal if item.what == "Erkenning leerbedrijf loopt af"]
        assert all(item.due and item.due <= TODAY + timedelta(days=60) for item in soon)
        assert len(soon) >= 2
        assert any(item.what == "Erkenning leerbedrijf is verlopen" for item in day.late)

    def test_someone_new_has_nothing_yet(self, work: DirectWork) -> None:
        new = student_of(work, Scene.NEW)
        assert work.ask(internship_rows(on=TODAY, student=new)) == ()
        assert work.ask(documents_of(new)) == ()


def columns_of_text() -> list[tuple[type[Any], str]]:
    """Every text column that a human fills or reads; digests, ids and frozen copies are none."""
    machine = {"uid", "digest", "fingerprint", "frozen", "media_type", "file_name", "seal", "sha256", "packages"}
    return [
        (mapper.class_, column.key)
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Kept)
        for column in mapper.columns
        if isinstance(column.type, String | Text) and column.key not in machine and "key" not in column.key
    ]


def all_texts(vault: Vault) -> list[str]:
    def answer(session: Any) -> list[str]:
        found: list[str] = []
        for kind, name in columns_of_text():
            found += [str(text) for text in session.scalars(select(getattr(kind, name))) if text]
        return found

    return vault.ask(answer)


class TestTexts:
    def test_the_only_private_word_is_the_planted_one(self, practice_school: Vault) -> None:
        texts = all_texts(practice_school)
        assert len(texts) > 2_000
        flaws = [(remark.flaw, remark.word) for text in texts for remark in remarks_on(text)]
        assert flaws == [(Flaw.MEDICAL, PLANTED_WORD)]

    def test_nothing_is_left_to_fill_in(self, practice_school: Vault) -> None:
        texts = all_texts(practice_school)
        assert not [text for text in texts if "{" in text or "}" in text or "  " in text or text != text.strip()]

    def test_mail_and_phone_can_reach_nobody(self, practice_school: Vault) -> None:
        texts = all_texts(practice_school)
        mails = [text for text in texts if "@" in text]
        phones = [text for text in texts if text.startswith("06")]
        assert mails
        assert all(text.endswith(".example") for text in mails)
        assert phones
        assert all(text.startswith("06 98 76 ") and len(text) == 14 for text in phones)

    def test_notes_do_not_repeat_within_a_dossier(self, practice_school: Vault) -> None:
        def answer(session: Any) -> Counter[tuple[int, str]]:
            return Counter((row.student_id, row.note) for row in session.scalars(select(LogEntry)))

        assert {key: count for key, count in practice_school.ask(answer).items() if count > 1} == {}

    def test_the_names_hold_every_letter_that_papers_must_print(self, work: DirectWork) -> None:
        names = [row.name for row in work.ask(student_rows(on=TODAY))]
        parents = "".join(name for case in CASES for name, *_ in case.others)
        missing = set("İıŞşğŁłĐđŐőŠšŽž") - set("".join(names) + parents + "".join(case.born_in for case in CASES))
        assert missing == set()
        assert max(map(len, names)) >= 58
        assert sum("-" in name for name in names) >= 3


class TestCatalogue:
    def test_only_titles_with_a_source(self, practice_school: Vault) -> None:
        def answer(session: Any) -> dict[str, set[tuple[str, str]]]:
            query = (
                select(Qualification.code, Werkproces.code, Werkproces.title)
                .join(Kerntaak, Kerntaak.qualification_id == Qualification.id)
                .join(Werkproces, Werkproces.kerntaak_id == Kerntaak.id)
            )
            found: dict[str, set[tuple[str, str]]] = {}
            for qualification, code, title in session.execute(query):
                found.setdefault(qualification, set()).add((code, title))
            return found

        assert practice_school.ask(answer) == {
            "27060": {
                ("B1-K1-W1", "Maakt mise en place"),
                ("B1-K1-W3", "Bereidt (componenten van) gerechten"),
                ("B1-K2-W2", "Ontvangt en controleert bestellingen"),
                ("B1-K3-W2", "Draagt bij aan een gastgerichte beleving"),
            },
            "27052": {
                ("B1-K1-W1", "Bereidt gastgerichte werkzaamheden voor"),
                ("B1-K1-W2", "Draagt bij aan een gastgerichte beleving"),
                ("B1-K2-W1", "Verwerkt reserveringen"),
                ("P1-K1-W1", "Neemt bestellingen op en informeert"),
            },
        }

    def test_every_edition_names_its_source_and_state(self, practice_school: Vault) -> None:
        editions = practice_school.ask(lambda session: list(session.scalars(select(Edition))))
        assert len(editions) == 2
        assert all(edition.source and edition.status for edition in editions)
        assert any("verouderd" in edition.status for edition in editions)
        assert any("edeeltelijk" in edition.status for edition in editions)


class TestJournal:
    def test_everything_went_through_the_journal(self, practice_school: Vault) -> None:
        def answer(session: Any) -> tuple[int | None, list[datetime], int, int]:
            moments = list(session.scalars(select(AuditEntry.at).order_by(AuditEntry.id)))
            unmarked = session.scalars(select(Student).where(Student.change_set_id.is_(None))).all()
            return check_chain(session), moments, len(session.scalars(select(ChangeSet)).all()), len(unmarked)

        broken, moments, sets, unmarked = practice_school.ask(answer)
        assert broken is None
        assert moments == sorted(moments)
        assert moments[0] == NOW - timedelta(days=60)
        assert moments[-1] == NOW
        assert sets > 100
        assert unmarked == 0

    def test_the_vault_opens_again_with_the_shown_passphrase(self, make_class: Callable[..., Vault]) -> None:
        made = make_class(students=2)
        made.lock()
        again = unlock(made.folder, passphrase=to_bytes(PASSPHRASE), clock=lambda: NOW)
        try:
            assert again.practice
            assert again.ask(today) == TODAY
            assert len(again.ask(student_rows(on=TODAY))) == 2
        finally:
            again.lock()


RANDOM_BY_NATURE = {"uid", "digest", "document_id", "frozen", "content", "size", "fingerprint", "seal"}


def contents(vault: Vault) -> dict[str, list[dict[str, object]]]:
    """Every row of the dossier, without what must be random: ids of students outside, digests, sealed bytes."""

    def answer(session: Any) -> dict[str, list[dict[str, object]]]:
        found: dict[str, list[dict[str, object]]] = {}
        for mapper in Base.registry.mappers:
            if not issubclass(mapper.class_, Kept) or mapper.class_.__name__ in ("SealKeys", "SealRequest"):
                continue
            names = [column.key for column in mapper.columns if column.key not in RANDOM_BY_NATURE]
            rows = session.scalars(select(mapper.class_).order_by(mapper.class_.id))
            found[mapper.class_.__name__] = [{name: getattr(row, name) for name in names} for row in rows]
        return found

    return vault.ask(answer)


class TestSameWishSameClass:
    def test_twice_the_same(self, practice_school: Vault, make_class: Callable[..., Vault]) -> None:
        assert contents(make_class()) == contents(practice_school)

    def test_another_seed_is_another_class(self, practice_school: Vault, make_class: Callable[..., Vault]) -> None:
        other = contents(make_class(students=6, seed=2))
        assert other["Student"] != contents(practice_school)["Student"][:6]

    def test_more_years_hold_more_stages(self, make_class: Callable[..., Vault]) -> None:
        one, three = make_class(students=4), make_class(students=4, years=3)
        assert len(contents(three)["Internship"]) == len(contents(one)["Internship"]) + 8
        assert len(contents(three)["LogEntry"]) > len(contents(one)["LogEntry"]) + 40

    def test_beyond_the_written_class(self, make_class: Callable[..., Vault]) -> None:
        vault = make_class(students=70)
        rows = vault.ask(student_rows(on=TODAY))
        assert len({row.name for row in rows}) == 70
        assert not [remark for text in all_texts(vault) for remark in remarks_on(text) if remark.word != PLANTED_WORD]

    def test_five_thousand_names_differ(self) -> None:
        names = [(case.call_name, case.infix, case.last_name) for case in cases(5_000, 1)]
        assert len(set(names)) == 5_000

    @pytest.mark.parametrize("day", [date(2028, 2, 29), date(2027, 1, 2), date(2026, 8, 20)], ids=str)
    def test_any_day_of_the_year_will_do(self, make_class: Callable[..., Vault], day: date) -> None:
        vault = make_class(at=datetime(day.year, day.month, day.day, 22, 30, tzinfo=UTC))
        assert len(vault.ask(handover_rows(on=vault.ask(today)))) == 3

    def test_an_open_vault_of_someone_else_can_be_filled(self, empty_vault: Vault) -> None:
        fill_practice(empty_vault, today=TODAY, students=5)
        rows = empty_vault.ask(handover_rows(on=TODAY))
        assert {row.sent_on for row in rows if row.sent_on} == {TODAY}


@given(
    day=st.dates(date(2024, 1, 1), date(2034, 12, 31)),
    index=st.integers(0, 120),
    seed=st.integers(0, 1_000),
    years=st.integers(1, 4),
)
def test_a_life_fits_its_dates(day: date, index: int, seed: int, years: int) -> None:
    case = list(cases(index + 1, seed))[-1]
    life = life_of(case, index=index, nth=index % 7, today=day, years=years, seed=seed)
    born = life.student.born_on
    assert born is not None
    assert (day.year - born.year - ((day.month, day.day) < (born.month, born.day))) == case.age
    if life.stage is None:
        return
    for plan in (life.stage, *life.past):
        assert plan.end is None or plan.start < plan.end
        assert plan.logs == tuple(sorted(plan.logs, key=lambda line: line.on))
        for line in plan.logs:
            assert plan.start <= line.on <= min(day, plan.end or day)
            assert line.on.weekday() in plan.weekdays
    assert life.stage.start.month not in (7, 8)
    assert len(life.stage.logs) >= 9
    assert {line.talent for line in life.stage.logs} >= {0, 1}
    assert all(score.on <= day and all(1 <= value <= 4 for value in score.scores) for score in life.rounds)
    newest = life.past[0]
    assert newest.end is not None
    assert newest.end < life.stage.start


def test_every_kind_of_log_is_there(practice_school: Vault) -> None:
    kinds = practice_school.ask(lambda session: set(session.scalars(select(LogEntry.kind))))
    assert kinds == set(LogKind)
    assert practice_school.ask(lambda session: session.scalars(select(LogEntry).where(LogEntry.personal)).first())


def test_every_document_says_what_it_is(practice_school: Vault) -> None:
    work = DirectWork(practice_school)
    rows = work.ask(documents_of(student_of(work, Scene.ACCEPTED)))
    assert {row.kind for row in rows} == {DocumentKind.PRAKTIJKVERKLARING, DocumentKind.OVERDRACHT}
    assert all(label(row.kind) and row.number for row in rows)
