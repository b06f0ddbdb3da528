"""A PDF changed after it was sealed, in a package that is signed again by the real key."""

import io
from datetime import UTC, datetime, timedelta

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from jobcoach.handover.pades import signer_of
from jobcoach.handover.seal import make_seal
from jobcoach.handover.sealed_pdf import seal_pdf
from tests.handover.conftest import with_data

NOW = datetime(2026, 7, 10, 9, 30, 15, tzinfo=UTC)
MAIN, DATA = "Overdracht.pdf", "gegevens/overdracht.json"


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


# --- what a holder of a real seal writes into a PDF before sealing it -------------------------------------------------

N, D, A, S = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array, pikepdf.String
SCRIPT = D(S=N.JavaScript, JS=S("app.alert(1)"))


def second(pdf, name="overdracht.json"):
    """A file specification with other data in it."""
    stream = pdf.make_stream(b'{"evil": true}')
    return pdf.make_indirect(D(Type=N.Filespec, F=S(name), UF=S(name), EF=D(F=stream, UF=stream)))


def mine(pdf):
    return pdf.Root.Names.EmbeddedFiles.Names[1]


def annotation(pdf, **keys):
    pdf.pages[0].Annots = A([pdf.make_indirect(D(Type=N.Annot, Rect=A([0, 0, 50, 50]), **keys))])


def external(pdf):
    stream = pdf.make_stream(b"")
    stream.stream_dict.F = S("https://voorbeeld.invalid/x.json")
    mine(pdf).EF = D(F=stream, UF=stream)


def kids(pdf):
    tree = pdf.Root.Names.EmbeddedFiles
    tree.Kids = A([pdf.make_indirect(D(Names=A([S("a"), second(pdf)]), Limits=A([S("a"), S("a")])))])


def hidden_kids(pdf):
    """The only one by the letter, in a branch where a reader may not look."""
    tree = pdf.Root.Names.EmbeddedFiles
    tree.Kids = A([pdf.make_indirect(D(Names=A([S("a"), mine(pdf)]), Limits=A([S("a"), S("a")])))])


def far_action(pdf):
    """The kind of the action stands in an object of its own, and its key is spelled otherwise in the file."""
    pdf.Root.Outlines = D(First=pdf.make_indirect(D(Title=S("x"), A=D(S=pdf.make_indirect(N.Launch)))))


OTHER_DATA = {
    "kids": kids,
    "a branch without data of its own": hidden_kids,
    "page /AF": lambda pdf: setattr(pdf.pages[0].obj, "AF", A([second(pdf)])),
    "catalog /AF": lambda pdf: setattr(pdf.Root, "AF", A([mine(pdf), second(pdf)])),
    "another name": lambda pdf: (setattr(mine(pdf), "UF", S("kwaad.exe")), setattr(mine(pdf), "F", S("kwaad.exe"))),
    "another name in the list": lambda pdf: pdf.Root.Names.EmbeddedFiles.Names.__setitem__(0, S("../kwaad.json")),
    "a third stream": lambda pdf: setattr(mine(pdf).EF, "Unix", pdf.make_stream(b"x")),
}
ACTIVE = {
    "file annotation": lambda pdf: annotation(pdf, Subtype=N.FileAttachment, FS=second(pdf)),
    "rich media": lambda pdf: annotation(pdf, Subtype=N.RichMedia, RichMediaContent=D(Assets=D(Names=A([])))),
    "screen": lambda pdf: annotation(pdf, Subtype=N.Screen),
    "link": lambda pdf: annotation(pdf, Subtype=N.Link, A=D(S=N.URI, URI=S("https://voorbeeld.invalid"))),
    "related files": lambda pdf: setattr(mine(pdf), "RF", D(F=A([S("x"), pdf.make_stream(b"x")]))),
    "url": lambda pdf: (setattr(mine(pdf), "FS", N.URL), setattr(mine(pdf), "F", S("https://voorbeeld.invalid"))),
    "bytes outside": external,
    "script at opening": lambda pdf: setattr(pdf.Root, "OpenAction", SCRIPT),
    "launch at opening": lambda pdf: setattr(pdf.Root, "OpenAction", D(S=N.Launch, F=S("cmd.exe"))),
    "script at closing": lambda pdf: setattr(pdf.Root, "AA", D(WC=SCRIPT)),
    "script of a page": lambda pdf: setattr(pdf.pages[0].obj, "AA", D(O=SCRIPT)),
    "script by name": lambda pdf: setattr(pdf.Root.Names, "JavaScript", D(Names=A([S("x"), SCRIPT]))),
    "form by program": lambda pdf: setattr(pdf.Root, "AcroForm", D(Fields=A([]), XFA=pdf.make_stream(b"<xdp/>"))),
    "layers": lambda pdf: setattr(pdf.Root, "OCProperties", D(OCGs=A([]), D=D())),
    "a folder of files": lambda pdf: setattr(pdf.Root, "Collection", D(Type=N.Collection, View=N.H)),
    "action said elsewhere": far_action,
    "after another action": lambda pdf: annotation(pdf, Subtype=N.Link, A=D(S=N.GoTo, D=A([]), Next=A([SCRIPT]))),
}


def written(forge, change, *, data: bytes | None = None) -> bytes:
    """A sealed PDF with ``change`` made to it before."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(forge.pdf if data is None else with_data(forge.pdf, data))) as pdf:
        change(pdf)
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    return seal_pdf(target.getvalue(), forge.seal, at=NOW, school="S", stamp=None)


@pytest.mark.parametrize("change", OTHER_DATA.values(), ids=OTHER_DATA)
def test_a_second_file_under_the_real_seal(forge, reason, change):
    assert reason(written(forge, change, data=dict(forge.files())[DATA])) == "other_data"


@pytest.mark.parametrize("change", ACTIVE.values(), ids=ACTIVE)
def test_what_acts_or_leads_outside_under_the_real_seal(forge, reason, change):
    assert reason(written(forge, change, data=dict(forge.files())[DATA])) == "active_pdf"


@pytest.mark.parametrize("spelled", [b"/#4fpenAction", b"/Open#41ction"])
def test_a_name_in_another_spelling_is_the_same_name(forge, reason, spelled):
    plain = written(forge, lambda pdf: setattr(pdf.Root, "XpenActionXX", SCRIPT), data=dict(forge.files())[DATA])
    assert plain.count(b"/XpenActionXX") == 2  # in the paper and again by the seal
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(with_data(forge.pdf, dict(forge.files())[DATA]))) as pdf:
        pdf.Root.XpenActionXX = SCRIPT
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, static_id=True)
    evil = target.getvalue().replace(b"/XpenActionXX", spelled)
    assert reason(seal_pdf(evil, forge.seal, at=NOW, school="S", stamp=None)) == "active_pdf"


def test_no_document_beside_it_carries_a_file(forge):
    document = "documenten/praktijkverklaring-1.pdf"
    for evil in (written(forge, lambda pdf: None, data=b"{}"), written(forge, ACTIVE["script at opening"])):
        (finding,) = forge.check(forge.resign(forge.content(**{document: evil}))).findings
        assert (finding.key, dict(finding.values)) == ("handover.found.active_pdf", {"name": document})
    assert forge.check(forge.resign(forge.content(**{document: written(forge, lambda pdf: None)}))).exit_code == 0


def test_objects_inside_one_another_are_refused_unread(forge, reason):
    """Each object an opening of text that ends with the file: read one by one, that takes the square of the length."""
    body, table = b"%PDF-1.7\n", b""
    starts = []
    for number in range(4, 4000):
        starts.append(len(body))
        body += b"%d 0 obj\n(\n" % number
    body += b")" * len(starts) + b"\nendobj\n"
    for number, text in (
        (1, b"<</Type/Catalog/Pages 2 0 R>>"),
        (2, b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        (3, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<<>>>>"),
    ):
        starts.insert(number - 1, len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = b"".join(b"%010d 00000 n \n" % at for at in starts)
    size = len(starts) + 1
    body += b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, table, size, len(body)
    )  # fmt: skip
    assert reason(seal_pdf(body, forge.seal, at=NOW, school="S", stamp=None)) == "pdf_changed"


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
