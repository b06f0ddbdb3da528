"""What the school's administrator does: keys, a lost-laptop page, the school's seal, the policy of its computers."""

from datetime import UTC, datetime
from pathlib import Path

from jobcoach.model.expected import Expected
from jobcoach.typed import Options, WrongUsage, clock_at, read_file, secret_of


def manage(words: list[str]) -> int:
    """What the school's administrator does: the key, a vault, a lost laptop, the seal."""
    from jobcoach.school_office import seal

    acts = {"sleutel": _make_school_key, "open": _open_for_school, "vermist": _read_lost_page, "zegel": seal,
            "beleid": _check_policy}  # fmt: skip
    act = acts.get(words[0]) if words else None
    if act is None:
        raise WrongUsage("Zeg wat je wilt: jobcoach beheer sleutel, open, vermist, zegel of beleid.")
    return act(words[1:])


def _make_school_key(words: list[str]) -> int:
    from jobcoach.ui.words.keys import pair_lines
    from jobcoach.ui.words.policy import key_lines
    from jobcoach.vault import escrow, kdf, passphrase

    options = Options(words, valued=("--school",), switches=("--password-stdin",))
    (name,) = options.only(1, "Noem één map: jobcoach beheer sleutel MAP --school NAAM.")
    if "--school" not in options.values:
        raise WrongUsage("Zeg ook van welke school: --school NAAM.")
    text = secret_of(options, "Wachtwoord voor de beheersleutel", twice=True)
    if refused := passphrase.refusal(text):
        raise Expected(refused)
    key = escrow.make_pair(
        Path(name),
        name=options.values["--school"],
        password=passphrase.to_bytes(text),
        cost=kdf.calibrate(),
        now=datetime.now(UTC),
    )
    for line in (*pair_lines(key.name, key.fingerprint, escrow.PRIVATE_FILE, escrow.PUBLIC_FILE), *key_lines(key)):
        print(line)
    return 0


def _open_for_school(words: list[str]) -> int:
    from jobcoach.caseload.keys import open_for_school
    from jobcoach.vault import passphrase

    options = Options(words, valued=("--sleutel", "--voor"), switches=("--password-stdin",))
    (name,) = options.only(1, "Noem één kluis: jobcoach beheer open KLUIS --sleutel BESTAND.")
    chosen: list[str] = []

    def choose(names: tuple[str, ...]) -> str:
        wanted = options.values.get("--voor")
        if wanted is None and len(names) != 1:
            raise Expected("keys.which_person")
        return names[0] if wanted is None else wanted

    def new_passphrase() -> str:
        text = secret_of(options, "Nieuwe wachtzin (leeg: het programma kiest er een)", twice=True)
        chosen.append(text or passphrase.suggest())
        return chosen[0]

    person = open_for_school(
        Path(name),
        key_file=_key_file(options),
        password=secret_of(options, "Wachtwoord van de beheersleutel"),
        choose=choose,
        new_passphrase=new_passphrase,
        clock=clock_at(None),
    )
    print(f"De kluis heeft een nieuwe wachtzin voor {person}. De oude werkt niet meer.")
    print(f"De nieuwe wachtzin is: {chosen[0]}\nDe coach ziet bij het openen dat de school dit deed.")
    return 0


def _read_lost_page(words: list[str]) -> int:
    from jobcoach.ui.words.lost_laptop import page_lines
    from jobcoach.vault import escrow, lost_laptop, passphrase

    options = Options(words, valued=("--sleutel",), switches=("--password-stdin",))
    (name,) = options.only(1, "Noem één blad: jobcoach beheer vermist BESTAND [--sleutel BESTAND].")
    if "--sleutel" in options.values:
        secret = passphrase.to_bytes(secret_of(options, "Wachtwoord van de beheersleutel"))
        page = lost_laptop.read(Path(name), escrow=escrow.read_private(_key_file(options), secret)[0])
    else:
        page = lost_laptop.read(Path(name), recovery=secret_of(options, "Code van het herstelblad"))
    for line in page_lines(page):
        print(line)
    return 0


def _check_policy(words: list[str]) -> int:
    """Tell what the policy of this computer, or a file that is still being written, decides; 1 when it is not right."""
    from jobcoach import places
    from jobcoach.policy import file as policy
    from jobcoach.policy.settings import LARGEST, parse
    from jobcoach.ui.words.policy import policy_lines
    from jobcoach.vault.slots import fingerprint

    options = Options(words)
    named = options.only(min(len(words), 1), "Noem hoogstens één bestand: jobcoach beheer beleid [BESTAND].")
    file = Path(named[0]) if named else places.policy_file()
    found = parse(read_file(file, most=LARGEST)) if words else policy.in_force()
    for line in policy_lines(file, found, fingerprint(found.school_key.public) if found.school_key else ""):
        print(line)
    return 1 if found.problems else 0


def _key_file(options: Options) -> Path:
    if "--sleutel" not in options.values:
        raise WrongUsage("Zeg ook met welke sleutel: --sleutel BESTAND (beheersleutel.json).")
    return Path(options.values["--sleutel"])
