"""Verdicts on honest packages: known, unknown, expired since, practice; and what a report tells."""

from datetime import UTC, datetime, timedelta

import pytest

from jobcoach.handover.check import check, contents_of
from jobcoach.handover.report import Severity, Verdict
from jobcoach.handover.seal import fingerprint
from jobcoach.handover.wrapping import new_password, wrap
from jobcoach.model.expected import Expected

NOW = datetime(2026, 7, 10, 9, 30, 15, tzinfo=UTC)


def keys(report) -> list[str]:
    return [finding.key.removeprefix("handover.found.") for finding in report.findings]


def test_a_package_of_a_known_school_is_intact(forge):
    report = forge.check(forge.good)
    assert report.verdict is Verdict.INTACT_KNOWN
    assert report.exit_code == 0
    assert keys(report) == ["all_intact", "practice"]
    assert {finding.severity for finding in report.findings} == {Severity.NOTE}


def test_a_report_tells_who_what_and_when(forge):
    report = forge.check(forge.good)
    assert report.parties.package == "99ZZ-SV-2026-0001"
    assert report.parties.school == "PrO De Oefenschool"
    assert report.parties.recipient == "Gemeente Oefenstad, team jongeren"
    assert report.signed_at == NOW.replace(second=14)
    assert report.holder == "Zegel van Sanne de Vries"
    assert report.root_pem == forge.root.certificate_pem
    assert report.fingerprint == fingerprint(forge.root.certificate_pem)
    assert [(line.name, line.size) for line in report.files] == [(n, len(d)) for n, d in forge.files()]


def test_an_unknown_school_asks_for_a_look(forge, school_of):
    stranger, _ = school_of(school="Een andere school", brin="98YY")
    for roots in [(), (stranger.certificate_pem,)]:
        report = forge.check(forge.good, roots=roots)
        assert report.verdict is Verdict.INTACT_LOOK
        assert report.exit_code == 1
        assert "unknown_school" in keys(report)
        assert report.fingerprint == fingerprint(forge.root.certificate_pem)


def test_another_root_for_a_known_school_is_refused(forge, school_of):
    impostor, seal = school_of()
    package = forge.package(seal=seal)
    report = forge.check(package)
    assert report.verdict is Verdict.REFUSED
    assert report.exit_code == 2
    assert keys(report) == ["other_root"]
    assert forge.check(package, roots=(impostor.certificate_pem,)).exit_code == 0


def test_a_seal_that_expired_since_asks_for_a_look_with_the_exact_line(forge, unpacked, run):
    later = NOW + timedelta(days=4 * 365)
    report = forge.check(forge.good, now=later)
    assert report.exit_code == 1
    found = next(finding for finding in report.findings if finding.key == "handover.found.expired_since")
    command = dict(found.values)["command"]
    assert f"-attime {int(NOW.timestamp()) - 1}" in command
    done = run("sh", "-c", command.replace("school-root.pem", "../school-root.pem"), cwd=unpacked)
    assert "CAdES Verification successful" in done.stderr


@pytest.mark.parametrize("minutes", [0, 9])
def test_a_clock_that_runs_a_little_behind_is_forgiven(forge, minutes):
    assert forge.check(forge.good, now=NOW - timedelta(minutes=minutes)).exit_code == 0


def test_a_package_from_the_future_is_refused(forge):
    report = forge.check(forge.good, now=NOW - timedelta(minutes=11))
    assert (report.exit_code, keys(report)) == (2, ["from_the_future"])


def test_a_renewed_seal_under_the_same_root_is_known(forge):
    from jobcoach.handover.seal import make_seal

    renewed = make_seal(forge.root, school="PrO De Oefenschool", brin="99ZZ", coach="Nieuwe coach", now=NOW)
    assert forge.check(forge.package(seal=renewed)).exit_code == 0


def test_a_wrapped_package_asks_for_its_password(forge):
    report = forge.check(wrap(forge.good, inner_name="pakket.zip", password=new_password()))
    assert (report.exit_code, keys(report)) == (65, ["wrapped"])


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7\n", b"PK\x05\x06" + bytes(18), bytes(100_000)])
def test_what_was_never_a_package_cannot_be_opened(forge, data):
    report = forge.check(data)
    assert (report.exit_code, keys(report)) == (65, ["no_package"])
    assert report.verdict is Verdict.REFUSED


def test_contents_are_shown_only_of_a_checked_package(forge):
    report = forge.check(forge.good)
    assert [(file.name, file.data) for file in contents_of(forge.good, report)] == forge.files()
    other = forge.package()
    refused = forge.check(forge.good + b"x")
    for data, wrong in [(other, report), (forge.good + b"x", refused)]:
        with pytest.raises(Expected) as caught:
            contents_of(data, wrong)
        assert caught.value.key == "handover.not_checked"


def test_a_pinned_root_that_is_no_certificate_is_an_error_of_the_caller(forge):
    with pytest.raises(Expected) as caught:
        check(forge.good, roots=(b"geen certificaat",), now=NOW)
    assert caught.value.key == "handover.seal_unreadable"


def test_a_refused_package_tells_nothing_that_could_be_believed(forge):
    report = forge.check(forge.replace(**{"Overdracht.pdf": forge.sealed + b"x"}))
    assert report.exit_code == 2
    assert report.parties is None
    assert report.files == ()
    assert report.root_pem == b""
