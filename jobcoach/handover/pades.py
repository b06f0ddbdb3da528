"""PAdES with pyHanko, all in memory; heavy, so only imported by functions that need it."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from asn1crypto import cms, keys, pem, x509
from cryptography.x509 import Certificate
from pyhanko.pdf_utils import layout
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from jobcoach.handover import certificates, cms_form
from jobcoach.handover.quiet_pyhanko import silence
from jobcoach.handover.seal import Seal
from jobcoach.handover.sealed_pdf import FIELD_NAME, SEAL_BOX
from jobcoach.handover.tagged_field import tag_field
from jobcoach.model.expected import Expected

silence()
# Attributes, names, a signature of RSA-4096 at most; the certificates come besides.
_REST_OF_CMS = 1_536
READABLE_FIELD = "Digitaal zegel van de school"


class SealSigner(signers.SimpleSigner):
    """pyHanko's signer for what we seal, and nothing else: SHA-256, detached, CAdES B-B, in our own encoding."""

    pair: tuple[Certificate, Certificate]

    async def async_sign(
        self,
        data_digest: bytes,
        digest_algorithm: str,
        dry_run: bool = False,
        use_pades: bool = False,
        timestamper: object = None,
        signed_attr_settings: PdfCMSSignedAttributes | None = None,
        is_pdf_sig: bool = True,
        encap_content_info: object = None,  # noqa: ARG002 - pyHanko gives it
    ) -> cms.ContentInfo:
        """See pyHanko's own, of which this gives the same bytes in a tenth of the time."""
        if digest_algorithm != "sha256" or not use_pades or timestamper is not None or signed_attr_settings is None:
            raise ValueError("not how a seal is made")
        certificate, root = self.pair
        at = None if is_pdf_sig else signed_attr_settings.signing_time
        attributes = cms_form.attributes(data_digest, certificate, at=at)
        value = await self.async_sign_raw(cms_form.signed_part(attributes), digest_algorithm, dry_run)
        algorithm = self.get_signature_mechanism_for_digest(digest_algorithm)["algorithm"].native
        whole: cms.ContentInfo = cms.ContentInfo.load(cms_form.encoded(attributes, algorithm, value, certificate, root))
        return whole


def seal_signer(seal: Seal) -> SealSigner:
    """The signer that both layers use: PAdES in each PDF and CAdES over the manifest."""
    made = SealSigner(**_known(seal))
    made.pair = (certificates.from_pem(seal.certificate_pem), certificates.from_pem(seal.root_pem))
    return made


def signer_of(seal: Seal) -> signers.SimpleSigner:
    """pyHanko's own signer for this seal, which does more than ours: other digests, attached content."""
    return signers.SimpleSigner(**_known(seal))


def _known(seal: Seal) -> dict[str, Any]:
    store: Any = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register(_certificate(seal.root_pem))
    return {
        "signing_cert": _certificate(seal.certificate_pem),
        "signing_key": keys.PrivateKeyInfo.load(seal.key_pkcs8),
        "cert_registry": store,
    }


def _reserved(seal: Seal) -> int:
    """Room for the CMS in hexadecimal digits; without it pyHanko signs once more to see how long it becomes."""
    return 2 * (len(seal.certificate_pem) + len(seal.root_pem) + _REST_OF_CMS)


def seal_pdf(pdf: bytes, seal: Seal, *, at: datetime, school: str, stamp: bytes | None) -> bytes:
    """See sealed_pdf.seal_pdf; the life of the seal was checked there."""
    writer = _open(pdf)
    spec = SigFieldSpec(
        FIELD_NAME,
        on_page=0,
        box=SEAL_BOX if stamp is not None else None,  # type: ignore[arg-type] # a PDF rectangle may have fractions
        readable_field_name=READABLE_FIELD,
    )
    fields.append_signature_field(writer, spec)
    if "/StructTreeRoot" in writer.root:
        tag_field(writer, name=FIELD_NAME, alt=f"{READABLE_FIELD}: {school}")
    metadata = signers.PdfSignatureMetadata(
        field_name=FIELD_NAME,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=school,
        reason=READABLE_FIELD,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    signer = _SignerAt(metadata, signer=seal_signer(seal), stamp_style=_style(stamp) if stamp is not None else None)
    signer.at = at.astimezone(UTC)
    sealed = BytesIO()
    signer.sign_pdf(writer, output=sealed, bytes_reserved=_reserved(seal))
    return sealed.getvalue()


class _SignerAt(signers.PdfSigner):
    """A signer whose clock is an argument."""

    at: datetime

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


class _StampPage(PdfContent):
    """The one page of the stamp, imported from memory."""

    def __init__(self, stamp: bytes) -> None:
        super().__init__()
        self._stamp = stamp

    def render(self) -> bytes:
        page: Any = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._stamp)))
        self.resources.xobject["/Zegel"] = page
        left, bottom, right, top = (float(edge) for edge in page.get_object()["/BBox"])
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        # The page keeps its own coordinates: move its lower left corner to the origin.
        return b"1 0 0 1 %g %g cm /Zegel Do" % (-min(left, right), -min(bottom, top))


def _style(stamp: bytes) -> StaticStampStyle:
    rule = SimpleBoxLayoutRule(
        x_align=layout.AxisAlignment.ALIGN_MIN,
        y_align=layout.AxisAlignment.ALIGN_MIN,
        margins=Margins(),
        inner_content_scaling=InnerScaling.STRETCH_TO_FIT,
    )
    return StaticStampStyle(border_width=0, background=_StampPage(stamp), background_layout=rule, background_opacity=1)


def _open(pdf: bytes) -> IncrementalPdfFileWriter:
    try:
        # pyHanko's first object must not follow %%EOF without an end of line (ISO 19005-2, 6.1.9).
        writer = IncrementalPdfFileWriter(BytesIO(pdf if pdf.endswith(b"\n") else pdf + b"\n"))
        signed = bool(writer.prev.embedded_signatures)
        broken = writer.prev.encrypted or writer.prev.xrefs.hybrid_xrefs_present
        writer.find_page_for_modification(0)  # type: ignore[no-untyped-call]
    except Exception as error:  # pyHanko raises many kinds for a file that is no PDF
        raise Expected("handover.pdf_unreadable") from error
    if broken:
        raise Expected("handover.pdf_unreadable")
    if signed:
        raise Expected("handover.already_sealed")
    # Else pyHanko rewrites the XMP packet with itself as producer, which stricter PDF/A checkers refuse.
    writer._update_meta = lambda: None  # type: ignore[method-assign]
    return writer


def _certificate(pem_bytes: bytes) -> Any:
    _, _, der = pem.unarmor(pem_bytes)
    return x509.Certificate.load(der)
