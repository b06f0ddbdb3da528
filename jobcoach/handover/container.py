"""The sealed container: an ASiC-E with one CAdES seal over everything, named .zip so that any computer opens it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from jobcoach.handover import data as machine_data
from jobcoach.handover import mdto
from jobcoach.handover.manifest import ASIC_E, MANIFEST, MIMETYPE, SIGNATURE, write_manifest
from jobcoach.handover.readme import NAME as README
from jobcoach.handover.readme import ROOT, readme
from jobcoach.handover.seal import Seal, require_usable
from jobcoach.handover.zip_reader import LARGEST_CONTAINER, is_good_name
from jobcoach.handover.zip_writer import write_zip
from jobcoach.model.choices import RecipientKind
from jobcoach.model.expected import Expected

MAIN_PDF = "Overdracht.pdf"
DATA = "gegevens/overdracht.json"
SCHEMA = "gegevens/overdracht.schema.json"
DOCUMENTS = "documenten/"
# Of each document the dossier may hold three files; a package stays far below MOST_FILES of the reader.
MOST_DOCUMENTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What goes in: sealed PDFs, the data as JSON and its schema. ``documents`` are (ASCII file name, sealed PDF)."""

    overdracht_pdf: bytes = field(repr=False)
    documents: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    data_json: bytes = field(repr=False)
    schema_json: bytes = field(repr=False)


def build_container(contents: Contents, seal: Seal, *, at: datetime, last_activity: datetime | None = None) -> bytes:
    """Seal ``contents`` into one ASiC-E/CAdES container (EN 319 162-1), signed at ``at`` (down to even seconds).

    All PDFs must have been sealed with the same ``seal``; the MDTO files, LEESMIJ.txt and the root are added here.
    Raises Expected of seal.require_usable, handover.data_shape, handover.trial_mixed, handover.bad_name,
    handover.not_sealed, handover.too_large, handover.too_many (documents) and handover.other_school (the data name
    another BRIN than the seal).
    """
    life = require_usable(seal, at=at, last_activity=last_activity)
    at = _even_second(at)
    parties = machine_data.parties_of(contents.data_json)
    if parties.brin != life.brin:
        raise Expected("handover.other_school", brin=parties.brin, seal_brin=life.brin)
    files = _files(contents)
    files += mdto.describe(files, parties, at=at)
    names = [name for name, _ in files]
    text = readme(
        school=parties.school,
        package=parties.package,
        recipient=parties.recipient,
        files=[*names, README, ROOT],
        at=at,
        end=life.end,
        trial=parties.trial,
        replaces=parties.replaces,
        answers=not parties.trial and parties.recipient_kind != RecipientKind.LEERLING.value,
    )
    files += [(README, text), (ROOT, seal.root_pem)]
    from jobcoach.handover.cades import sign_detached

    manifest = write_manifest(files, rootfile=MAIN_PDF)
    signature = sign_detached(manifest, seal, at=at)
    container = write_zip([(MIMETYPE, ASIC_E), *files, (MANIFEST, manifest), (SIGNATURE, signature)], at=at)
    if len(container) > LARGEST_CONTAINER:
        raise Expected("handover.too_large")
    return container


def _files(contents: Contents) -> list[tuple[str, bytes]]:
    documents = [(DOCUMENTS + name, pdf) for name, pdf in contents.documents]
    for name, _ in documents:
        fits = all(is_good_name(one) for one in (name, *mdto.names_for([name])))
        if not fits or name.count("/") != 1 or not name.endswith(".pdf"):
            raise Expected("handover.bad_name", name=name.removeprefix(DOCUMENTS))
    if len({name.casefold() for name in (DOCUMENTS + MAIN_PDF, *(name for name, _ in documents))}) <= len(documents):
        raise Expected("handover.bad_name", name="")
    if len(documents) > MOST_DOCUMENTS:
        raise Expected("handover.too_many", count=len(documents), most=MOST_DOCUMENTS)
    for name, pdf in [(MAIN_PDF, contents.overdracht_pdf), *documents]:
        if b"/ETSI.CAdES.detached" not in pdf:
            raise Expected("handover.not_sealed", name=name)
    return [
        (MAIN_PDF, contents.overdracht_pdf),
        *sorted(documents),
        (DATA, contents.data_json),
        (SCHEMA, contents.schema_json),
    ]


def _even_second(at: datetime) -> datetime:
    """ZIP times count in steps of two seconds; signing at such a step makes the two times one (decisions, Time)."""
    at = at.astimezone(UTC).replace(microsecond=0)
    return at.replace(second=at.second // 2 * 2)
