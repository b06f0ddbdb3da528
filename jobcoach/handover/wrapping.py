"""The wrapper for the road: an AES-256 ZIP (WinZip AES) with one container inside, opened by 7-Zip with a password."""

import re
import secrets
from io import BytesIO

from jobcoach.handover.zip_reader import LARGEST_CONTAINER, is_good_name
from jobcoach.model.expected import Expected

# 32 characters without 0, O, 1 and I: what is read aloud or copied from paper cannot be confused.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
GROUPS, GROUP = 5, 4
AES_METHOD = 99
# Local header, extra field, salt, verifier, authentication code, directory: far less than this around the container.
LARGEST_WRAPPER = LARGEST_CONTAINER + 4_096


def new_password() -> str:
    """100 random bits as ``K7QF-2M9X-V4RT-8HWD-N3PB``: WinZip AES stretches too little for a password of a human."""
    letters = [secrets.choice(ALPHABET) for _ in range(GROUPS * GROUP)]
    return "-".join("".join(letters[at : at + GROUP]) for at in range(0, len(letters), GROUP))


def wrap(container: bytes, *, inner_name: str, password: str) -> bytes:
    """Encrypt ``container`` as the only file of a ZIP. ``inner_name`` stays readable, so it must be neutral ASCII.

    Raises Expected handover.bad_name and handover.too_large.
    """
    import pyzipper
    from pyzipper.zipfile_aes import AESZipInfo

    if not is_good_name(inner_name) or "/" in inner_name:
        raise Expected("handover.bad_name", name=inner_name)
    if len(container) > LARGEST_CONTAINER:
        raise Expected("handover.too_large")
    buffer = BytesIO()
    with pyzipper.AESZipFile(buffer, "w", compression=pyzipper.ZIP_STORED) as archive:
        archive.setpassword(password.encode("ascii"))
        archive.setencryption(pyzipper.WZ_AES, nbits=256)
        # The first day that a ZIP knows: the wrapper tells nobody when it was made.
        archive.writestr(AESZipInfo(inner_name, (1980, 1, 1, 0, 0, 0)), container)
    return buffer.getvalue()


def is_wrapped(data: bytes) -> bool:
    """True when ``data`` begins as a ZIP entry that is encrypted with AES."""
    begins_encrypted = data[:4] == b"PK\x03\x04" and len(data) > 30 and bool(data[6] & 1)
    return begins_encrypted and int.from_bytes(data[8:10], "little") == AES_METHOD


def unwrap(data: bytes, password: str) -> bytes:
    """Decrypt a wrapper and return the container, authenticated by its HMAC.

    Small slips in a typed password (lower case, spaces, no dashes) are forgiven. Raises Expected
    handover.not_wrapped, handover.wrong_password, handover.wrapper_damaged and handover.too_large.
    """
    if not is_wrapped(data):
        raise Expected("handover.not_wrapped")
    if len(data) > LARGEST_WRAPPER:
        raise Expected("handover.too_large")
    try:
        return _decrypt(data, as_written(password).encode("utf-8"))
    except Expected:
        raise
    except RuntimeError as error:  # pyzipper's word for a password that does not fit
        raise Expected("handover.wrong_password") from error
    except Exception as error:  # hostile bytes: pyzipper raises many kinds
        raise Expected("handover.wrapper_damaged") from error


def as_written(password: str) -> str:
    """The password as new_password writes it, when that is what was meant; any other password as it was typed."""
    letters = re.sub(r"[\s-]", "", password).upper()
    if len(letters) == GROUPS * GROUP and set(letters) <= set(ALPHABET):
        return "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))
    return password


def _decrypt(data: bytes, password: bytes) -> bytes:
    import pyzipper

    with pyzipper.AESZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
        # Stored only: what comes out is never larger than what went in.
        if len(entries) != 1 or not entries[0].flag_bits & 1 or entries[0].compress_type != pyzipper.ZIP_STORED:
            raise Expected("handover.wrapper_damaged")
        if entries[0].file_size > len(data):
            raise Expected("handover.wrapper_damaged")
        return bytes(archive.read(entries[0], pwd=password))
