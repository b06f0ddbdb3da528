"""The strict check of the seal over the manifest; heavy (pyHanko), only imported by functions that need it."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from pyhanko.sign.validation.generic_cms import async_validate_detached_cms
from pyhanko_certvalidator import ValidationContext

from jobcoach.handover import certificates
from jobcoach.handover.cms_form import ALGORITHMS, encoded
from jobcoach.handover.quiet_pyhanko import silence
from jobcoach.handover.refusal import Refusal
from jobcoach.model.expected import Expected

silence()
LARGEST_SIGNATURE = 20_000
_NEEDED = {"content_type", "message_digest", "signing_time", "signing_certificate_v2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SealFacts:
    """Who sealed and when, after every check passed."""

    certificate: x509.Certificate
    signed_at: datetime


def context(root: x509.Certificate, *, at: datetime) -> ValidationContext:
    """Trust in ``root`` alone, as on the instant ``at``; nothing is ever fetched."""
    anchor = asn1_x509.Certificate.load(certificates.der_of(root))
    return ValidationContext(trust_roots=[anchor], moment=at, allow_fetching=False)


def check_seal(signature: bytes, manifest: bytes, *, root: x509.Certificate) -> SealFacts:
    """Verify the detached CAdES ``signature`` (DER) over ``manifest`` under ``root``; raises Refusal.

    Beyond pyHanko's validation every byte must follow from the two certificates, the signed attributes and the
    signature value, so that nothing outside the signature can be changed: the CMS is rebuilt and compared.
    """
    try:
        signed, info = _open(signature)
        certificate = _signer_certificate(signed, root)
        signed_at = _signing_time(info)
    except Refusal:
        raise
    except (Expected, Exception) as error:  # hostile DER: asn1crypto has many kinds
        raise Refusal("handover.found.seal_broken") from error
    if not certificates.is_seal_under(certificate, root):
        raise Refusal("handover.found.not_a_seal")
    facts = certificates.facts_of(certificate), certificates.facts_of(root)
    if not all(fact.start <= signed_at <= fact.end for fact in facts):
        raise Refusal("handover.found.sealed_outside_life")
    if not _is_valid(signed, manifest, root, at=signed_at):
        raise Refusal("handover.found.seal_broken")
    if rebuilt(info, certificate, root) != signature:
        raise Refusal("handover.found.seal_broken")
    return SealFacts(certificate=certificate, signed_at=signed_at)


def _open(signature: bytes) -> tuple[Any, Any]:
    if len(signature) > LARGEST_SIGNATURE:
        raise Refusal("handover.found.seal_broken")
    content = cms.ContentInfo.load(signature, strict=True)
    if content["content_type"].native != "signed_data":
        raise Refusal("handover.found.seal_broken")
    signed = content["content"]
    if len(signed["signer_infos"]) != 1:
        raise Refusal("handover.found.seal_broken")
    info = signed["signer_infos"][0]
    if info["digest_algorithm"]["algorithm"].native != "sha256" or _algorithm(info) not in ALGORITHMS:
        raise Refusal("handover.found.weak_digest")
    return signed, info


def _signer_certificate(signed: Any, root: x509.Certificate) -> x509.Certificate:
    """The one certificate beside the root; the rebuild proves that it is the one that the signature names."""
    root_der = certificates.der_of(root)
    others = [choice.chosen.dump() for choice in signed["certificates"] if choice.chosen.dump() != root_der]
    if len(others) != 1:
        raise Refusal("handover.found.seal_broken")
    return certificates.from_der(others[0])


def _signing_time(info: Any) -> datetime:
    kinds = [attribute["type"].native for attribute in info["signed_attrs"]]
    if len(set(kinds)) != len(kinds) or not set(kinds) >= _NEEDED:
        raise Refusal("handover.found.seal_broken")
    times = next(a["values"] for a in info["signed_attrs"] if a["type"].native == "signing_time")
    if len(times) != 1:
        raise Refusal("handover.found.seal_broken")
    moment: datetime = times[0].native
    return moment.astimezone(UTC)


def _is_valid(signed: Any, manifest: bytes, root: x509.Certificate, *, at: datetime) -> bool:
    """pyHanko's word on digest, signature, signing-certificate attribute and path."""
    try:
        status = asyncio.run(
            async_validate_detached_cms(manifest, signed, signer_validation_context=context(root, at=at))
        )
        return bool(status.bottom_line)
    except Exception:  # whatever it cannot read is not valid
        return False


def rebuilt(info: Any, certificate: x509.Certificate, root: x509.Certificate) -> bytes:
    """The one encoding (DER, RFC 5652) of this seal: only signed attributes and signature value are taken over."""
    value = info["signature"].native
    if _algorithm(info) == "sha256_ecdsa":
        value = encode_dss_signature(*decode_dss_signature(value))
    attributes = [attribute.dump() for attribute in info["signed_attrs"]]
    return encoded(attributes, _algorithm(info), value, certificate, root)


def _algorithm(info: Any) -> str:
    return str(info["signature_algorithm"]["algorithm"].native)
