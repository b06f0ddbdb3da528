"""The ASiC manifest (EN 319 162-1): which files belong to the package and the SHA-256 of each.

An extension of the manifest says the same once more, as lines that ``sha256sum -c`` reads. They lie under the one seal,
so that whoever has checked the seal can check every file with one command and compares no digest by eye. ``mimetype``
is among them: else it could make place for another file, and whoever counts the files would miss nothing.
"""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256, sha384, sha512
from typing import TYPE_CHECKING

from jobcoach.handover.refusal import Refusal
from jobcoach.handover.zip_reader import is_good_name

if TYPE_CHECKING:
    from lxml import etree

MIMETYPE = "mimetype"
ASIC_E = b"application/vnd.etsi.asic-e+zip"
MANIFEST = "META-INF/ASiCManifest001.xml"
SIGNATURE = "META-INF/signature001.p7s"
ASIC = "http://uri.etsi.org/02918/v1.2.1#"
DSIG = "http://www.w3.org/2000/09/xmldsig#"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
# SHA-1 and everything that is not here is refused, whoever signed it.
DIGESTS = {
    SHA256: sha256,
    "http://www.w3.org/2001/04/xmldsig-more#sha384": sha384,
    "http://www.w3.org/2001/04/xmlenc#sha512": sha512,
}
MEDIA = {
    ".pdf": "application/pdf",
    ".json": "application/json",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".pem": "application/x-pem-file",
}
LARGEST_MANIFEST = 500_000
# How the lines for sha256sum are found between those of the XML.
SUM_LINE = "^[0-9a-f]{64}  "


@dataclass(frozen=True, slots=True)
class Reference:
    """One line of the manifest."""

    name: str
    algorithm: str
    digest: bytes


def write_manifest(files: Sequence[tuple[str, bytes]], *, rootfile: str) -> bytes:
    """The manifest over ``files`` in this order; ``rootfile`` is marked as the one to read first."""
    from lxml import etree

    root = etree.Element(f"{{{ASIC}}}ASiCManifest", nsmap={"asic": ASIC, "ds": DSIG})
    etree.SubElement(root, f"{{{ASIC}}}SigReference", URI=SIGNATURE, MimeType="application/pkcs7-signature")
    for name, data in files:
        reference = etree.SubElement(root, f"{{{ASIC}}}DataObjectReference", URI=name, MimeType=_media_type(name))
        if name == rootfile:
            reference.set("Rootfile", "true")
        etree.SubElement(reference, f"{{{DSIG}}}DigestMethod", Algorithm=SHA256)
        value = etree.SubElement(reference, f"{{{DSIG}}}DigestValue")
        value.text = b64encode(sha256(data).digest()).decode("ascii")
    extensions = etree.SubElement(root, f"{{{ASIC}}}ASiCManifestExtensions")
    extension = etree.SubElement(extensions, f"{{{ASIC}}}Extension", Critical="false")
    extension.text = _sums([(name, sha256(data).digest()) for name, data in files])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def read_manifest(data: bytes) -> tuple[Reference, ...]:
    """Read a manifest whose signature was verified before; raises Refusal handover.found.manifest.

    No document type, no entities, no network; exactly one SigReference to our signature, no line twice. The lines for
    sha256sum, which packages up to version 0.2 do not have, say what the references say.
    """
    if len(data) > LARGEST_MANIFEST or b"<!" in data:
        raise Refusal("handover.found.manifest")
    try:
        references = _references(data)
    except Refusal:
        raise
    except Exception as error:  # lxml has many kinds for bytes that are no XML
        raise Refusal("handover.found.manifest") from error
    if len({reference.name for reference in references}) != len(references):
        raise Refusal("handover.found.manifest")
    return references


def _references(data: bytes) -> tuple[Reference, ...]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=False)
    root = etree.fromstring(data, parser)
    first, *rest = list(root)
    if (
        root.tag != f"{{{ASIC}}}ASiCManifest"
        or first.tag != f"{{{ASIC}}}SigReference"
        or dict(first.attrib) != {"URI": SIGNATURE, "MimeType": "application/pkcs7-signature"}
    ):
        raise Refusal("handover.found.manifest")
    sums = rest.pop() if rest and rest[-1].tag == f"{{{ASIC}}}ASiCManifestExtensions" else None
    references = tuple(_reference(element) for element in rest)
    if sums is not None:
        _require_same(sums, references)
    return references


def _sums(files: Sequence[tuple[str, bytes]]) -> str:
    """What ``sha256sum`` writes for mimetype and for files (name, digest), each at the beginning of a line."""
    whole = [(MIMETYPE, sha256(ASIC_E).digest()), *files]
    return "\n" + "".join(f"{digest.hex()}  {name}\n" for name, digest in whole)


def _require_same(extensions: "etree._Element", references: tuple[Reference, ...]) -> None:
    """The one extension holds the same digests in the same order, and nothing else."""
    (extension,) = list(extensions)
    said = _sums([(reference.name, reference.digest) for reference in references])
    good = (
        extension.tag == f"{{{ASIC}}}Extension"
        and extension.items() == [("Critical", "false")]
        and not len(extension)
        and extension.text == said
        and all(reference.algorithm == SHA256 for reference in references)
    )
    if not good:
        raise Refusal("handover.found.manifest")


def _reference(element: object) -> Reference:
    from lxml import etree

    if not isinstance(element, etree._Element) or element.tag != f"{{{ASIC}}}DataObjectReference":
        raise Refusal("handover.found.manifest")
    method, value = list(element)
    if method.tag != f"{{{DSIG}}}DigestMethod" or value.tag != f"{{{DSIG}}}DigestValue":
        raise Refusal("handover.found.manifest")
    algorithm = method.get("Algorithm") or ""
    if algorithm not in DIGESTS:
        raise Refusal("handover.found.weak_digest")
    try:
        digest = b64decode(value.text or "", validate=True)
    except Base64Error as error:
        raise Refusal("handover.found.manifest") from error
    name = element.get("URI") or ""
    if not is_good_name(name):
        raise Refusal("handover.found.manifest")
    return Reference(name, algorithm, digest)


def _media_type(name: str) -> str:
    return MEDIA[name[name.rindex(".") :]]
