"""The stageovereenkomst: what each kind and age asks for, what the school changes, and the paper that is kept."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from jobcoach.caseload.agreements import (
    agreement_data,
    agreement_gaps,
    make_agreement,
    make_newest_agreement,
    preview_agreement,
)
from jobcoach.caseload.clauses import ResetClause, SaveClause, clause_rows, clauses_for
from jobcoach.caseload.documents import content_of, documents_of
from jobcoach.caseload.internships import DeleteInternship, internship_form
from jobcoach.caseload.network import SaveNetworkPerson
from jobcoach.caseload.students import SaveStudent, student_form
from jobcoach.model.choices import AgreementKind, DocumentKind, Insurer, InternshipKind, Relation, SchoolKind
from jobcoach.model.internships import InternshipTerms
from jobcoach.model.paper_trail import PaperTrail
from tests.caseload.every_column import pdf_text
from tests.caseload.open_vault import Caseload, Dossier, add_dossier, add_student, opened, refused

FULL = {
    "goal": "Zelf om <b>werk</b> vragen & afmaken.",
    "tasks": "Brood vormen.",
    "times": "ma en di 8.30 tot 15.30 uur",
    "school_guidance": "Komt elke zes weken langs.",
    "company_guidance": "Doet voor en kijkt mee.",
    "assessment": "Vult het formulier in.",
    "insured_by": Insurer.SCHOOL,
    "premium_by": Insurer.SCHOOL,
    "emergency": "Karin, 06 5550 0002",
    "absence": "Belt vóór 7.30 uur.",
    "safe_for_young": True,
}


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    with opened(tmp_path, seal=False) as made:
        yield made


def complete(caseload: Caseload, *, born_on: date = date(2010, 3, 5), parent: bool = True, **facts: Any) -> Dossier:
    dossier = add_dossier(caseload, born_on=born_on)
    if parent:
        caseload.do(SaveNetworkPerson(student=dossier.student, name="Karin Bruinsma", relation=Relation.OUDER))
    save(caseload, dossier, **FULL | facts)
    return dossier


def save(caseload: Caseload, dossier: Dossier, **facts: Any) -> None:
    caseload.do(replace(caseload.ask(internship_form(dossier.stage)), **facts))


def lacks(caseload: Caseload, dossier: Dossier) -> set[str]:
    return {gap.key for gap in caseload.ask(agreement_gaps(dossier.stage)) if gap.legal}


def test_a_complete_agreement_lacks_nothing(caseload: Caseload) -> None:
    dossier = complete(caseload)
    assert caseload.ask(agreement_gaps(dossier.stage)) == ()


@pytest.mark.parametrize("field", ["goal", "tasks", "times", "school_guidance", "company_guidance", "assessment"])
def test_each_part_of_the_legal_minimum_is_missed(caseload: Caseload, field: str) -> None:
    dossier = complete(caseload, **{field: ""})
    assert lacks(caseload, dossier) == {field}
    with refused("agreement.missing"):
        caseload.run(make_agreement(dossier.stage))
    assert caseload.ask(documents_of(dossier.student)) == ()


def test_under_sixteen_a_parent_signs_first_and_the_light_work_clause_is_there(caseload: Caseload) -> None:
    dossier = complete(caseload, born_on=date(2011, 3, 5))
    data = caseload.ask(agreement_data(dossier.stage))
    assert [party for party, _, _ in data.signers] == ["Ouder of verzorger", "Leerling", "Bedrijf", "School"]
    assert "Licht werk" in dict(data.clauses)
    assert "Werktijden" not in dict(data.clauses)


def test_a_minor_without_a_parent_in_the_dossier_cannot_go_on(caseload: Caseload) -> None:
    assert lacks(caseload, complete(caseload, parent=False)) == {"parents"}


def test_an_adult_signs_alone_and_needs_no_youth_rules(caseload: Caseload) -> None:
    dossier = complete(caseload, born_on=date(2008, 3, 5), parent=False, safe_for_young=False)
    data = caseload.ask(agreement_data(dossier.stage))
    assert lacks(caseload, dossier) == set()
    assert [party for party, _, _ in data.signers] == ["Leerling", "Bedrijf", "School"]
    assert "Veilig werk voor jongeren" not in dict(data.clauses)


def test_in_vso_the_school_insures(caseload: Caseload) -> None:
    dossier = complete(caseload, insured_by=Insurer.BEDRIJF, premium_by=None)
    assert lacks(caseload, dossier) == {"premium_by"}
    form = caseload.ask(student_form(dossier.student))
    caseload.do(replace(form, school_kind=SchoolKind.VSO_ARBEID))
    assert lacks(caseload, dossier) == {"insured_by"}


def test_entree_is_a_praktijkovereenkomst_with_hours_and_qualification(caseload: Caseload) -> None:
    dossier = complete(caseload, kind=InternshipKind.BPV)
    assert lacks(caseload, dossier) == {"total_hours", "qualification"}
    save(caseload, dossier, total_hours="480", qualification="Assistent horeca (25252)")
    document = caseload.run(make_agreement(dossier.stage))
    text = pdf_text(caseload.ask(content_of(document)))
    assert "Praktijkovereenkomst" in text
    assert "480" in text


def test_without_a_birth_date_it_asks_for_it(caseload: Caseload) -> None:
    dossier = complete(caseload)
    caseload.do(replace(caseload.ask(student_form(dossier.student)), born_on=None))
    assert lacks(caseload, dossier) == {"born_on"}


def test_the_paper_is_numbered_kept_followed_and_says_what_was_typed(caseload: Caseload) -> None:
    dossier = complete(caseload)
    document = caseload.run(make_newest_agreement(dossier.student))
    (row,) = caseload.ask(documents_of(dossier.student))
    assert (row.id, row.kind, row.number) == (document, DocumentKind.STAGEOVEREENKOMST, "99ZZ-K1-2026-0001")
    text = pdf_text(caseload.ask(content_of(document)))
    assert "Zelf om <b>werk</b> vragen & afmaken." in text
    assert "concept" not in text.lower()
    pages, signers = caseload.ask(_trail)
    assert pages == 2
    assert signers == ["Sanne Bruinsma", "Karin Bruinsma", "Opleider Bruinsma", "Ria Terpstra"]
    assert ("geexporteerd", "MakePaper", dossier.student, "") in caseload.audit()


def _trail(session: Any) -> tuple[int, list[str]]:
    trail = session.scalars(select(PaperTrail)).one()
    return trail.pages, [signature.name for signature in trail.signatures]


def test_a_concept_can_be_seen_at_any_time_and_is_not_kept(caseload: Caseload) -> None:
    dossier = add_dossier(caseload)
    text = pdf_text(caseload.run(preview_agreement(dossier.stage)))
    assert "Concept, nog geen nummer" in text
    assert "Nog invullen" in text
    assert caseload.ask(documents_of(dossier.student)) == ()


def test_without_a_stage_there_is_no_agreement(caseload: Caseload) -> None:
    with refused("agreement.no_stage"):
        caseload.run(make_newest_agreement(add_student(caseload)))


def test_the_terms_go_to_the_bin_with_their_stage(caseload: Caseload) -> None:
    dossier = complete(caseload)
    caseload.do(DeleteInternship(internship=dossier.stage))
    assert caseload.ask(lambda session: session.scalars(select(InternshipTerms)).all()) == []


def test_a_stage_from_before_the_terms_opens_with_empty_ones(caseload: Caseload) -> None:
    dossier = complete(caseload)
    caseload.sql("DELETE FROM internship_terms")
    form = caseload.ask(internship_form(dossier.stage))
    assert (form.times, form.insured_by, form.safe_for_young) == ("", None, False)
    save(caseload, dossier, times="ma 9 uur")
    assert caseload.ask(internship_form(dossier.stage)).times == "ma 9 uur"


# --- the clauses -------------------------------------------------------------------------------------------------


def test_the_school_changes_a_clause_and_goes_back(caseload: Caseload) -> None:
    before = caseload.ask(clause_rows)
    caseload.do(SaveClause(key="geheim", title="Geheim", text="Niets vertellen & niets filmen."))
    (row,) = [row for row in caseload.ask(clause_rows) if row.own]
    assert (row.key, row.text) == ("geheim", "Niets vertellen & niets filmen.")
    found = caseload.ask(lambda session: clauses_for(session, AgreementKind.PRO, 17))
    assert ("Geheim", "Niets vertellen & niets filmen.") in found
    caseload.do(ResetClause(key="geheim"))
    assert caseload.ask(clause_rows) == before
    caseload.do(SaveClause(key="geheim", title="Geheim", text="Opnieuw."))
    assert [row.text for row in caseload.ask(clause_rows) if row.own] == ["Opnieuw."]


def test_a_clause_that_is_not_used_is_not_printed(caseload: Caseload) -> None:
    caseload.do(SaveClause(key="leren", title="", text="", used=False))
    titles = [title for title, _ in caseload.ask(lambda session: clauses_for(session, AgreementKind.PRO, 17))]
    assert "Leren in de praktijk" not in titles
    with refused("clause.empty"):
        caseload.do(SaveClause(key="leren", title="Leren", text=" "))
    with refused("clause.gone"):
        caseload.do(SaveClause(key="verzonnen", title="x", text="x"))


def test_a_clause_of_the_law_that_was_turned_off_is_missed(caseload: Caseload) -> None:
    """The inspector must be let in (domain 4.3, 6); what is only usual may go."""
    dossier = complete(caseload)
    for key in ("leren", "geheim", "inspectie_vso"):
        caseload.do(SaveClause(key=key, title="x", text="x", used=False))
    assert lacks(caseload, dossier) == set()
    caseload.do(SaveClause(key="inspectie", title="Inspectie", text="x", used=False))
    (gap,) = caseload.ask(agreement_gaps(dossier.stage))
    assert gap.what == "de afspraak “Inspectie”"
    with refused("agreement.missing"):
        caseload.run(make_agreement(dossier.stage))


def test_every_clause_names_its_source_and_how_certain_that_is(caseload: Caseload) -> None:
    for row in caseload.ask(clause_rows):
        assert "tekst van" in row.origin
        assert row.text
        assert row.kinds


def test_the_representative_of_an_adult_signs(caseload: Caseload) -> None:
    dossier = complete(caseload, born_on=date(2008, 3, 5), parent=False)
    form: SaveStudent = caseload.ask(student_form(dossier.student))
    caseload.do(replace(form, decides_alone=False, representative="Mr. A. Curator"))
    signers = caseload.ask(agreement_data(dossier.stage)).signers
    assert signers[1] == ("Wettelijk vertegenwoordiger", "Mr. A. Curator", "")
