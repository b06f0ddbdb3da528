"""A school with a seal, packages made by it, and the tools of someone who wants to forge one."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from jobcoach.handover import data as machine_data
from jobcoach.handover.cades import sign_detached
from jobcoach.handover.check import check
from jobcoach.handover.container import Contents, build_container
from jobcoach.handover.manifest import ASIC_E, write_manifest
from jobcoach.handover.report import Report
from jobcoach.handover.seal import SchoolRoot, Seal, make_root, make_seal
from jobcoach.handover.sealed_pdf import seal_pdf
from jobcoach.handover.zip_writer import write_zip

NOW = datetime(2026, 7, 10, 9, 30, 15, tzinfo=UTC)
SCHOOL, BRIN = "PrO De Oefenschool", "99ZZ"
MANIFEST, SIGNATURE = "META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s"
Files = list[tuple[str, bytes]]


def simple_pdf(text: str = "Overdracht", *, pages: int = 1, size: tuple[float, float] = (595.28, 841.89)) -> bytes:
    """A plain PDF, not from our own documents floor."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    for number in range(pages):
        canvas.drawString(20, 20, f"{text} {number + 1}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def with_data(pdf: bytes, data_json: bytes, *names: str) -> bytes:
    """The PDF with the data attached (or under other ``names``), as Overdracht.pdf carries them."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as made:
        for name in names or ("overdracht.json",):
            made.attachments[name] = pikepdf.AttachedFileSpec(made, data_json, filename=name)
        made.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    return target.getvalue()


def snapshot(*, brin: str = BRIN, practice: bool = True, **sections: object) -> machine_data.Snapshot:
    """A small snapshot of an invented student."""
    return machine_data.Snapshot(
        parties=machine_data.Parties(
            package="99ZZ-SV-2026-0001",
            version=1,
            made_on=date(2026, 7, 10),
            school=SCHOOL,
            brin=brin,
            coach="Sanne de Vries",
            recipient="Gemeente Oefenstad, team jongeren",
            recipient_kind="gemeente",
            practice=practice,
        ),
        sections={
            "leerling": {"voornamen": "Yusuf Emre", "achternaam": "Yıldız", "roepnaam": "Yusuf"},
            "school": {"naam": SCHOOL, "brin": brin},
            **sections,
        },
        left_out=(("Gezondheid", "Yusuf zei nee."),),
    )


@dataclass(frozen=True, kw_only=True)
class Forge:
    """One school, one seal, one good package; and everything that is needed to spoil it."""

    root: SchoolRoot
    seal: Seal
    good: bytes = field(repr=False)
    pdf: bytes = field(repr=False)
    sealed: bytes = field(repr=False)

    def check(self, data: bytes, *, now: datetime = NOW, roots: tuple[bytes, ...] | None = None) -> Report:
        return check(data, roots=(self.root.certificate_pem,) if roots is None else roots, now=now)

    def files(self, container: bytes | None = None) -> Files:
        """All entries in order, read by Python's own zipfile."""
        with zipfile.ZipFile(io.BytesIO(self.good if container is None else container)) as archive:
            return [(info.filename, archive.read(info)) for info in archive.infolist()]

    def zip(self, files: Iterable[tuple[str, bytes]], *, at: datetime = NOW) -> bytes:
        return write_zip(list(files), at=at.replace(second=at.second // 2 * 2))

    def replace(self, **changes: bytes) -> bytes:
        """The good package with other bytes in some files, repacked as we do but not signed again."""
        return self.zip((name, changes.get(name, data)) for name, data in self.files())

    def resign(
        self,
        files: Iterable[tuple[str, bytes]],
        *,
        seal: Seal | None = None,
        at: datetime = NOW,
        manifest: Callable[[bytes], bytes] = bytes,
        listed: Files | None = None,
    ) -> bytes:
        """A container over ``files`` (without mimetype and META-INF), sealed by the real key or another one."""
        content = list(files)
        at = at.replace(second=at.second // 2 * 2, microsecond=0)
        xml = manifest(write_manifest(content if listed is None else listed, rootfile="Overdracht.pdf"))
        signature = sign_detached(xml, self.seal if seal is None else seal, at=at)
        return self.zip([("mimetype", ASIC_E), *content, (MANIFEST, xml), (SIGNATURE, signature)], at=at)

    def content(self, container: bytes | None = None, **changes: bytes) -> Files:
        """The files that a manifest names, some of them changed (dots in names as in ``content(**{"a.pdf": b""})``).

        Data that are changed are changed in Overdracht.pdf too, sealed by the real key, and the MDTO files tell the
        digests of what was changed, so that only the change itself can be refused.
        """
        files = self.files(container)[1:-2]
        if "gegevens/overdracht.json" in changes and "Overdracht.pdf" not in changes:
            changes["Overdracht.pdf"] = self.main(changes["gegevens/overdracht.json"])
        digests = {
            sha256(data).hexdigest(): sha256(changes[name]).hexdigest() for name, data in files if name in changes
        }
        return [(name, changes.get(name, _told_again(name, data, digests))) for name, data in files]

    def main(
        self, data_json: bytes, *, seal: Seal | None = None, at: datetime = NOW, names: tuple[str, ...] = ()
    ) -> bytes:
        """A sealed Overdracht.pdf that carries these data."""
        pdf = with_data(self.pdf, data_json, *names)
        return seal_pdf(pdf, self.seal if seal is None else seal, at=at, school=SCHOOL, stamp=None)

    def package(
        self, *, seal: Seal | None = None, at: datetime = NOW, shot: machine_data.Snapshot | None = None
    ) -> bytes:
        """A whole package by the front door."""
        seal = self.seal if seal is None else seal
        data_json = machine_data.to_json(snapshot() if shot is None else shot)
        contents = Contents(
            overdracht_pdf=self.main(data_json, seal=seal, at=at),
            documents=(("praktijkverklaring-1.pdf", seal_pdf(self.pdf, seal, at=at, school=SCHOOL, stamp=None)),),
            data_json=data_json,
            schema_json=machine_data.schema_bytes(),
        )
        return build_container(contents, seal, at=at)


def _told_again(name: str, data: bytes, digests: dict[str, str]) -> bytes:
    for old, new in digests.items() if name.startswith("gegevens/mdto/") else ():
        data = data.replace(old.encode(), new.encode())
    return data


def make_school(
    *, school: str = SCHOOL, brin: str = BRIN, coach: str = "Sanne de Vries", now: datetime = NOW
) -> tuple[SchoolRoot, Seal]:
    root = make_root(school=school, brin=brin, place="Utrecht", now=now)
    return root, make_seal(root, school=school, brin=brin, coach=coach, now=now)


@pytest.fixture(scope="session")
def forge() -> Forge:
    root, seal = make_school(now=NOW - timedelta(days=30))
    pdf = simple_pdf(pages=2)
    empty = Forge(
        root=root, seal=seal, good=b"", pdf=pdf, sealed=seal_pdf(pdf, seal, at=NOW, school=SCHOOL, stamp=None)
    )
    return Forge(root=root, seal=seal, good=empty.package(), pdf=pdf, sealed=empty.sealed)


@pytest.fixture(scope="session")
def school_of() -> Callable[..., tuple[SchoolRoot, Seal]]:
    """Makes another school with a seal of its own."""
    return make_school


@pytest.fixture(scope="session")
def plain_pdf() -> Callable[..., bytes]:
    return simple_pdf


@pytest.fixture(scope="session")
def shot() -> Callable[..., machine_data.Snapshot]:
    return snapshot


@pytest.fixture(scope="session")
def run() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run an outside witness; the test is skipped only where it is not installed."""

    def witness(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        if shutil.which(command[0]) is None:
            pytest.skip(f"{command[0]} is not installed on this machine")
        return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=60)

    return witness


@pytest.fixture
def unpacked(forge: Forge, tmp_path: Path) -> Path:
    """The good package, unpacked by Python's own zipfile, with the root beside it as the reader got it by letter."""
    folder = tmp_path / "pakket"
    with zipfile.ZipFile(io.BytesIO(forge.good)) as archive:
        archive.extractall(folder)
    (tmp_path / "school-root.pem").write_bytes(forge.root.certificate_pem)
    return folder
