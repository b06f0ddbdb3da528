"""The wrapper: opened by 7-Zip with the password, and by nothing else."""

import io
import re
import zipfile

import pytest
import pyzipper
from hypothesis import given, settings
from hypothesis import strategies as st

from jobcoach.handover.wrapping import ALPHABET, as_written, is_wrapped, new_password, unwrap, wrap
from jobcoach.model.expected import Expected


def key_of(act) -> str:
    with pytest.raises(Expected) as caught:
        act()
    return caught.value.key


def test_passwords_hold_a_hundred_bits_and_no_letters_that_look_alike():
    assert len(set(ALPHABET)) == 32
    assert not set("01OI") & set(ALPHABET)
    passwords = {new_password() for _ in range(200)}
    assert len(passwords) == 200
    assert all(re.fullmatch(r"([2-9A-HJ-NP-Z]{4}-){4}[2-9A-HJ-NP-Z]{4}", password) for password in passwords)
    used = set("".join(passwords)) - {"-"}
    assert used == set(ALPHABET)


def test_what_was_wrapped_comes_out_the_same(forge):
    password = new_password()
    wrapped = wrap(forge.good, inner_name="pakket.zip", password=password)
    assert is_wrapped(wrapped)
    assert not is_wrapped(forge.good)
    assert unwrap(wrapped, password) == forge.good
    assert forge.good[1000:1100] not in wrapped


def test_seven_zip_opens_it_with_the_password_only(forge, run, tmp_path):
    password = new_password()
    (tmp_path / "w.zip").write_bytes(wrap(forge.good, inner_name="pakket.zip", password=password))
    assert run("7zz", "x", "w.zip", f"-p{password}", "-oright", cwd=tmp_path).returncode == 0
    assert (tmp_path / "right" / "pakket.zip").read_bytes() == forge.good
    assert run("7zz", "t", "w.zip", f"-p{new_password()}", cwd=tmp_path).returncode != 0
    listing = run("7zz", "l", "-slt", "w.zip", cwd=tmp_path).stdout
    assert "AES-256" in listing
    assert "1980-01-01" in listing


def test_a_password_may_be_typed_sloppily(forge):
    password = new_password()
    wrapped = wrap(b"x", inner_name="pakket.zip", password=password)
    for typed in (password.lower(), password.replace("-", ""), password.replace("-", " "), f" {password}\n"):
        assert unwrap(wrapped, typed) == b"x"


@given(typed=st.text(max_size=40))
def test_any_other_password_stays_as_it_was_typed(typed):
    assert as_written(typed) == typed or as_written(typed).replace("-", "") == re.sub(r"[\s-]", "", typed).upper()


def test_a_wrong_password_says_so(forge):
    wrapped = wrap(forge.good, inner_name="pakket.zip", password=new_password())
    keys = {key_of(lambda: unwrap(wrapped, new_password())) for _ in range(5)}
    assert "handover.wrong_password" in keys
    assert keys <= {"handover.wrong_password", "handover.wrapper_damaged"}


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7", b"PK\x03\x04" + bytes(40)])
def test_what_is_no_wrapper(data):
    assert not is_wrapped(data)
    assert key_of(lambda: unwrap(data, "x")) == "handover.not_wrapped"


def test_a_container_is_no_wrapper(forge):
    assert key_of(lambda: unwrap(forge.good, "x")) == "handover.not_wrapped"


@pytest.mark.parametrize("name", ["", "../x.zip", "é.zip", "a/b.zip", "x" * 300])
def test_the_name_inside_is_plain(name):
    assert key_of(lambda: wrap(b"x", inner_name=name, password="x")) == "handover.bad_name"


def test_a_bomb_in_a_wrapper_is_refused():
    buffer = io.BytesIO()
    with pyzipper.AESZipFile(buffer, "w", compression=zipfile.ZIP_DEFLATED) as archive:
        archive.setpassword(b"x")
        archive.setencryption(pyzipper.WZ_AES, nbits=256)
        archive.writestr("bom", bytes(50_000_000))
    assert is_wrapped(buffer.getvalue())
    assert key_of(lambda: unwrap(buffer.getvalue(), "x")) == "handover.wrapper_damaged"


def test_two_files_in_a_wrapper_are_refused():
    buffer = io.BytesIO()
    with pyzipper.AESZipFile(buffer, "w") as archive:
        archive.setpassword(b"x")
        archive.setencryption(pyzipper.WZ_AES, nbits=256)
        archive.writestr("een", b"1")
        archive.writestr("twee", b"2")
    assert key_of(lambda: unwrap(buffer.getvalue(), "x")) == "handover.wrapper_damaged"


@settings(max_examples=300)
@given(data=st.data())
def test_a_changed_wrapper_is_refused_or_gives_the_same_container(forge, data):
    password = "K7QF-2M9X-V4RT-8HWD-N3PB"
    wrapped = wrap(forge.files()[3][1], inner_name="pakket.zip", password=password)
    at = data.draw(st.integers(0, len(wrapped) - 1))
    evil = wrapped[:at] + bytes((wrapped[at] ^ data.draw(st.integers(1, 255)),)) + wrapped[at + 1 :]
    try:
        inside = unwrap(evil, password)
    except Expected:
        return
    assert inside == forge.files()[3][1]


@given(junk=st.binary(max_size=400))
def test_any_bytes_give_a_sentence(junk):
    start = b"PK\x03\x04\x33\x00\x01\x00\x63\x00"
    assert key_of(lambda: unwrap(start + junk, "x")) in ("handover.wrapper_damaged", "handover.not_wrapped")
