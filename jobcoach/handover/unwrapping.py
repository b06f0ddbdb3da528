"""Whatever a package travels in, taken off with its password."""

from jobcoach.handover.envelope import is_envelope, open_envelope
from jobcoach.handover.wrapping import is_wrapped, unwrap


def needs_password(data: bytes) -> bool:
    """True for a package in an AES-256 ZIP or in an envelope of PDF."""
    return is_wrapped(data) or is_envelope(data)


def open_wrapped(data: bytes, password: str) -> bytes:
    """The container inside, byte for byte. Raises Expected as ``wrapping.unwrap`` and ``envelope.open_envelope``."""
    return open_envelope(data, password) if is_envelope(data) else unwrap(data, password)
