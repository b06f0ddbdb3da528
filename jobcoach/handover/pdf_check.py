"""The strict check of one sealed PDF; heavy (pyHanko), only imported by functions that need it."""

import zlib
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from jobcoach.handover import certificates
from jobcoach.handover.cms_check import context, rebuilt
from jobcoach.handover.container import DATA
from jobcoach.handover.pdf_frame import is_plain
from jobcoach.handover.pdf_still import require_still
from jobcoach.handover.quiet_pyhanko import silence
from jobcoach.handover.refusal import Refusal
from jobcoach.handover.seal import CLOCK_TOLERANCE

silence()
_FILE = DATA.rpartition("/")[2]
_SPECIFICATION = {"/Type", "/F", "/UF", "/Desc", "/AFRelationship", "/EF"}


def check_pdf(
    name: str, pdf: bytes, *, root: x509.Certificate, certificate: x509.Certificate, signed_at: datetime, carries: bool
) -> None:
    """Refuse a PDF that does not hold exactly one whole, unchanged seal of ``certificate``; raises Refusal.

    ``signed_at`` is the package's signing time: the PDF was sealed within the seal's life and not after it. Nor may it
    hold anything that acts or leads outside; ``carries`` allows the one file of ``require_attached``.
    """
    try:
        reader = _check(name, pdf, root=root, certificate=certificate, signed_at=signed_at)
        require_still(name, pdf, reader, carries=carries)
    except Refusal:
        raise
    except Exception as error:  # pyHanko raises many kinds for a damaged file
        raise Refusal("handover.found.pdf_changed", name=name) from error


def require_attached(name: str, pdf: bytes, *, data: bytes) -> None:
    """Refuse a sealed PDF whose attached file is not ``data``, byte for byte, or that carries another; raises Refusal.

    ``check_pdf`` was there before: the file is plain and whole, and holds one file. Nothing unpacks further than
    ``data`` is long.
    """
    try:
        same = _attached_as_ours(PdfFileReader(BytesIO(pdf), strict=True).root, data)
    except Exception as error:  # none attached, or not as we attach
        raise Refusal("handover.found.other_data", name=name) from error
    if not same:
        raise Refusal("handover.found.other_data", name=name)


def _attached_as_ours(root: Any, data: bytes) -> bool:
    """One leaf with one name; the file specification says that name, and nothing but where its bytes are inside."""
    tree = root["/Names"]["/EmbeddedFiles"]
    names = tree["/Names"]
    specification = names[1]
    associated = root.get("/AF", ())
    return (
        set(tree) == {"/Names"}
        and len(names) == 2
        and all(associated.raw_get(at) == names.raw_get(1) for at in range(len(associated)))
        and set(specification) <= _SPECIFICATION
        and [names[0], specification["/F"], specification["/UF"]] == [_FILE] * 3
        and _holds(specification["/EF"], data)
    )


def _holds(embedded: Any, data: bytes) -> bool:
    return set(embedded) in ({"/F"}, {"/F", "/UF"}) and all(
        _unpacked(embedded[key], len(data) + 1) == data for key in embedded
    )


def _unpacked(stream: Any, most: int) -> bytes:
    raw = bytes(stream.encoded_data)
    if "/Filter" not in stream:
        return raw
    if stream["/Filter"] != "/FlateDecode" or "/DecodeParms" in stream:
        raise ValueError
    return zlib.decompressobj().decompress(raw, most)


def _check(
    name: str, pdf: bytes, *, root: x509.Certificate, certificate: x509.Certificate, signed_at: datetime
) -> PdfFileReader:
    if not is_plain(pdf):  # before anything of it is unpacked
        raise Refusal("handover.found.pdf_changed", name=name)
    reader = PdfFileReader(BytesIO(pdf), strict=True)
    if reader.encrypted or reader.xrefs.hybrid_xrefs_present:
        raise Refusal("handover.found.pdf_changed", name=name)
    signatures = list(reader.embedded_signatures)
    if not signatures:
        raise Refusal("handover.found.pdf_unsealed", name=name)
    if len(signatures) != 1 or signatures[0].sig_object_type != "/Sig":
        raise Refusal("handover.found.pdf_more_seals", name=name)
    _require_whole(name, signatures[0], root=root, signed_at=signed_at)
    if bytes(signatures[0].signer_cert.dump()) != certificates.der_of(certificate):
        raise Refusal("handover.found.pdf_other_seal", name=name)
    exact = rebuilt(signatures[0].signer_info, certificate, root)
    if signatures[0].pkcs7_content.rstrip(b"\0") != exact.rstrip(b"\0"):
        raise Refusal("handover.found.pdf_changed", name=name)
    _require_time(name, signatures[0], certificate=certificate, signed_at=signed_at)
    return reader


def _require_whole(name: str, signature: EmbeddedPdfSignature, *, root: x509.Certificate, signed_at: datetime) -> None:
    """Valid, over the entire file, nothing changed afterwards, and certified "no changes" as PAdES with SHA-256."""
    status = validate_pdf_signature(signature, context(root, at=signed_at))
    whole = (
        status.bottom_line
        and status.coverage == SignatureCoverageLevel.ENTIRE_FILE
        and status.modification_level == ModificationLevel.NONE
        and status.md_algorithm == "sha256"
        and signature.docmdp_level == MDPPerm.NO_CHANGES
        and signature.sig_object.get("/SubFilter") == SigSeedSubFilter.PADES.value
    )
    if not whole:
        raise Refusal("handover.found.pdf_changed", name=name)


def _require_time(
    name: str, signature: EmbeddedPdfSignature, *, certificate: x509.Certificate, signed_at: datetime
) -> None:
    at = signature.self_reported_timestamp
    facts = certificates.facts_of(certificate)
    if at is None or at.tzinfo is None:
        raise Refusal("handover.found.pdf_time", name=name)
    at = at.astimezone(UTC)
    if not facts.start <= at <= min(facts.end, signed_at + CLOCK_TOLERANCE):
        raise Refusal("handover.found.pdf_time", name=name)
