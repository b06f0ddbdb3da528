"""The wrapper for a desk without 7-Zip: a PDF under AES-256 (ISO 32000-2, revision 6) that carries the whole container.

Every file of the container is an attachment, as it is, in the order and with the time of the container; so the very
same container can be written again and checked. pikepdf is only imported by functions that need it.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from jobcoach.handover.pdf_frame import is_plain
from jobcoach.handover.refusal import Refusal
from jobcoach.handover.wrapping import LARGEST_WRAPPER, as_written
from jobcoach.handover.zip_reader import LARGEST_CONTAINER, MOST_FILES, is_good_name, read_zip
from jobcoach.handover.zip_writer import dos_moment, write_zip
from jobcoach.model.expected import Expected

if TYPE_CHECKING:
    import pikepdf

# Command line tools of poppler cut a password at this length.
LONGEST_PASSWORD = 32
_TIME = "D:%Y%m%d%H%M%SZ"
_DIGEST = "/SHA256"


def wrap_in_pdf(container: bytes, *, cover: bytes, password: str) -> bytes:
    """Encrypt ``container`` as the attachments of ``cover``, a PDF of one page or more without secrets of its own.

    ``password`` has at most LONGEST_PASSWORD characters. Raises Expected handover.too_large and, when ``container``
    is none of ours, handover.wrapper_damaged.
    """
    import pikepdf

    if not 0 < len(password) <= LONGEST_PASSWORD:
        raise ValueError("no password that every reader takes")
    if len(container) > LARGEST_CONTAINER:
        raise Expected("handover.too_large")
    try:
        entries = read_zip(container)
    except Refusal as error:
        raise Expected("handover.wrapper_damaged") from error
    moment = dos_moment(container).strftime(_TIME)
    with pikepdf.open(BytesIO(cover)) as pdf:
        for number, entry in enumerate(entries):
            pdf.attachments[f"{number:03d} {entry.name}"] = pikepdf.AttachedFileSpec(
                pdf, entry.data, filename=entry.name.rsplit("/", 1)[-1], description=entry.name, mod_date=moment
            )
        if "/Metadata" in pdf.Root:  # it says PDF/A, and that knows no encryption
            del pdf.Root.Metadata
        pdf.Root.PageMode = pikepdf.Name.UseAttachments
        pdf.docinfo[_DIGEST] = sha256(container).hexdigest()
        return _encrypted(pdf, password)


def _encrypted(pdf: "pikepdf.Pdf", password: str) -> bytes:
    """Plain tables and nothing compressed anew: what comes out is never larger than what went in."""
    import pikepdf

    target = BytesIO()
    pdf.save(
        target,
        encryption=pikepdf.Encryption(owner=password, user=password, R=6, aes=True, metadata=True),
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=False,
    )
    if target.tell() > LARGEST_WRAPPER:
        raise Expected("handover.too_large")
    return target.getvalue()


def is_envelope(data: bytes) -> bool:
    """True when ``data`` begins as a PDF and ends as one that is encrypted."""
    return data[:5] == b"%PDF-" and b"/Encrypt" in data[-2_000:]


def open_envelope(data: bytes, password: str) -> bytes:
    """Decrypt an envelope and give the container that went in, byte for byte.

    Slips in a typed password are forgiven as in ``wrapping.unwrap``. Raises Expected handover.not_wrapped,
    handover.wrong_password, handover.wrapper_damaged and handover.too_large.
    """
    if not is_envelope(data):
        raise Expected("handover.not_wrapped")
    if len(data) > LARGEST_WRAPPER:
        raise Expected("handover.too_large")
    if not is_plain(data, largest=LARGEST_WRAPPER):  # before anything of it is unpacked
        raise Expected("handover.wrapper_damaged")
    import pikepdf

    try:
        return _container_in(data, as_written(password))
    except pikepdf.PasswordError as error:
        raise Expected("handover.wrong_password") from error
    except Expected:
        raise
    except Exception as error:  # hostile bytes: qpdf raises many kinds
        raise Expected("handover.wrapper_damaged") from error


def _container_in(data: bytes, password: str) -> bytes:
    import pikepdf

    stream = BytesIO(data)
    with pikepdf.open(stream, password=password, attempt_recovery=False, suppress_warnings=True) as pdf:
        files = [(name, part, moment) for name, part, moment in _attached(pdf, most=len(data))]
        moments = {moment for _, _, moment in files}
        if pdf.encryption.R != 6 or len(moments) != 1:
            raise Expected("handover.wrapper_damaged")
        at = datetime.strptime(moments.pop(), _TIME).replace(tzinfo=UTC)
        container = write_zip([(name, part) for name, part, _ in files], at=at)
        # A PDF under AES has nothing else that notices a changed byte.
        if sha256(container).hexdigest() != str(pdf.docinfo[_DIGEST]):
            raise Expected("handover.wrapper_damaged")
    return container


def _attached(pdf: "pikepdf.Pdf", *, most: int) -> Iterator[tuple[str, bytes, str]]:
    """Name in the container, bytes and time of each attachment, in order; ``most``: bytes that all may have."""
    for number, (key, item) in enumerate(pdf.attachments.items()):
        count, name = key.split(" ", 1)
        stream = item.obj.EF.F
        part = bytes(stream.read_raw_bytes())
        most -= len(part)
        if count != f"{number:03d}" or number >= MOST_FILES or not is_good_name(name) or most < 0:
            raise Expected("handover.wrapper_damaged")
        if "/Filter" in stream:  # ours lie as they are, so that nothing can grow
            raise Expected("handover.wrapper_damaged")
        yield name, part, str(stream.Params.ModDate)
