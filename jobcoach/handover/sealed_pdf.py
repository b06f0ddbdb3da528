"""A PDF gets the school's seal: PAdES B-B, certified "no changes", visible at the reserved place of page 1."""

from datetime import datetime

from jobcoach.handover.seal import Seal, require_usable

# Where every page frame keeps room for the seal, in points from the lower left corner (look: paper.md 6).
SEAL_BOX = (62.4, 59.5, 294.8, 116.2)
FIELD_NAME = "Schoolzegel"


def seal_pdf(
    pdf: bytes,
    seal: Seal,
    *,
    at: datetime,
    school: str,
    stamp: bytes | None,
    last_activity: datetime | None = None,
) -> bytes:
    """Return ``pdf`` with one certification signature over the whole file (ETSI EN 319 142-1, level B-B).

    ``stamp`` is a PDF of one page that is drawn in SEAL_BOX, scaled to fit; None seals without anything visible.
    ``at`` is written as the signing time. A tagged PDF gets a tagged field (ISO 14289-1, 7.18.4).
    Raises Expected of seal.require_usable, handover.pdf_unreadable and handover.already_sealed.
    """
    require_usable(seal, at=at, last_activity=last_activity)
    from jobcoach.handover import pades

    return pades.seal_pdf(pdf, seal, at=at, school=school, stamp=stamp)
