"""What makes a printed paper recognisable: its number, its frozen text, and the short digest in the QR."""

import base64
import hashlib
import json
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from jobcoach.caseload.circumstances import today
from jobcoach.caseload.school import the_coach, the_school
from jobcoach.vault.changes import next_number


def new_number(session: Session) -> str:
    """Next number of this coach: BRIN-coach-year-sequence, unique per school (decisions, seal and package)."""
    year = today(session).year
    return f"{the_school(session).brin or '0000'}-{the_coach(session).code}-{year}-{next_number(session, year):04d}"


def frozen_text(data: Any, issued_on: date | None) -> str:
    """Everything that a paper prints, as canonical JSON: what its digest is taken over; ``data`` has ``issued_on``."""
    whole = asdict(replace(data, issued_on=issued_on))
    return json.dumps(whole, default=_as_text, ensure_ascii=False, sort_keys=True)


def _as_text(value: object) -> str:
    """A day as text; bytes (the logo) as their SHA-256."""
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else str(value)


def short_digest(text: str) -> str:
    """Eight characters that tie a paper to its frozen text, for the QR: base32 of the SHA-256."""
    return base64.b32encode(hashlib.sha256(text.encode()).digest())[:8].decode()
