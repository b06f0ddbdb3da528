"""A proefzending: sealed and wrapped like a real package, never with anybody's data, never to be mistaken for one."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from jobcoach.caseload.documents import content_of
from jobcoach.caseload.recipients import OwnRecipient, SaveRecipient
from jobcoach.caseload.road import password_slip, wrap_handover
from jobcoach.caseload.seals import seal_card
from jobcoach.caseload.trials import AnswerTrial, NoteTrialSaved, TrialRow, make_trial, newest_trials, trials_of
from jobcoach.documents import proefzending_paper
from jobcoach.documents.sheet import Turned
from jobcoach.handover import data as machine_data
from jobcoach.handover.check import check
from jobcoach.handover.report import Report, Severity, Verdict
from jobcoach.handover.unwrapping import open_wrapped
from jobcoach.model.base import DocumentId
from jobcoach.model.consent import Recipient
from jobcoach.model.expected import Expected
from jobcoach.model.road import Road
from jobcoach.ui.words.command_line import report_lines
from jobcoach.ui.words.verified import report_fields
from tests.caseload.every_column import found_in, whole_dossier
from tests.caseload.open_vault import TODAY, Caseload, add_recipient, add_student, opened, refused
from tests.documents.samples_road import proef

# What the recipient knows already, and whose package it is; nothing of a dossier.
MAY = {
    ("school", "name"), ("school", "brin"), ("school", "street"), ("school", "postcode"), ("school", "place"),
    ("coach", "code"), ("recipient", "name"),
    ("coach", "name"),  # whose seal it is stands in the certificate, and nowhere else
}  # fmt: skip


@pytest.fixture(scope="module")
def caseload(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caseload]:
    with opened(tmp_path_factory.mktemp("proef")) as found:
        add_student(found, "Sanne", "Geheimenstein")
        yield found


def _made(caseload: Caseload, recipient: int) -> tuple[TrialRow, bytes]:
    caseload.run(make_trial(recipient))
    row = caseload.ask(trials_of(recipient))[0]
    return row, caseload.ask(content_of(row.document or DocumentId(0)))


def _checked(caseload: Caseload, container: bytes) -> Report:
    card = caseload.ask(seal_card)
    assert card is not None
    return check(container, roots=(card.root_pem,), now=caseload.clock.moment)


def test_nothing_of_any_column_of_any_dossier_gets_in(tmp_path: Path) -> None:
    """A marker in every column of every table: only the school's own name and address leave, on every road."""
    with opened(tmp_path, seal=False) as caseload:
        planted = whole_dossier(caseload).planted
        caseload.make_seal()
        recipient = caseload.ask(lambda session: session.query(Recipient.id).order_by(Recipient.id).first())[0]
        row, container = _made(caseload, recipient)
        found = found_in(container, planted)
        assert {(table, column) for table, _, column in found} <= MAY
        assert ("school", "name") in {(table, column) for table, _, column in found}, "the search does find"
        by_name = next(names for (table, _, column), names in found.items() if (table, column) == ("coach", "name"))
        assert not {"gegevens/overdracht.json", "LEESMIJ.txt"} & by_name
        assert all(key == recipient for table, key, _ in found if table == "recipient")
        for road in (Road.ZIP, Road.PDF):
            wrapped = caseload.run(wrap_handover(row.document or DocumentId(0), road))
            assert open_wrapped(wrapped.content, wrapped.password) == container
            assert wrapped.file_name.startswith("proefzending_")


def test_every_page_of_every_pdf_says_what_it_is(caseload: Caseload) -> None:
    _, container = _made(caseload, add_recipient(caseload, "gemeente Paginawijk"))
    seen = 0
    with ZipFile(BytesIO(container)) as archive:
        for name in archive.namelist():
            if not name.endswith(".pdf"):
                continue
            text = subprocess.run(["pdftotext", "-", "-"], input=archive.read(name), capture_output=True, check=True)
            pages = text.stdout.decode().split("\f")[:-1]
            seen += len(pages)
            for page in pages:
                assert "PROEFZENDING. Dit is geen dossier" in page
                assert "Dit is geen dossier." in page[-120:], "the footer"
        assert seen == 3
        assert archive.read("LEESMIJ.txt").startswith(b"PROEFZENDING, GEEN DOSSIER 99ZZ")
        assert b"<naam>Proefzending 99ZZ" in archive.read("gegevens/mdto/dossier.xml")
        assert b'"proefzending": true' in archive.read("gegevens/overdracht.json")


def test_verify_calls_it_a_practice_package_and_not_simply_good(caseload: Caseload) -> None:
    """Who files whatever is intact and known must not file this."""
    row, container = _made(caseload, add_recipient(caseload, "gemeente Keurwijk"))
    report = _checked(caseload, container)
    assert (report.verdict, report.exit_code) == (Verdict.INTACT_LOOK, 1)
    assert [found.key for found in report.findings if found.severity is Severity.LOOK] == ["handover.found.trial"]
    lines = "\n".join(report_lines(report))
    assert f"PROEFZENDING {row.number}: dit is geen dossier" in lines
    assert "geen dossier: er staat geen leerling in" in lines
    assert report_fields("x.zip", report)["trial"] is True


def test_a_recipient_checks_it_with_openssl_as_a_real_one(caseload: Caseload, tmp_path: Path) -> None:
    _, container = _made(caseload, add_recipient(caseload, "gemeente Sleutelwijk"))
    with ZipFile(BytesIO(container)) as archive:
        archive.extractall(tmp_path)
    line = next(
        line for line in (tmp_path / "LEESMIJ.txt").read_text("utf-8").splitlines() if "openssl cms -verify" in line
    )
    at = f"-attime {int(caseload.clock.moment.timestamp()) + 60}"
    done = subprocess.run(
        line.strip().replace("-CAfile", f"{at} -CAfile"), shell=True, cwd=tmp_path, capture_output=True, check=False
    )
    assert b"CAdES Verification successful" in done.stderr


REAL = machine_data.Snapshot(
    parties=machine_data.Parties(
        package="99ZZ-MH-2026-0001", version=1, made_on=TODAY, school="De Linde", brin="99ZZ", coach="M. Hol",
        recipient="gemeente Lindeborg", recipient_kind="gemeente",
    ),
    sections={
        "leerling": {"voornamen": "Sanne", "roepnaam": "Sanne", "achternaam": "Geheimenstein"},
        "school": {"naam": "De Linde", "brin": "99ZZ"},
    },
)  # fmt: skip


def _trial(**more: object) -> machine_data.Snapshot:
    parties = replace(REAL.parties, package="99ZZ-MH-2026-PROEF-0001", trial=True)
    return replace(machine_data.trial_snapshot(parties), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "mixed",
    [
        pytest.param(_trial(sections=REAL.sections), id="a real student in a proefzending"),
        pytest.param(
            _trial(sections={**_trial().sections, "eigen_woorden": {"motto": "Ik ben Sanne"}}), id="one section more"
        ),
        pytest.param(_trial(left_out=(("Sanne", "Geheimenstein"),)), id="a name in what is left out"),
        pytest.param(replace(_trial(), parties=replace(_trial().parties, coach="Sanne")), id="a name as the coach"),
        pytest.param(
            replace(_trial(), parties=replace(_trial().parties, package="99ZZ-MH-2026-0001")),
            id="a number of a dossier",
        ),
        pytest.param(replace(REAL, parties=replace(REAL.parties, trial=True)), id="a dossier that says it is a trial"),
        pytest.param(replace(_trial(), parties=replace(_trial().parties, trial=False)), id="a trial as a dossier"),
        pytest.param(
            replace(REAL, parties=replace(REAL.parties, package="99ZZ-MH-2026-PROEF-0001")), id="a dossier numbered so"
        ),
    ],
)
def test_the_data_of_the_two_cannot_be_mixed(mixed: machine_data.Snapshot) -> None:
    with refused("handover.trial_mixed"):
        machine_data.to_json(mixed)


def test_a_coach_whose_code_is_proef_still_hands_over() -> None:
    made = machine_data.to_json(replace(REAL, parties=replace(REAL.parties, package="99ZZ-PROEF-2026-0001")))
    told = machine_data.parties_of(made)
    assert (told.package, told.trial) == ("99ZZ-PROEF-2026-0001", False)


def test_a_package_that_is_half_a_proefzending_is_refused_even_with_the_real_seal(
    caseload: Caseload, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(machine_data, "marks_agree", lambda whole: True)
        patch.setattr(
            machine_data,
            "trial_snapshot",
            lambda of: replace(
                REAL,
                parties=replace(of, coach="X"),
                sections={**REAL.sections, "school": {"naam": of.school, "brin": of.brin}},
            ),
        )
        patch.setattr("jobcoach.caseload.trials._check", lambda *_: None)
        _, container = _made(caseload, add_recipient(caseload, "gemeente Mengwijk"))
    report = _checked(caseload, container)
    assert (report.verdict, report.findings[0].key) == (Verdict.REFUSED, "handover.found.trial_mixed")


def test_the_answer_is_told_with_the_recipient_and_may_be_mended(caseload: Caseload) -> None:
    recipient = add_recipient(caseload, "gemeente Antwoordwijk")
    row, _ = _made(caseload, recipient)
    assert (row.succeeded, row.saved_on, row.road) == (None, None, None)
    caseload.do(NoteTrialSaved(trial=row.id, road=Road.PDF))
    caseload.do(AnswerTrial(trial=row.id, on=TODAY, same_digits=False, note=" andere cijfers "))
    now = caseload.ask(newest_trials)[recipient]
    assert (now.succeeded, now.same_digits, now.opened, now.note) == (False, False, True, "andere cijfers")
    assert (now.saved_on, now.road) == (TODAY, Road.PDF)
    caseload.do(AnswerTrial(trial=row.id, on=TODAY))
    assert caseload.ask(newest_trials)[recipient].succeeded is True
    verbs = [verb for _, verb, _, _ in caseload.audit()]
    assert {"SealTrial", "_KeepTrial", "NoteTrialSaved", "AnswerTrial"} <= set(verbs)


def test_an_answer_has_a_day_that_can_be(caseload: Caseload) -> None:
    recipient = add_recipient(caseload, "gemeente Dagwijk")
    row, _ = _made(caseload, recipient)
    with refused("trial.future"):
        caseload.do(AnswerTrial(trial=row.id, on=TODAY + timedelta(days=1)))
    with refused("trial.order"):
        caseload.do(AnswerTrial(trial=row.id, on=TODAY - timedelta(days=1)))
    assert caseload.ask(newest_trials)[recipient].answered_on is None


def test_the_own_map_needs_no_trial_and_without_a_seal_there_is_none(tmp_path: Path) -> None:
    with opened(tmp_path, seal=False) as caseload:
        recipient = caseload.do(SaveRecipient(name="gemeente Kaal"))
        with pytest.raises(Expected) as caught:
            caseload.run(make_trial(recipient))
        assert caught.value.key == "seal.none"
        caseload.make_seal()
        with refused("trial.own"):
            caseload.run(make_trial(caseload.do(OwnRecipient())))
        assert caseload.ask(newest_trials) == {}


def test_the_slip_speaks_of_a_proefzending(caseload: Caseload) -> None:
    row, _ = _made(caseload, add_recipient(caseload, "gemeente Briefwijk"))
    wrapped = caseload.run(wrap_handover(row.document or DocumentId(0), Road.ZIP))
    pdf = caseload.ask(password_slip(wrapped))
    text = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert "Wachtwoord van een proefzending" in text
    assert wrapped.password[:5] in text


def test_the_word_stands_across_every_page() -> None:
    for draw in (proefzending_paper.draw_main, proefzending_paper.draw_attachment):
        for page in draw(proef()).pages:
            across = [thing for thing in page.drawn if isinstance(thing, Turned)]
            assert ["".join(atom.run.text for atom in thing.line.atoms) for thing in across] == ["proefzending"]
