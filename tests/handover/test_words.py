"""Every outcome has a Dutch sentence that can be filled in."""

import re
import string
from datetime import datetime
from pathlib import Path

import jobcoach.handover
from jobcoach.ui.words.handover import SENTENCES

SOURCES = sorted(Path(jobcoach.handover.__file__).parent.glob("*.py"))
KEY = re.compile(r'"(handover\.[a-z_.]+)"((?:, [a-z_]+=)?)')


def keys_in_code() -> set[str]:
    return {found[0] for source in SOURCES for found in KEY.findall(source.read_text(encoding="utf-8"))}


def test_every_key_has_a_sentence_and_every_sentence_a_key():
    verdicts = {key for key in SENTENCES if key.startswith("handover.verdict.")}
    assert keys_in_code() == set(SENTENCES) - verdicts
    assert verdicts == {f"handover.verdict.{name}" for name in ("intact_known", "intact_look", "refused")}


def test_every_sentence_is_plain_and_names_only_values_that_it_gets():
    code = "\n".join(source.read_text(encoding="utf-8") for source in SOURCES)
    for key, sentence in SENTENCES.items():
        assert "!" not in sentence
        assert sentence.endswith((".", "?", "}"))
        names = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        calls = re.findall(re.escape(f'"{key}"') + r"([^\n]*)", code)
        for name in names:
            assert any(f"{name}=" in call for call in calls), (key, name)
        moment = {"now", "last", "start", "end"}
        values = {n: datetime(2026, 7, 10) if n in moment and ":%" in sentence else "x" for n in names}  # noqa: DTZ001
        assert "{" not in sentence.format(**values)


def test_a_seal_is_never_called_qualified():
    """A seal under a root of our own is an advanced one at best (eIDAS, art. 36); "gekwalificeerd" is a word of law."""
    root = Path(jobcoach.handover.__file__).parents[2]
    texts = [*root.glob("jobcoach/**/*.py"), *root.glob("resources/**/*.json"), *root.glob("resources/**/*.txt")]
    assert len(texts) > 100
    for file in texts:
        assert "gekwalificeerd" not in file.read_text(encoding="utf-8").casefold(), file.name
    for name in ("README.md", "SECURITY.md", "PRIVACY.md", "CHANGELOG.md"):
        said = (root / name).read_text(encoding="utf-8")
        assert not re.search(r"gekwalificeerde? (elektronische? )?(zegel|handtekening)", said, re.IGNORECASE), name


# Every row of both tables in the design (handover, section 7), and the tests that carry it out.
ATTACKS = {
    "data, manifest or signature changed": ["test_a_file_changed", "test_the_digest_in_the_manifest_changed_with_the_file"],
    "file removed": ["test_a_file_removed", "test_the_frame_removed"],
    "attacker certificate with the same names": ["test_an_attacker_with_the_same_names"],
    "expired, not yet valid": ["test_sealed_outside_the_life_of_the_seal", "test_a_seal_that_expired_since_asks_for_a_look_with_the_exact_line"],
    "file added outside the manifest": ["test_a_file_added_outside_the_manifest", "test_a_sealed_pdf_added_outside_the_manifest"],
    "duplicate entry, evil one first or last": ["test_a_duplicate_entry"],
    "path out, symlink, case, local and central name": [
        "test_names_that_leave_the_folder_or_confuse", "test_a_symbolic_link", "test_names_that_differ_in_case_only",
        "test_local_and_central_name_differ",
    ],
    "trailing, prepended, comment, mimetype not first": [
        "test_bytes_before_after_or_missing", "test_an_archive_comment", "test_mimetype_not_first_or_not_ours",
    ],
    "second manifest and second signature": ["test_a_second_manifest_and_a_second_seal_by_someone_else"],
    "SHA-1 in the manifest or the CMS": ["test_a_bad_manifest_signed_by_the_real_key", "test_a_cms_without_the_signing_certificate_attribute"],
    "signing time of a wrong clock": ["test_sealed_in_the_future", "test_sealed_outside_the_life_of_the_seal"],
    "DTD, entity, reference listed twice": ["test_a_bad_manifest_signed_by_the_real_key"],
    "unsigned PDF, bytes after the end, re-signed package": [
        "test_no_seal_at_all", "test_bytes_after_the_end", "test_an_attacker_with_the_same_names",
    ],
    "zero bomb": ["test_a_bomb", "test_too_many_files", "test_a_pdf_bomb_is_refused_before_it_is_opened"],
    "revoked seal, with and without its list": [
        "test_a_lost_key_spoils_every_package_whatever_time_it_says", "test_without_the_list_nobody_can_know",
        "test_who_stopped_leaves_good_packages_behind_and_makes_no_new_ones", "test_openssl_refuses_the_same_seal",
        "test_pyhanko_listens_to_the_list_only_when_it_must",
    ],
    "PDF: annotation or page by an update": ["test_an_update_after_the_seal"],
    "PDF: bytes appended": ["test_bytes_after_the_end"],
    "PDF: second signature by a stranger": ["test_a_second_seal_by_a_stranger"],
    "PDF: ByteRange shrunk, byte flipped": ["test_a_shrunk_byte_range", "test_no_byte_of_a_sealed_pdf_can_change"],
    "PDF: CMS damaged": ["test_damaged_cms_in_the_pdf"],
    "PDF: seal revision cut off": ["test_the_seal_cut_off"],
    "no single byte of a container": ["test_no_single_byte_change_of_a_container_is_accepted", "test_no_bit_of_the_zips_own_structure_can_change"],
    "wrong clock at sealing": ["test_no_sealing_with_a_clock_that_went_back", "test_no_sealing_outside_the_life_of_the_seal"],
    "metadata that do not fit their file": ["test_descriptions_signed_by_the_real_key_must_fit"],
    "colleague known, same name elsewhere not": ["test_a_seal_on_request_is_a_seal_as_any_other", "test_a_school_with_the_same_name_is_another_school"],
}  # fmt: skip


def test_every_attack_of_the_design_has_its_test():
    here = "\n".join(file.read_text(encoding="utf-8") for file in Path(__file__).parent.glob("test_*.py"))
    missing = [name for tests in ATTACKS.values() for name in tests if f"def {name}(" not in here]
    assert not missing
