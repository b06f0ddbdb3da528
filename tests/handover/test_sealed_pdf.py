"""A sealed PDF as pdfsig, qpdf and a reader's eye see it."""

import asyncio
import io
import logging
from datetime import UTC, datetime, timedelta

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from reportlab.pdfgen.canvas import Canvas

from jobcoach.handover import certificates
from jobcoach.handover.cms_form import attributes
from jobcoach.handover.pades import signer_of
from jobcoach.handover.sealed_pdf import SEAL_BOX, seal_pdf
from jobcoach.model.expected import Expected

NOW = datetime(2026, 7, 10, 9, 30, 15, tzinfo=UTC)
LEFT, BOTTOM, RIGHT, TOP = SEAL_BOX


def stamp_pdf(width: float = RIGHT - LEFT, height: float = TOP - BOTTOM) -> bytes:
    """A stamp that is red all over, so that its place can be measured."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height))
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def red_box(pdf: bytes) -> tuple[float, float, float, float]:
    """Where page 1 is red, in points from the lower left corner."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    image = document[0].render(scale=2).to_pil().convert("RGB")
    document.close()
    pixels = image.load()
    spots = [(x, y) for x in range(image.width) for y in range(image.height) if pixels[x, y] == (255, 0, 0)]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    height = 841.89
    return min(xs) / 2, height - (max(ys) + 1) / 2, (max(xs) + 1) / 2, height - min(ys) / 2


def tagged_pdf(plain: bytes, *, kids: bool = False) -> bytes:
    """The smallest PDF with a structure tree: one Document, and a parent tree as one leaf or split in two."""
    writer = IncrementalPdfFileWriter(io.BytesIO(plain))
    name, number = generic.pdf_name, generic.NumberObject
    document = generic.DictionaryObject({name("/Type"): name("/StructElem"), name("/S"): name("/Document")})
    document_ref = writer.add_object(document)
    leaf = generic.DictionaryObject({name("/Nums"): generic.ArrayObject([number(0), document_ref])})
    if kids:
        leaf[name("/Limits")] = generic.ArrayObject([number(0), number(0)])
        leaf = generic.DictionaryObject({name("/Kids"): generic.ArrayObject([writer.add_object(leaf)])})
    root = generic.DictionaryObject(
        {
            name("/Type"): name("/StructTreeRoot"),
            name("/K"): generic.ArrayObject([document_ref]),
            name("/ParentTree"): writer.add_object(leaf),
        }
    )
    root_ref = writer.add_object(root)
    document[name("/P")] = root_ref
    writer.root[name("/StructTreeRoot")] = root_ref
    writer.root[name("/MarkInfo")] = generic.DictionaryObject({name("/Marked"): generic.BooleanObject(True)})
    writer.update_root()
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


@pytest.mark.parametrize("stamp", [None, stamp_pdf(), stamp_pdf(400, 56.7)], ids=["no stamp", "stamp", "wide stamp"])
def test_pdfsig_and_qpdf_accept_the_seal(forge, run, tmp_path, stamp):
    (tmp_path / "a.pdf").write_bytes(seal_pdf(forge.pdf, forge.seal, at=NOW, school="PrO De Oefenschool", stamp=stamp))
    (tmp_path / "root.pem").write_bytes(forge.root.certificate_pem)
    (tmp_path / "nss").mkdir()
    run("certutil", "-N", "-d", "sql:nss", "--empty-password", cwd=tmp_path)
    run("certutil", "-A", "-d", "sql:nss", "-n", "school", "-t", "C,C,C", "-i", "root.pem", cwd=tmp_path)
    seen = run("pdfsig", "-nssdir", "sql:nss", "a.pdf", cwd=tmp_path).stdout
    assert "Signature is Valid." in seen
    assert "Total document signed" in seen
    assert "Signature Type: ETSI.CAdES.detached" in seen
    assert "SHA-256" in seen
    assert "Jul 10 2026" in seen
    checked = run("qpdf", "--check", "a.pdf", cwd=tmp_path)
    assert checked.returncode == 0
    assert "No syntax or stream encoding errors" in checked.stdout


@pytest.mark.parametrize("in_pdf", [True, False])
def test_what_is_signed_is_what_pyhanko_signs(forge, in_pdf):
    """Our encoding is quicker, not other: the same attributes, byte for byte."""
    certificate = certificates.from_pem(forge.seal.certificate_pem)
    wanted = signer_of(forge.seal).signed_attrs(
        b"\1" * 32, "sha256", attr_settings=PdfCMSSignedAttributes(signing_time=NOW), use_pades=True, is_pdf_sig=in_pdf
    )
    theirs = sorted(attribute.dump() for attribute in asyncio.run(wanted))
    assert attributes(b"\1" * 32, certificate, at=None if in_pdf else NOW) == theirs


def test_the_stamp_fills_the_reserved_place(forge):
    sealed = seal_pdf(forge.pdf, forge.seal, at=NOW, school="S", stamp=stamp_pdf())
    assert red_box(sealed) == pytest.approx(SEAL_BOX, abs=0.6)


def test_a_stamp_of_another_size_is_scaled_inside_the_place(forge):
    sealed = seal_pdf(forge.pdf, forge.seal, at=NOW, school="S", stamp=stamp_pdf(464.8, 56.7))
    assert red_box(sealed) == pytest.approx((LEFT, BOTTOM, RIGHT, BOTTOM + 28.35), abs=0.6)


@pytest.mark.parametrize("kids", [False, True], ids=["leaf", "split tree"])
def test_the_field_of_a_tagged_pdf_is_tagged(forge, plain_pdf, kids):
    sealed = seal_pdf(tagged_pdf(plain_pdf(), kids=kids), forge.seal, at=NOW, school="PrO", stamp=stamp_pdf())
    tree = PdfFileReader(io.BytesIO(sealed)).root["/StructTreeRoot"]
    form = tree["/K"][0]["/K"][0]
    assert form["/S"] == "/Form"
    assert form["/Alt"] == "Digitaal zegel van de school: PrO"
    widget = form["/K"]["/Obj"]
    assert widget["/T"] == "Schoolzegel"
    key = int(widget["/StructParent"])
    assert key == 1
    assert tree["/ParentTreeNextKey"] == 2
    leaves = (
        [kid.get_object()["/Nums"] for kid in tree["/ParentTree"]["/Kids"]] if kids else [tree["/ParentTree"]["/Nums"]]
    )
    pairs = {int(leaf[at]): leaf[at + 1] for leaf in leaves for at in range(0, len(leaf), 2)}
    assert pairs[key]["/S"] == "/Form"


def test_the_page_tree_and_text_stay_as_they_were(forge):
    sealed = seal_pdf(forge.pdf, forge.seal, at=NOW, school="S", stamp=stamp_pdf())
    assert sealed.startswith(forge.pdf.rstrip(b"\n"))


def test_a_sealed_pdf_is_not_sealed_again(forge):
    with pytest.raises(Expected) as caught:
        seal_pdf(forge.sealed, forge.seal, at=NOW, school="S", stamp=None)
    assert caught.value.key == "handover.already_sealed"


def test_the_seal_is_checked_before_sealing(forge):
    for at, last, key in [
        (NOW + timedelta(days=4 * 365), None, "handover.seal_expired"),
        (NOW, NOW + timedelta(hours=1), "handover.clock_back"),
    ]:
        with pytest.raises(Expected) as caught:
            seal_pdf(forge.pdf, forge.seal, at=at, school="S", stamp=None, last_activity=last)
        assert caught.value.key == key


@given(junk=st.binary(max_size=200))
def test_what_is_no_pdf_is_refused(forge, junk):
    with pytest.raises(Expected) as caught:
        seal_pdf(junk, forge.seal, at=NOW, school="S", stamp=None)
    assert caught.value.key == "handover.pdf_unreadable"


def test_pyhanko_says_nothing_in_the_log(forge, caplog):
    with caplog.at_level(logging.DEBUG):
        seal_pdf(forge.pdf, forge.seal, at=NOW, school="S", stamp=stamp_pdf())
        forge.check(forge.good, now=NOW + timedelta(days=4000))
        forge.check(forge.resign(forge.content(**{"Overdracht.pdf": forge.sealed + b"x"})))
    assert not [record for record in caplog.records if record.name.startswith("pyhanko")]
