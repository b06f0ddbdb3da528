"""A praktijkverklaring that came back signed goes along beside its twin, when all signed and the stages may be told."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from jobcoach.caseload.documents import content_of
from jobcoach.caseload.paper_ways import TickSignature, find_way
from jobcoach.caseload.papers import issue_paper
from jobcoach.caseload.scans import KeepScan
from jobcoach.caseload.sealing import seal_handover
from jobcoach.documents.scans.bind import PIXELS, ScanFacts, bind
from jobcoach.model.base import DocumentId
from jobcoach.model.choices import Subject
from jobcoach.model.documents import Document
from jobcoach.vault.changes import put_in_bin
from tests.caseload.open_vault import Caseload, Dossier, add_dossier, add_paper, add_recipient, opened, prepare, say_yes
from tests.documents.vera.judge import judge, missing


@pytest.fixture(scope="module")
def caseload(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caseload]:
    with opened(tmp_path_factory.mktemp("getekend")) as made:
        yield made


@pytest.fixture
def dossier(caseload: Caseload) -> Dossier:
    return add_dossier(caseload)


def scan_of(word: str) -> bytes:
    target = BytesIO()
    Image.new("L", PIXELS, 250).save(target, "JPEG", quality=60)
    return bind([target.getvalue()], ScanFacts(title="Getekend", subject=word, scanned_on=date(2026, 6, 8)))


def came_back(caseload: Caseload, dossier: Dossier, *, all_signed: bool = True) -> DocumentId:
    """Issue a praktijkverklaring and bind its scan; the id of the scan."""
    way = caseload.ask(find_way(caseload.run(issue_paper(add_paper(caseload, dossier.stage)))))
    signed = way.signatures if all_signed else way.signatures[1:]
    for one in signed:
        caseload.do(TickSignature(signature=one.id, on=caseload.today))
    return caseload.do(KeepScan(way=way.id, pdf=scan_of(way.number)))


def package(caseload: Caseload, dossier: Dossier, *, refuse: frozenset[Subject] = frozenset()) -> dict[str, bytes]:
    recipient = add_recipient(caseload)
    say_yes(caseload, dossier.student, recipient, refuse=refuse)
    sealed = caseload.run(seal_handover(prepare(caseload, dossier.student, recipient)))
    with ZipFile(BytesIO(caseload.ask(content_of(sealed.document)))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def scans_in(files: dict[str, bytes]) -> list[str]:
    return [name for name in files if "getekend" in name and name.endswith(".pdf")]


def test_a_signed_scan_lies_beside_its_twin(caseload: Caseload, dossier: Dossier, tmp_path: Path) -> None:
    scan = caseload.ask(content_of(came_back(caseload, dossier)))
    files = package(caseload, dossier)
    (name,) = scans_in(files)
    assert name.replace("_getekend", "") in files
    assert files[name].startswith(scan)  # sealed behind its last byte: the picture is as it was kept
    described = files[f"gegevens/mdto/{name.removeprefix('documenten/')}.bestand.xml"].decode()
    assert "PDF/A-2b" in described
    assert "fmt/477" in described
    twin = files[f"gegevens/mdto/{name.removeprefix('documenten/').replace('_getekend', '')}.bestand.xml"].decode()
    assert "PDF/A-2a" in twin
    assert "PDF/A-3a" in files["gegevens/mdto/Overdracht.pdf.bestand.xml"].decode()
    if missing():
        pytest.skip("veraPDF is not installed: .ci/run says how")
    (tmp_path / "scan.pdf").write_bytes(files[name])
    assert [verdict.failures for verdict in judge([("2b", tmp_path / "scan.pdf")]).values()] == [[]]


def test_it_stays_home_when_one_did_not_sign(caseload: Caseload, dossier: Dossier) -> None:
    came_back(caseload, dossier, all_signed=False)
    assert scans_in(package(caseload, dossier)) == []


def test_it_stays_home_when_the_stages_may_not_be_told(caseload: Caseload, dossier: Dossier) -> None:
    came_back(caseload, dossier)
    files = package(caseload, dossier, refuse=frozenset({Subject.STAGES}))
    assert [name for name in files if name.startswith("documenten/")] == []


def test_it_stays_home_from_the_bin(caseload: Caseload, dossier: Dossier) -> None:
    scan = came_back(caseload, dossier)

    def throw_away(session: object) -> None:
        put_in_bin(session, session.get(Document, scan))  # type: ignore[arg-type,attr-defined]

    caseload.do(throw_away)
    files = package(caseload, dossier)
    assert scans_in(files) == []
    assert [name for name in files if name.startswith("documenten/")] != []
