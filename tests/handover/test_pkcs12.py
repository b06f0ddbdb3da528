"""A seal as PKCS#12: modern and old files open, the rest gets a sentence, and RSA seals pass every witness."""

import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto.pkcs12 import AuthenticatedSafe, Pfx
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID
from hypothesis import given
from hypothesis import strategies as st

from jobcoach.handover import certificates
from jobcoach.handover.pkcs12 import read_pkcs12
from jobcoach.model.expected import Expected
from tests.handover.conftest import BRIN, NOW, SCHOOL, Forge, make_school

PASSWORD = "geheim wóórd"


def key_of(act) -> str:
    with pytest.raises(Expected) as caught:
        act()
    return caught.value.key


def certificate(forge: Forge, key, *, usages=None, start=None, days: int = 700, root=None) -> x509.Certificate:
    """A seal for any key, as a school's own IT would make it."""
    root = root or forge.root
    issuer = certificates.from_pem(root.certificate_pem)
    start = start or NOW - timedelta(days=1)
    usages = usages or [certificates.DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION]
    issuer_id = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    name = certificates.seal_name(school=SCHOOL, brin=certificates.facts_of(issuer).brin, coach="IT-afdeling")
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(True, True, False, False, False, False, False, False, False), critical=True
        )
        .add_extension(x509.ExtendedKeyUsage(usages), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(issuer_id), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(certificates.private_key(root.key_pkcs8), hashes.SHA256())
    )  # fmt: skip


def packed(forge: Forge, key, seal, *, others=None, password: str = PASSWORD) -> bytes:
    root = certificates.from_pem(forge.root.certificate_pem)
    how = serialization.BestAvailableEncryption(password.encode()) if password else serialization.NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"zegel", key, seal, [root] if others is None else others, how)


def read(data: bytes, password: str = PASSWORD, **more):
    return read_pkcs12(data, password=password, **({"brin": BRIN, "at": NOW} | more))


@pytest.fixture(scope="module")
def rsa_key():
    return rsa.generate_private_key(65537, 3072)


@pytest.fixture(scope="module")
def modern(forge: Forge, rsa_key) -> bytes:
    return packed(forge, rsa_key, certificate(forge, rsa_key))


def test_an_rsa_seal_makes_packages_that_every_witness_accepts(forge, modern, run, tmp_path: Path):
    seal = read(modern)
    package = forge.package(seal=seal)
    assert forge.check(package).exit_code == 0
    folder = tmp_path / "pakket"
    zipfile.ZipFile(BytesIO(package)).extractall(folder)
    (tmp_path / "root.pem").write_bytes(forge.root.certificate_pem)
    words = (
        "openssl cms -verify -cades -binary -inform DER -in META-INF/signature001.p7s -content "
        "META-INF/ASiCManifest001.xml -CAfile ../root.pem -out /dev/null"
    )
    done = run(*words.split(), "-attime", str(int(NOW.timestamp())), cwd=folder)
    assert "CAdES Verification successful" in done.stderr
    told = run("pdfsig", "-nocert", "Overdracht.pdf", cwd=folder).stdout
    assert "Signature is Valid." in told
    assert "Total document signed" in told.replace("Not total", "")


def test_no_byte_of_an_rsa_package_is_loose(forge, modern):
    package = forge.package(seal=read(modern))
    for at in range(7, len(package), 1 + len(package) // 150):
        evil = package[:at] + bytes((package[at] ^ 1,)) + package[at + 1 :]
        assert forge.check(evil).exit_code in (2, 65), at


@pytest.mark.parametrize(
    "options",
    [
        ["-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-3DES", "-macalg", "sha1"],
        ["-legacy"],
        ["-certpbe", "AES-256-CBC", "-keypbe", "AES-256-CBC"],
    ],
    ids=["3DES", "RC2-40", "AES-256"],
)
@pytest.mark.parametrize("kind", ["P-256", "RSA-3072"])
def test_files_of_openssl_open_old_and_new(forge, rsa_key, run, tmp_path: Path, options, kind):
    key = rsa_key if kind == "RSA-3072" else ec.generate_private_key(ec.SECP256R1())
    seal = certificate(forge, key)
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (tmp_path / "key.pem").write_bytes(pem)
    (tmp_path / "seal.pem").write_bytes(certificates.pem_of(seal))
    (tmp_path / "root.pem").write_bytes(forge.root.certificate_pem)
    words = "openssl pkcs12 -export -inkey key.pem -in seal.pem -certfile root.pem -passout pass:oud -out z.p12"
    done = run(*words.split(), *options, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    data = (tmp_path / "z.p12").read_bytes()
    made = read(data, "oud")
    assert made.certificate_pem == certificates.pem_of(seal)
    assert key_of(lambda: read(data, "nieuw")) == "handover.pkcs_password"
    assert forge.check(forge.package(seal=made)).exit_code == 0


def test_a_wrong_password_is_a_sentence_of_its_own(modern):
    for wrong in ("", "x", "geheim woord", "é" * 400):
        assert key_of(lambda wrong=wrong: read(modern, wrong)) == "handover.pkcs_password"


def test_a_password_that_would_be_stretched_for_hours_is_never_tried(modern):
    def mac(file):
        file["mac_data"]["iterations"] = 2**31 - 1

    def below_nothing(file):
        file["mac_data"]["iterations"] = -1

    for change in (mac, below_nothing):
        file = Pfx.load(modern)
        change(file)
        assert key_of(lambda file=file: read(file.dump(force=True))) == "handover.pkcs_unreadable"
    file = Pfx.load(modern)
    parts = AuthenticatedSafe.load(file["auth_safe"]["content"].native)
    info = parts[0]["content"]["encrypted_content_info"]
    derived = info["content_encryption_algorithm"]["parameters"]["key_derivation_func"]["parameters"]
    derived["iteration_count"] = 2**31 - 1
    file["auth_safe"]["content"] = parts.dump(force=True)
    assert key_of(lambda: read(file.dump(force=True))) == "handover.pkcs_unreadable"


def test_what_lacks_something_is_told(forge, rsa_key, modern):
    seal = certificate(forge, rsa_key)
    assert key_of(lambda: read(packed(forge, rsa_key, seal, others=[]))) == "handover.pkcs_incomplete"
    only = pkcs12.serialize_key_and_certificates(
        None, None, None, [seal], serialization.BestAvailableEncryption(PASSWORD.encode())
    )  # fmt: skip
    assert key_of(lambda: read(only)) == "handover.pkcs_incomplete"
    for junk in (b"", b"x" * 200, modern[:-10], modern + b"\0", b"0" * 200_000):
        assert key_of(lambda junk=junk: read(junk)) == "handover.pkcs_unreadable"


def test_a_certificate_without_the_right_use_or_with_a_weak_key_is_told(forge, rsa_key):
    weak, p384 = rsa.generate_private_key(65537, 2048), ec.generate_private_key(ec.SECP384R1())
    for key, usages in [
        (rsa_key, [ExtendedKeyUsageOID.EMAIL_PROTECTION]),
        (rsa_key, [certificates.DOCUMENT_SIGNING]),
        (rsa_key, [ExtendedKeyUsageOID.SERVER_AUTH]),
        (weak, None),
        (p384, None),
    ]:
        data = packed(forge, key, certificate(forge, key, usages=usages))
        assert key_of(lambda data=data: read(data)) == "handover.pkcs_use"


def test_expired_and_not_yet_valid_are_told(forge, rsa_key):
    old = packed(forge, rsa_key, certificate(forge, rsa_key, days=10))
    assert key_of(lambda: read(old, at=NOW + timedelta(days=30))) == "handover.seal_expired"
    later = packed(forge, rsa_key, certificate(forge, rsa_key, start=NOW + timedelta(days=3)))
    assert key_of(lambda: read(later)) == "handover.seal_not_yet"


def test_another_school_or_a_bought_certificate_is_told(forge, rsa_key, modern):
    assert key_of(lambda: read(modern, brin="98YY")) == "handover.root_other_school"
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Grote Uitgever CA")])
    ca_key = ec.generate_private_key(ec.SECP256R1())
    ca = (
        x509.CertificateBuilder(name, name, ca_key.public_key(), 1, NOW, NOW + timedelta(days=999))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(ca_key.public_key()), critical=False)
        .sign(ca_key, hashes.SHA256())
    )
    bought = (
        x509.CertificateBuilder(name, certificates.seal_name(school=SCHOOL, brin=BRIN, coach="X"),
                                rsa_key.public_key(), 2, NOW, NOW + timedelta(days=99))
        .sign(ca_key, hashes.SHA256())
    )  # fmt: skip
    assert key_of(lambda: read(packed(forge, rsa_key, bought, others=[ca]))) == "handover.pkcs_root"


def test_a_root_that_did_not_sign_it_is_told(forge, rsa_key):
    stranger, _ = make_school(now=NOW - timedelta(days=30))  # the same names, another key
    data = packed(
        forge, rsa_key, certificate(forge, rsa_key), others=[certificates.from_pem(stranger.certificate_pem)]
    )  # fmt: skip
    assert key_of(lambda: read(data)) == "handover.pkcs_use"


@given(junk=st.binary(max_size=400))
def test_any_bytes_give_a_sentence(junk):
    assert key_of(lambda: read(junk)) == "handover.pkcs_unreadable"


def test_keys_do_not_print_themselves(modern):
    assert "key_pkcs8" not in repr(read(modern))
