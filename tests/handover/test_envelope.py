"""The envelope of PDF: opened by any reader with the password, and the very same container comes out."""

import io
import zipfile

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobcoach.handover.envelope import LONGEST_PASSWORD, is_envelope, open_envelope, wrap_in_pdf
from jobcoach.handover.unwrapping import needs_password, open_wrapped
from jobcoach.handover.wrapping import new_password, wrap
from jobcoach.model.expected import Expected
from tests.handover.conftest import simple_pdf

PASSWORD = "K7QF-2M9X-V4RT-8HWD-N3PB"
OTHER = "2222-2222-2222-2222-2222"


def key_of(act) -> str:
    with pytest.raises(Expected) as caught:
        act()
    return caught.value.key


@pytest.fixture(scope="module")
def envelope(forge) -> bytes:
    return wrap_in_pdf(forge.good, cover=simple_pdf("Voorblad"), password=PASSWORD)


def test_the_same_container_comes_out(forge, envelope):
    assert is_envelope(envelope)
    assert needs_password(envelope)
    assert open_envelope(envelope, PASSWORD) == forge.good
    assert open_wrapped(envelope, PASSWORD) == forge.good
    assert open_wrapped(wrap(forge.good, inner_name="a.zip", password=PASSWORD), PASSWORD) == forge.good
    assert forge.check(open_envelope(envelope, PASSWORD)).exit_code == 0


def test_a_password_may_be_typed_sloppily_and_fits_every_reader(forge, envelope):
    for typed in (PASSWORD.lower(), PASSWORD.replace("-", ""), f" {PASSWORD.replace('-', ' ')}\n"):
        assert open_envelope(envelope, typed) == forge.good
    assert len(new_password()) <= LONGEST_PASSWORD
    for bad in ("", "x" * 33):
        with pytest.raises(ValueError, match="password"):
            wrap_in_pdf(forge.good, cover=simple_pdf(), password=bad)


def test_without_the_password_nothing_shows(envelope, forge):
    for wrong in ("", OTHER, "x" * 500):
        assert key_of(lambda wrong=wrong: open_envelope(envelope, wrong)) == "handover.wrong_password"
    for name, data in forge.files():
        assert name == "mimetype" or name.encode() not in envelope
        assert data[len(data) // 2 :][:40] not in envelope
    assert forge.check(envelope).exit_code == 65


def test_pdfdetach_and_qpdf_take_out_every_file(forge, envelope, run, tmp_path):
    (tmp_path / "e.pdf").write_bytes(envelope)
    out = tmp_path / "uit"
    out.mkdir()
    assert run("pdfdetach", "-upw", PASSWORD, "-saveall", "-o", str(out), "e.pdf", cwd=tmp_path).returncode == 0
    files = {name.rsplit("/", 1)[-1]: data for name, data in forge.files()}
    assert {file.name: file.read_bytes() for file in out.iterdir()} == files
    assert run("pdfdetach", "-upw", OTHER, "-list", "e.pdf", cwd=tmp_path).returncode != 0
    told = run("qpdf", f"--password={PASSWORD}", "--show-encryption", "e.pdf", cwd=tmp_path).stdout
    assert "R = 6" in told
    assert told.count("AESv3") == 3
    assert run("qpdf", f"--password={PASSWORD}", "--check", "e.pdf", cwd=tmp_path).returncode == 0
    listed = run("qpdf", f"--password={PASSWORD}", "--list-attachments", "e.pdf", cwd=tmp_path).stdout
    assert [line.split(" -> ")[0].split(" ", 1)[1] for line in listed.splitlines()] == [n for n, _ in forge.files()]
    assert "Voorblad" in run("pdftotext", "-upw", PASSWORD, "e.pdf", "-", cwd=tmp_path).stdout


def test_the_seal_of_an_attached_pdf_is_still_good(forge, envelope, run, tmp_path):
    (tmp_path / "e.pdf").write_bytes(envelope)
    run("pdfdetach", "-upw", PASSWORD, "-savefile", "Overdracht.pdf", "-o", "o.pdf", "e.pdf", cwd=tmp_path)
    said = run("pdfsig", "o.pdf", cwd=tmp_path).stdout
    assert "Signature is Valid" in said
    assert "Total document signed" in said


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_changed_envelope_is_refused_or_gives_the_same_container(forge, envelope, data):
    at = data.draw(st.integers(0, len(envelope) - 1))
    evil = envelope[:at] + bytes((envelope[at] ^ data.draw(st.integers(1, 255)),)) + envelope[at + 1 :]
    try:
        assert open_envelope(evil, PASSWORD) == forge.good
    except Expected as error:
        assert error.key in {"handover.wrong_password", "handover.wrapper_damaged", "handover.not_wrapped"}  # noqa: PT017


@given(junk=st.binary(max_size=600))
def test_any_bytes_are_refused(junk):
    for data in (junk, b"%PDF-1.7\n" + junk + b"/Encrypt", b"%PDF-1.7\nxref\n0 1\n" + junk + b"/Encrypt"):
        assert key_of(lambda data=data: open_envelope(data, "x")) in {
            "handover.not_wrapped",
            "handover.wrapper_damaged",
        }


def resaved(envelope: bytes, change=lambda pdf: None, **options) -> bytes:
    """The envelope as somebody with the password writes it again."""
    target = io.BytesIO()
    settings_ = {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "compress_streams": False} | options
    settings_.setdefault("encryption", pikepdf.Encryption(owner=PASSWORD, user=PASSWORD, R=6))
    with pikepdf.open(io.BytesIO(envelope), password=PASSWORD) as pdf:
        change(pdf)
        pdf.save(target, **settings_)
    return target.getvalue()


def removed(pdf):
    del pdf.attachments[sorted(pdf.attachments)[3]]


def renamed(pdf):
    key = sorted(pdf.attachments)[3]
    pdf.attachments[key[:4] + "../evil"] = pdf.attachments[key]
    del pdf.attachments[key]


def bomb(pdf):
    key = sorted(pdf.attachments)[3]
    stream = pdf.attachments[key].obj.EF.F
    stream.write(bytes(5_000_000), filter=pikepdf.Name.FlateDecode)


@pytest.mark.parametrize("change", [removed, renamed, bomb])
def test_another_content_under_the_same_password_is_refused(envelope, forge, change):
    assert open_envelope(resaved(envelope), PASSWORD) == forge.good
    assert key_of(lambda: open_envelope(resaved(envelope, change), PASSWORD)) == "handover.wrapper_damaged"


def test_weaker_or_compressed_envelopes_are_refused(envelope):
    old = pikepdf.Encryption(owner=PASSWORD, user=PASSWORD, R=4)
    assert key_of(lambda: open_envelope(resaved(envelope, encryption=old), PASSWORD)) == "handover.wrapper_damaged"
    packed = resaved(envelope, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert key_of(lambda: open_envelope(packed, PASSWORD)) in {"handover.wrapper_damaged", "handover.not_wrapped"}


def test_a_file_that_is_no_container_is_not_wrapped(forge):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"a" * 100)
    assert (
        key_of(lambda: wrap_in_pdf(buffer.getvalue(), cover=simple_pdf(), password="x")) == "handover.wrapper_damaged"
    )


def test_a_sealed_paper_is_no_envelope(forge):
    assert not is_envelope(forge.sealed)
    assert forge.check(forge.sealed).findings[0].key == "handover.found.no_package"
