"""``jobcoach verify``: check a package without a vault and tell what was found, in Dutch or for another program."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from jobcoach import places
from jobcoach.model.expected import Expected
from jobcoach.typed import Options, WrongUsage, password_of, read_file

LARGEST_ROOT = 100_000


def verify(words: list[str]) -> int:
    """Check a package with the pinned schools, or with the root or the digits given; nothing is remembered.

    Raises ``WrongUsage`` and, without ``--json``, ``Expected`` when the file cannot be opened.
    """
    options = Options(
        words, valued=("--root", "--pin", "--crl"), switches=("--password-stdin", "--json")
    )  # fmt: skip
    (name,) = options.only(1, "Noem één bestand: jobcoach verify BESTAND.")
    if {"--root", "--pin"} <= set(options.values):
        raise WrongUsage("Kies een van beide: --root PEM of --pin CIJFERS.")
    as_json = "--json" in options.switches
    try:
        return _checked(Path(name), options, as_json=as_json)
    except Expected as error:
        code = int(str(error.values.get("exit_code", 65)))
        if not as_json:
            raise Expected(error.key, **(error.values | {"exit_code": code})) from error
        from jobcoach.ui.words.verified import failure_fields

        _print(failure_fields(Path(name).name, error, code))
        return code


def _checked(file: Path, options: Options, *, as_json: bool) -> int:
    from jobcoach.handover.check import check
    from jobcoach.handover.revocation import LARGEST_LIST
    from jobcoach.handover.unwrapping import needs_password, open_wrapped
    from jobcoach.handover.wrapping import LARGEST_WRAPPER
    from jobcoach.ui.words.command_line import report_lines
    from jobcoach.ui.words.verified import report_fields

    root, crl, digits = (options.values.get(name) for name in ("--root", "--crl", "--pin"))
    with _usage("handover.digits_shape"):
        from jobcoach.handover.seal import read_digits

        digits = "" if digits is None else read_digits(digits)
    data = read_file(file, most=LARGEST_WRAPPER)
    if needs_password(data):
        data = _opened(open_wrapped, data, password_of(options))
    roots = (read_file(Path(root), most=LARGEST_ROOT),) if root else () if digits else _pinned_roots()
    listed = None if crl is None else read_file(Path(crl), most=LARGEST_LIST)
    report = check(data, roots=roots, now=datetime.now(UTC), digits=digits, crl=listed)
    if as_json:
        _print(report_fields(file.name, report))
    else:
        for line in report_lines(report):
            print(line)
    return report.exit_code


def _print(fields: dict[str, object]) -> None:
    print(json.dumps(fields, ensure_ascii=False, indent=2))


@contextmanager
def _usage(key: str) -> Iterator[None]:
    """Digits that were typed wrong are a mistake in the command, not a package that cannot be opened."""
    try:
        yield
    except Expected as error:
        raise Expected(error.key, **(error.values | ({"exit_code": 64} if error.key == key else {}))) from error


def _pinned_roots() -> tuple[bytes, ...]:
    """The schools known on this machine; none where there is no place to remember them."""
    from jobcoach.handover.trust import pinned_roots

    try:
        file = places.trust_file()
    except OSError:
        return ()
    return pinned_roots(file)


def _opened(unwrap: Callable[[bytes, str], bytes], data: bytes, password: str) -> bytes:
    try:
        return unwrap(data, password)
    except Expected as error:
        raise Expected(error.key, **(error.values | {"exit_code": 65})) from error
