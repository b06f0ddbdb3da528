"""Properties: no byte of a container can change, and no bytes whatsoever make the check fall over."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

SIGNATURE = "META-INF/signature001.p7s"


def flipped(data: bytes, at: int, mask: int) -> bytes:
    return data[:at] + bytes((data[at] ^ mask,)) + data[at + 1 :]


@settings(max_examples=400)
@given(data=st.data())
def test_no_single_byte_change_of_a_container_is_accepted(forge, data):
    at = data.draw(st.integers(0, len(forge.good) - 1))
    report = forge.check(flipped(forge.good, at, data.draw(st.integers(1, 255))))
    assert report.exit_code in (2, 65)
    assert report.parties is None


def test_no_bit_of_the_zips_own_structure_can_change(forge):
    """Every bit of every header, name and directory record: what no signature covers."""
    structure = []
    position = 0
    for name, data in forge.files():
        structure += range(position, position + 30 + len(name))
        position += 30 + len(name) + len(data)
    structure += range(position, len(forge.good))
    assert len(structure) > 1_000
    for at in structure:
        for bit in range(8):
            assert forge.check(flipped(forge.good, at, 1 << bit)).exit_code in (2, 65)


@settings(max_examples=300)
@given(data=st.data())
def test_no_byte_of_the_seal_can_change_even_when_the_zip_is_written_again(forge, data):
    """The CMS holds bytes outside its signature: algorithms, versions, certificates, lengths."""
    seal = dict(forge.files())[SIGNATURE]
    at = data.draw(st.integers(0, len(seal) - 1))
    evil = flipped(seal, at, data.draw(st.integers(1, 255)))
    assert forge.check(forge.replace(**{SIGNATURE: evil})).exit_code == 2


@pytest.mark.slow
def test_no_bit_of_the_seal_can_change(forge):
    seal = dict(forge.files())[SIGNATURE]
    for at in range(len(seal)):
        for bit in range(8):
            evil = flipped(seal, at, 1 << bit)
            assert forge.check(forge.replace(**{SIGNATURE: evil})).exit_code == 2, (at, bit)


@pytest.mark.slow
def test_no_byte_of_a_container_can_change(forge):
    for at in range(len(forge.good)):
        assert forge.check(flipped(forge.good, at, 1 << at % 8)).exit_code in (2, 65)


@given(data=st.data())
def test_no_cut_or_insertion_is_accepted(forge, data):
    start = data.draw(st.integers(0, len(forge.good)))
    end = data.draw(st.integers(start, min(len(forge.good), start + 50)))
    extra = data.draw(st.binary(max_size=20))
    evil = forge.good[:start] + extra + forge.good[end:]
    if evil != forge.good:
        assert forge.check(evil).exit_code in (2, 65)


@given(junk=st.binary(max_size=3_000))
@example(junk=b"PK\x03\x04" + b"META-INF/" * 50)
@example(junk=b"META-INF/" + b"PK\x05\x06" + b"\xff" * 18)
@example(junk=b"META-INF/PK\x05\x06" + bytes(4) + b"\x01\x00\x01\x00" + b"\xff" * 8 + bytes(2))
def test_any_bytes_give_a_report(forge, junk):
    assert forge.check(junk).exit_code in (2, 65)
    assert forge.check(b"META-INF/" + junk).exit_code in (2, 65)


@given(junk=st.binary(max_size=2_000))
def test_any_bytes_as_a_file_give_a_report(forge, junk):
    """Hostile content behind a good ZIP, and behind a good seal."""
    for name in (SIGNATURE, "META-INF/ASiCManifest001.xml", "zegel/school-root.pem", "gegevens/overdracht.json"):
        assert forge.check(forge.replace(**{name: junk})).exit_code == 2


@settings(max_examples=40)
@given(junk=st.binary(max_size=500), seed=st.integers(0, 10_000))
def test_any_bytes_signed_by_the_real_key_give_a_report(forge, junk, seed):
    """What a thief of the key, or a fault of ours, could bring in."""
    cut = seed % len(forge.sealed)
    for pdf in (junk, forge.sealed[:cut], forge.sealed[:cut] + junk + forge.sealed[cut + len(junk) :]):
        if pdf != forge.sealed:
            report = forge.check(forge.resign(forge.content(**{"Overdracht.pdf": pdf})))
            # Only the padding behind the CMS may differ: it is signed for by the manifest.
            assert report.exit_code == 2 or len(pdf) == len(forge.sealed)
    assert forge.check(forge.resign(forge.content(), manifest=lambda xml: junk)).exit_code == 2
    assert forge.check(forge.resign(forge.content(**{"gegevens/overdracht.json": junk}))).exit_code == 2
