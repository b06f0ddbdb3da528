"""A PDF changed after it was sealed, in a package that is signed again by the real key."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from jobcoach.handover.pades import signer_of
from jobcoach.handover.seal import make_seal
from jobcoach.handover.sealed_pdf import seal_pdf

NOW = datetime(2026, 7, 10, 9, 30, 15, tzinfo=UTC)
MAIN = "Overdracht.pdf"


@pytest.fixture
def reason(forge):
    """Why a package with this PDF in it is refused, although everything around it is signed by the real key."""

    def why(pdf: bytes) -> str:
        report = forge.check(forge.resign(forge.content(**{MAIN: pdf})))
        assert report.exit_code == 2, report.findings
        (finding,) = report.findings
        assert dict(finding.values) == {"name": MAIN}
        return finding.key.removeprefix("handover.found.")

    return why


def changed(sealed: bytes, change) -> bytes:
    """An incremental update after the seal, as any PDF editor makes it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(sealed))
    change(writer)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def add_note(writer) -> None:
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    name = generic.pdf_name
    note = generic.DictionaryObject(
        {
            name("/Type"): name("/Annot"),
            name("/Subtype"): name("/Text"),
            name("/Rect"): generic.ArrayObject([generic.NumberObject(n) for n in (0, 0, 50, 50)]),
            name("/Contents"): generic.pdf_string("Aangenomen"),
        }
    )
    page["/Annots"].append(writer.add_object(note))
    writer.update_container(page["/Annots"])
    writer.update_container(page)


def replace_page(writer) -> None:
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page[generic.pdf_name("/Contents")] = writer.add_object(generic.StreamObject(stream_data=b"0 0 99 99 re f"))
    writer.update_container(page)


def change_info(writer) -> None:
    writer.set_info(generic.DictionaryObject({generic.pdf_name("/Title"): generic.pdf_string("Iets anders")}))


def nothing(writer) -> None:
    writer.update_root()


@pytest.mark.parametrize("change", [add_note, replace_page, change_info, nothing])
def test_an_update_after_the_seal(forge, reason, run, tmp_path, change):
    evil = changed(forge.sealed, change)
    assert len(evil) > len(forge.sealed)
    assert reason(evil) == "pdf_changed"
    (tmp_path / "evil.pdf").write_bytes(evil)
    seen = run("pdfsig", "-nocert", "evil.pdf", cwd=tmp_path).stdout
    assert "Signature is Valid." in seen  # why the readme asks for both lines
    assert "Total document signed" not in seen.replace("Not total document signed", "")


def test_bytes_after_the_end(forge, reason):
    for extra in [b"\n", b"x", b"%%EOF\n", bytes(2000)]:
        assert reason(forge.sealed + extra) == "pdf_changed"


def test_no_seal_at_all(forge, reason):
    assert reason(forge.pdf) == "pdf_unsealed"


def test_the_seal_cut_off(forge, reason):
    revision = forge.sealed.index(b"%%EOF") + 6
    assert reason(forge.sealed[:revision]) == "pdf_unsealed"


def test_what_is_no_pdf(reason):
    for junk in [b"", b"%PDF-1.7", b"\0" * 5000, b"%PDF-1.7\n%%EOF\n"]:
        assert reason(junk) == "pdf_changed"


def test_a_second_seal_by_a_stranger(forge, reason, school_of):
    """On a file that the school signed without "no changes"."""
    _, stranger = school_of(brin="98YY")
    mine = open_signature(forge.pdf, forge.seal, "Een")
    assert reason(open_signature(mine, stranger, "Twee")) == "pdf_more_seals"


def test_a_signature_that_allows_changes(forge, reason):
    assert reason(open_signature(forge.pdf, forge.seal, "Schoolzegel")) == "pdf_changed"


def open_signature(pdf: bytes, seal, name: str) -> bytes:
    """An approval signature: PAdES, but it certifies nothing."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    metadata = signers.PdfSignatureMetadata(
        field_name=name, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
    )
    output = io.BytesIO()
    signers.PdfSigner(metadata, signer=signer_of(seal)).sign_pdf(writer, output=output)
    return output.getvalue()


def test_a_seal_of_a_stranger(forge, reason, school_of):
    _, stranger = school_of()
    assert reason(seal_pdf(forge.pdf, stranger, at=NOW, school="S", stamp=None)) == "pdf_changed"


def test_a_seal_of_a_colleague(forge, reason):
    colleague = make_seal(forge.root, school="PrO De Oefenschool", brin="99ZZ", coach="Collega", now=NOW)
    assert reason(seal_pdf(forge.pdf, colleague, at=NOW, school="S", stamp=None)) == "pdf_other_seal"


def test_a_pdf_sealed_after_the_package(forge, reason):
    late = seal_pdf(forge.pdf, forge.seal, at=NOW + timedelta(minutes=11), school="S", stamp=None)
    assert reason(late) == "pdf_time"


def test_a_shrunk_byte_range(forge, reason):
    at = forge.sealed.index(b"/ByteRange [")
    end = forge.sealed.index(b"]", at)
    numbers = forge.sealed[at + 12 : end].split()
    smaller = b" ".join([*numbers[:3], str(int(numbers[3]) - 10).encode()])
    evil = forge.sealed[: at + 12] + smaller.ljust(end - at - 12) + forge.sealed[end:]
    assert reason(evil) == "pdf_changed"


def test_damaged_cms_in_the_pdf(forge, reason):
    at = forge.sealed.index(b"/Contents <30") + 11
    for shift in (0, 2, 8, 40, 400):
        old = forge.sealed[at + shift : at + shift + 2]
        evil = forge.sealed[: at + shift] + (b"00" if old != b"00" else b"ff") + forge.sealed[at + shift + 2 :]
        assert reason(evil) == "pdf_changed"


@settings(max_examples=100)
@given(data=st.data())
def test_no_byte_of_a_sealed_pdf_can_change(forge, data):
    """But for the case of the hexadecimal digits of the CMS, which means nothing and is under the manifest's digest."""
    start = forge.sealed.index(b"/Contents <") + 11
    end = forge.sealed.index(b">", start)
    at = data.draw(st.integers(0, len(forge.sealed) - 1) | st.integers(start, end))
    evil = forge.sealed[:at] + bytes((forge.sealed[at] ^ data.draw(st.integers(1, 255)),)) + forge.sealed[at + 1 :]
    if evil.lower() != forge.sealed.lower():
        assert forge.check(forge.resign(forge.content(**{MAIN: evil}))).exit_code == 2
