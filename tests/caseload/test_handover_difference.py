"""What changed since the last package to the same recipient: told value by value, and nothing when all is the same."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.caseload.handover_difference import Kind, changes_between, difference_with_last, papers_between
from jobcoach.caseload.handovers import ReplaceHandover, handover_form
from jobcoach.caseload.own_words import SaveNeed
from jobcoach.caseload.paper_ways import TickSignature, find_way
from jobcoach.caseload.papers import issue_paper
from jobcoach.caseload.scans import KeepScan
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.skills import SaveTalent
from jobcoach.caseload.students import SaveStudent, student_form
from jobcoach.model.base import HandoverId
from jobcoach.model.choices import Subject
from tests.caseload.open_vault import Caseload, add_dossier, add_paper, add_recipient, opened, prepare, say_yes
from tests.caseload.test_signed_scans_leave import scan_of


@pytest.fixture(scope="module")
def caseload(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caseload]:
    with opened(tmp_path_factory.mktemp("verschil")) as made:
        yield made


def told(caseload: Caseload, handover: HandoverId) -> set[tuple[Kind, str, str]]:
    found = caseload.ask(difference_with_last(handover))
    assert found is not None
    return {(change.kind, change.section, change.about) for change in found.changes}


def test_the_first_package_has_nothing_to_compare_with_nor_has_another_recipient(caseload: Caseload) -> None:
    student = add_dossier(caseload).student
    one, other = add_recipient(caseload), add_recipient(caseload, "gemeente Elders")
    for recipient in (one, other):
        say_yes(caseload, student, recipient)
    first = prepare(caseload, student, one)
    assert caseload.ask(difference_with_last(first)) is None
    caseload.run(seal_handover(first))
    assert caseload.ask(difference_with_last(prepare(caseload, student, other))) is None
    stranger = add_dossier(caseload, "Tim", "Anders").student
    say_yes(caseload, stranger, one)
    assert caseload.ask(difference_with_last(prepare(caseload, stranger, one))) is None


def test_what_came_went_and_changed_is_told(caseload: Caseload) -> None:
    dossier = add_dossier(caseload)
    student, recipient = dossier.student, add_recipient(caseload)
    caseload.do(SaveTalent(student=student, label="Opgewekt"))
    caseload.do(SaveNeed(student=student, need="Een vaste plek", now="Zit bij het raam"))
    say_yes(caseload, student, recipient)
    first = prepare(caseload, student, recipient)
    number = caseload.run(seal_handover(first)).number
    new = caseload.do(ReplaceHandover(handover=first))
    unread = caseload.ask(difference_with_last(new))
    assert unread is not None
    assert [(change.section, change.about) for change in unread.changes] == [("school", "geraadpleegd")]
    caseload.do(replace(caseload.ask(handover_form(new)), read_by_student=True))
    found = caseload.ask(difference_with_last(new))
    assert found is not None
    assert (found.number, found.sealed_on) == (number, caseload.today)
    assert {change.section for change in found.changes} <= {"eigen_woorden"}  # the reaction is asked again

    form: SaveStudent = caseload.ask(student_form(student))
    values = {name: getattr(form, name) for name in form.__slots__} | {"phone": "06 5550 0099"}
    caseload.do(SaveStudent(**values))
    caseload.do(SaveTalent(student=student, label="Sterk"))
    say_yes(caseload, student, recipient, refuse=frozenset({Subject.NODIG}))
    changes = told(caseload, new)
    assert (Kind.CAME, "talenten", "Sterk") in changes
    assert any(kind is Kind.WENT and section == "werkadvies" for kind, section, _ in changes)
    assert any(section == "leerling" and about == "telefoon" for _, section, about in changes)
    assert any(section == "weggelaten" for _, section, _ in changes)


def test_a_row_is_followed_by_its_name_not_by_its_place() -> None:
    old = {"werkervaring": [{"bedrijf": "A", "taken": "x"}, {"bedrijf": "B", "taken": "y"}]}
    new = {"werkervaring": [{"bedrijf": "C"}, {"bedrijf": "B", "taken": "z"}]}
    found = {(change.kind, change.about, change.before, change.after) for change in changes_between(old, new)}  # type: ignore[arg-type]
    assert found == {(Kind.WENT, "A", "", ""), (Kind.CAME, "C", "", ""), (Kind.CHANGED, "B, taken", "y", "z")}


def test_the_package_itself_is_not_compared() -> None:
    assert changes_between({"pakket": {"nummer": "1"}, "versie": 1}, {"pakket": {"nummer": "2"}, "versie": 1}) == ()


values = st.recursive(
    st.booleans() | st.text(max_size=4) | st.integers(0, 3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(("naam", "a", "b")), inner, max_size=3),
    max_leaves=8,
)
shots = st.dictionaries(st.sampled_from(("leerling", "school", "talenten")), values, max_size=3)


@given(one=shots, two=shots)
def test_a_change_is_told_when_and_only_when_something_is_other(one: dict[str, object], two: dict[str, object]) -> None:
    assert changes_between(one, one) == ()
    forth, back = changes_between(one, two), changes_between(two, one)
    if forth or back:
        assert one != two
    turned = {Kind.CAME: Kind.WENT, Kind.WENT: Kind.CAME, Kind.CHANGED: Kind.CHANGED}
    assert sorted((turned[c.kind].value, c.section, c.about) for c in forth) == sorted(
        (c.kind.value, c.section, c.about) for c in back
    )


def test_papers_and_signed_scans_that_came_or_went_are_told(caseload: Caseload) -> None:
    dossier = add_dossier(caseload)
    student, recipient = dossier.student, add_recipient(caseload)
    say_yes(caseload, student, recipient)
    way = caseload.ask(find_way(caseload.run(issue_paper(add_paper(caseload, dossier.stage)))))
    first = prepare(caseload, student, recipient)
    caseload.run(seal_handover(first))
    new = caseload.do(ReplaceHandover(handover=first))
    caseload.do(replace(caseload.ask(handover_form(new)), read_by_student=True))
    assert told(caseload, new) == set()  # the paper that went along is sealed there and bare here: the same

    for one in way.signatures:
        caseload.do(TickSignature(signature=one.id, on=caseload.today))
    caseload.do(KeepScan(way=way.id, pdf=scan_of("eerste")))
    about = f"praktijkverklaring {way.number}, getekend exemplaar"
    assert told(caseload, new) == {(Kind.CAME, "documenten", about)}
    caseload.run(seal_handover(new))

    last = caseload.do(ReplaceHandover(handover=new))
    caseload.do(replace(caseload.ask(handover_form(last)), read_by_student=True))
    assert told(caseload, last) == set()
    caseload.do(KeepScan(way=way.id, pdf=scan_of("tweede")))
    assert told(caseload, last) == {(Kind.CHANGED, "documenten", about)}
    say_yes(caseload, student, recipient, refuse=frozenset({Subject.STAGES}))
    gone = {item for item in told(caseload, last) if item[1] == "documenten"}
    assert gone == {
        (Kind.WENT, "documenten", f"praktijkverklaring {way.number}"),
        (Kind.WENT, "documenten", about),
    }


def test_a_seal_behind_a_scan_is_no_change_and_another_scan_is() -> None:
    name = "documenten/praktijkverklaring_99ZZ-K1-2026-0001_getekend.pdf"
    assert papers_between({name: b"%PDF een zegel"}, {name: b"%PDF een"}) == ()
    (change,) = papers_between({name: b"%PDF een zegel"}, {name: b"%PDF twee"})
    assert (change.kind, change.about) == (Kind.CHANGED, "praktijkverklaring 99ZZ-K1-2026-0001, getekend exemplaar")
