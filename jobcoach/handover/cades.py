"""CAdES B-B over the manifest, made with pyHanko; heavy, so only imported by functions that need it."""

import asyncio
from datetime import UTC, datetime

from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes

from jobcoach.handover.pades import seal_signer
from jobcoach.handover.seal import Seal


def sign_detached(content: bytes, seal: Seal, *, at: datetime) -> bytes:
    """A detached CMS (DER) over ``content`` with signing time and signing certificate (ETSI EN 319 122-1, B-B)."""
    signed = asyncio.run(
        seal_signer(seal).async_sign_general_data(
            content,
            digest_algorithm="sha256",
            detached=True,
            use_cades=True,
            signed_attr_settings=PdfCMSSignedAttributes(signing_time=at.astimezone(UTC)),
        )
    )
    return bytes(signed.dump())
