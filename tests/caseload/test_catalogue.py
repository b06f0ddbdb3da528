"""The catalogue in a vault: kept once, undone whole, typed by hand, shared as a set, and looked up by code and day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.caseload.catalogue import werkproces_row, werkprocessen
from jobcoach.caseload.catalogue_editions import DeleteEdition, TypeWerkproces, edition_file, edition_rows
from jobcoach.caseload.catalogue_import import ImportCatalogue, plan_catalogue
from jobcoach.caseload.catalogue_lookup import Ambiguous, Found, NotFound, QualificationRow, Why, choose, look_up
from jobcoach.caseload.papers import SaveLine, StartPaper
from jobcoach.caseload.undo import Act, Undo
from jobcoach.exchange.catalogue_file import CatalogueFile
from jobcoach.exchange.catalogue_reading import read_catalogue
from jobcoach.exchange.catalogue_set import write_set
from jobcoach.model.choices import EditionKind
from tests.caseload.open_vault import Caseload, add_dossier, opened, refused
from tests.exchange import catalogue_files as made

DAY = date(2026, 1, 12)


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    with opened(tmp_path, seal=False) as made_:
        yield made_


def code_list() -> CatalogueFile:
    return read_catalogue(made.code_list(), name="lijst.xlsx")


def dossier() -> CatalogueFile:
    return read_catalogue(made.DOSSIER.encode(), name="kd.xml")


def typed(**facts: object) -> TypeWerkproces:
    given_ = {"code": "27901", "name": "Assistent (proef)", "level": 1, "werkproces_code": "b1-k1-w1",
              "title": "Proefwerk", "kerntaak_title": "Proefkerntaak", "result": "Klaar."}  # fmt: skip
    return TypeWerkproces(**given_ | facts)  # type: ignore[arg-type]


def test_a_trial_writes_nothing_and_the_second_time_is_recognised(caseload: Caseload) -> None:
    before = caseload.ask(edition_rows())
    plan = caseload.ask(plan_catalogue(code_list()))
    assert (plan.known_as, plan.new_codes) == ("", 4)
    assert caseload.ask(edition_rows()) == before

    done = caseload.do(ImportCatalogue(file=code_list()))
    assert (done.qualifications, done.ends) == (5, 2)
    plan = caseload.ask(plan_catalogue(code_list()))
    assert (plan.known_as, plan.known_since, plan.new_codes) == ("Codelijst 01-08-2024", caseload.today, 0)
    with refused("catalogue.same_file"):
        caseload.do(ImportCatalogue(file=code_list()))
    assert "ImportCatalogue" in {verb for _, verb, _, _ in caseload.audit()}


def test_an_import_is_undone_as_a_whole_and_may_come_again(caseload: Caseload) -> None:
    before = caseload.ask(edition_rows())
    acted = caseload.do(Act(ImportCatalogue(file=dossier())))
    assert caseload.ask(werkprocessen("Proef twee"))
    caseload.do(Undo(acted.change_set))  # type: ignore[arg-type]
    assert caseload.ask(edition_rows()) == before
    assert caseload.ask(werkprocessen("Proef twee")) == ()
    caseload.do(ImportCatalogue(file=dossier()))


def test_what_a_paper_names_is_not_taken_away(caseload: Caseload) -> None:
    acted = caseload.do(Act(ImportCatalogue(file=dossier())))
    process = caseload.ask(werkprocessen("Proef twee"))[0]
    paper = caseload.do(StartPaper(internship=add_dossier(caseload).stage))
    caseload.do(SaveLine(paper=paper, werkproces=process.id))
    with refused("catalogue.in_use"):
        caseload.do(Undo(acted.change_set))  # type: ignore[arg-type]
    with refused("catalogue.in_use"):
        caseload.do(DeleteEdition(edition=acted.result.edition))
    assert caseload.ask(werkproces_row(process.id)) is not None


def test_an_edition_that_nothing_names_may_go(caseload: Caseload) -> None:
    done = caseload.do(ImportCatalogue(file=dossier()))
    caseload.do(DeleteEdition(edition=done.edition))
    assert not [row for row in caseload.ask(edition_rows()) if row.id == done.edition]
    assert isinstance(caseload.ask(look_up("25573", DAY)), NotFound)


def test_what_was_kept_is_what_was_read(caseload: Caseload) -> None:
    done = caseload.do(ImportCatalogue(file=dossier()))
    kept = caseload.ask(edition_file(done.edition))
    read = dossier()
    assert sorted(kept.qualifications, key=lambda item: item.code) == sorted(
        (item for item in read.qualifications), key=lambda item: item.code
    )
    assert (kept.sha256, kept.valid_from, kept.status) == (read.sha256, read.valid_from, read.status)
    row = caseload.ask(werkprocessen("Proef een"))[0]
    assert (row.description, row.result) == ("Eerste regel & meer. Tweede.", "Het is klaar.")


def test_a_set_is_typed_once_and_shared(caseload: Caseload, tmp_path: Path) -> None:
    edition = caseload.do(typed(set_name="Bakkerij, klas 5B"))
    caseload.do(typed(edition=edition, werkproces_code="B1-K1-W2", title="Nog een"))
    with refused("catalogue.twice"):
        caseload.do(typed(edition=edition))
    (row,) = [item for item in caseload.ask(edition_rows()) if item.id == edition]
    assert (row.name, row.kind, row.status) == ("Bakkerij, klas 5B", EditionKind.TYPED, "niet gecontroleerd")
    assert (row.qualifications, row.werkprocessen) == (1, 2)
    data = write_set(caseload.ask(edition_file(edition)))
    other = tmp_path / "ander"
    other.mkdir()
    with opened(other, seal=False) as colleague:
        done = colleague.do(ImportCatalogue(file=read_catalogue(data, name="bakkerij.kwalificaties.json")))
        kept = colleague.ask(edition_file(done.edition))
        assert kept.qualifications == caseload.ask(edition_file(edition)).qualifications
        assert kept.status == "uit een set: niet gecontroleerd"


def test_a_typed_werkproces_can_be_mended(caseload: Caseload) -> None:
    edition = caseload.do(typed())
    caseload.do(typed(edition=edition, werkproces_code="B1-K1-W2", title="Nog een"))
    process = caseload.ask(werkprocessen("Proefwerk"))[0].id
    caseload.do(typed(edition=edition, title="Beter werk", replaces=("27901", "B1-K1-W1")))
    row = caseload.ask(werkproces_row(process))
    assert row is not None
    assert row.title == "Beter werk"
    with refused("catalogue.twice"):
        caseload.do(typed(edition=edition, werkproces_code="B1-K1-W2", replaces=("27901", "B1-K1-W1")))
    with refused("record.gone"):
        caseload.do(typed(edition=edition, replaces=("27901", "B1-K9-W9")))
    for code in ("B1-K1-W1", "B1-K1-W2"):
        new = code.replace("K1", "K2")
        caseload.do(typed(edition=edition, code="27902", werkproces_code=new, title=new, replaces=("27901", code)))
    kept = caseload.ask(edition_file(edition))
    assert [(part.code, [item.code for item in part.werkprocessen]) for part in kept.qualifications] == [
        ("27902", ["B1-K2-W1", "B1-K2-W2"])
    ]


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        ({"code": "2790"}, "catalogue.typed_code"), ({"name": " "}, "catalogue.typed_name"),
        ({"title": ""}, "catalogue.typed_title"), ({"werkproces_code": "W1"}, "catalogue.code"),
    ],
)  # fmt: skip
def test_a_typed_werkproces_needs_code_name_and_title(caseload: Caseload, facts: dict[str, str], key: str) -> None:
    before = caseload.ask(edition_rows())
    with refused(key):
        caseload.do(typed(**facts))
    assert caseload.ask(edition_rows()) == before


def test_nobody_types_in_an_edition_from_a_file(caseload: Caseload) -> None:
    done = caseload.do(ImportCatalogue(file=dossier()))
    with refused("catalogue.not_typed"):
        caseload.do(typed(edition=done.edition))


def test_looking_up_by_code_and_day(caseload: Caseload) -> None:
    caseload.do(ImportCatalogue(file=code_list()))
    assert caseload.ask(look_up("99999", DAY)) == NotFound(Why.UNKNOWN)
    found = caseload.ask(look_up(" 00123 ", DAY))
    assert isinstance(found, Found)
    assert (found.row.name, found.row.dossier_code) == ("Zuivelmaker", "02301")
    assert isinstance(caseload.ask(look_up("123", DAY)), NotFound), "zeros count"
    early = caseload.ask(look_up("27901", date(2025, 7, 31)))
    assert isinstance(early, NotFound)
    assert early.why is Why.NOT_YET
    assert isinstance(caseload.ask(look_up("27901", date(2025, 8, 1))), Found)
    assert isinstance(caseload.ask(look_up("25103", date(2025, 7, 31))), Found), "the second cohort had not begun"
    both = caseload.ask(look_up("25103", DAY))
    assert isinstance(both, Ambiguous)
    assert {row.name for row in both.rows} == {"Metselaar", "Metselassistent (proef)"}


def test_a_dossier_on_the_list_of_ended_ones_no_longer_counts(caseload: Caseload) -> None:
    assert isinstance(caseload.ask(look_up("25250", date(2028, 1, 1))), Found)
    caseload.do(ImportCatalogue(file=code_list()))
    last = date(2027, 7, 31)
    assert isinstance(caseload.ask(look_up("25250", last)), Found)
    after = caseload.ask(look_up("25250", date(2027, 8, 1)))
    assert isinstance(after, NotFound)
    assert after.why is Why.ENDED
    assert after.others[0].until == last


def test_the_catalogue_that_is_offered_counts_on_the_days_of_the_stage(caseload: Caseload) -> None:
    caseload.do(ImportCatalogue(file=dossier()))
    offered = caseload.ask(werkprocessen("Proef twee", first=date(2025, 7, 1), last=date(2025, 8, 1)))
    assert len(offered) == 2, "one per kwalificatie"
    assert caseload.ask(werkprocessen("Proef twee", first=date(2025, 6, 1), last=date(2025, 7, 31))) == ()


def test_the_same_werkproces_in_two_editions_is_offered_once(caseload: Caseload) -> None:
    caseload.do(ImportCatalogue(file=dossier()))
    again = made.DOSSIER.replace("2025-08-01", "2026-08-01").encode()
    newer = caseload.do(ImportCatalogue(file=read_catalogue(again, name="kd2.xml")))
    offered = caseload.ask(werkprocessen("Proef drie", first=date(2026, 9, 1), last=date(2026, 12, 1)))
    assert [row.edition for row in offered] == ["Kwalificatiedossier 23231 Office- en managementsupport"]
    newest = caseload.ask(edition_file(newer.edition))
    assert newest.valid_from == date(2026, 8, 1)


def test_what_comes_with_the_program_is_marked_and_invents_nothing(caseload: Caseload) -> None:
    marks = {row.name: (row.status, row.qualifications, row.werkprocessen) for row in caseload.ask(edition_rows())}
    assert marks == {
        "Entree 2015": ("2015, verouderd", 12, 0),
        "Horeca 2025": ("gedeeltelijk, bron genoemd", 2, 8),
    }


rows = st.builds(
    QualificationRow,
    id=st.integers(1, 9), code=st.just("25250"), name=st.sampled_from(("Kok", "kok", "Bakker")),
    level=st.sampled_from((1, 2)), dossier_code=st.sampled_from(("23110", "23192")), dossier_name=st.just(""),
    edition=st.just(""), status=st.just(""), since=st.none() | st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    until=st.none() | st.dates(date(2015, 1, 1), date(2030, 1, 1)),
)  # fmt: skip


@given(st.lists(rows, max_size=6).map(tuple), st.dates(date(2014, 1, 1), date(2031, 1, 1)))
def test_a_look_up_never_guesses(known: tuple[QualificationRow, ...], on: date) -> None:
    answer = choose(known, on)
    running = [row for row in known if (row.since or on) <= on <= (row.until or on)]
    different = {(row.dossier_code, row.name.casefold(), row.level) for row in running}
    match answer:
        case Found(row):
            assert len(different) == 1
            assert row is running[0]
        case Ambiguous(several):
            assert len(several) == len(different) > 1
        case NotFound(why, others):
            assert not running
            assert others == known
            assert (why is Why.UNKNOWN) == (not known)
