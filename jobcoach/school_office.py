"""``jobcoach beheer zegel``: the school's seal in the hands of an administrator, without any vault."""

from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from jobcoach.model.expected import Expected
from jobcoach.typed import Options, WrongUsage, read_file, secret_of

_WHERE = "Zeg ook waar het schoolzegelbestand staat: --schoolzegel BESTAND."
_TO = "Zeg ook waar het nieuwe bestand moet komen: --naar BESTAND."


def seal(words: list[str]) -> int:
    """Make the school's seal, give a coach a seal, list the seals, revoke one. Raises ``WrongUsage``, ``Expected``."""
    acts = {"maak": _make, "geef": _give, "lijst": _list, "intrekken": _revoke}
    act = acts.get(words[0]) if words else None
    if act is None:
        raise WrongUsage("Zeg wat je wilt: jobcoach beheer zegel maak, geef, lijst of intrekken.")
    return act(words[1:])


def _make(words: list[str]) -> int:
    from jobcoach.caseload.school_seal import file_name, make_file
    from jobcoach.ui.words.seal import made_lines

    options = Options(words, valued=("--school", "--brin", "--plaats"))
    (folder,) = options.only(
        1, "Noem één map: jobcoach beheer zegel maak MAP --school NAAM --brin BRIN --plaats PLAATS."
    )
    school, brin, place = (
        options.must(name, f"Zeg ook {what}: {name} {name[2:].upper()}.")
        for name, what in (("--school", "van welke school"), ("--brin", "welke BRIN"), ("--plaats", "in welke plaats"))
    )
    brin = brin.strip().upper()
    made = make_file(Path(folder) / file_name(brin), school=school, brin=brin, place=place, at=datetime.now(UTC))
    for line in made_lines(made):
        print(line)
    return 0


def _give(words: list[str]) -> int:
    from jobcoach.caseload.school_seal import give_seal
    from jobcoach.exchange.outgoing import write_whole
    from jobcoach.handover.issuing import LARGEST_FILE, read_request
    from jobcoach.ui.words.seal import given_lines

    options = Options(words, valued=("--schoolzegel", "--naar", "--cijfers"), switches=("--password-stdin",))
    (name,) = options.only(1, "Noem één aanvraag: jobcoach beheer zegel geef AANVRAAG --schoolzegel BESTAND.")
    file, target = Path(options.must("--schoolzegel", _WHERE)), Path(options.must("--naar", _TO))
    told = options.must("--cijfers", "Bel de coach en geef de 15 cijfers van de aanvraag: --cijfers CIJFERS.")
    request = read_file(Path(name), most=LARGEST_FILE)
    asked = read_request(request)
    if "".join(told.split()) != asked.digits.replace(" ", ""):
        raise Expected("seal.other_digits", exit_code=2)
    password = secret_of(options, "Wachtwoord van het schoolzegelbestand")
    write_whole(target, give_seal(file, password=password, request=request, at=datetime.now(UTC)))
    for line in given_lines(asked, target.name):
        print(line)
    return 0


def _list(words: list[str]) -> int:
    from jobcoach.caseload.school_seal import register_of
    from jobcoach.ui.words.seal import register_lines

    options = Options(words, valued=("--schoolzegel",), switches=("--password-stdin",))
    options.only(0, "Na lijst horen alleen keuzes, zoals --schoolzegel BESTAND.")
    file = Path(options.must("--schoolzegel", _WHERE))
    content, _ = register_of(file, password=secret_of(options, "Wachtwoord van het schoolzegelbestand"))
    for line in register_lines(content):
        print(line)
    return 0


def _revoke(words: list[str]) -> int:
    from jobcoach.caseload.school_seal import Why, register_of, revoke
    from jobcoach.exchange.outgoing import write_whole
    from jobcoach.ui.words.seal import revoked_lines

    valued = ("--schoolzegel", "--naar", "--nummer", "--coach", "--reden", "--sinds")
    options = Options(words, valued=valued, switches=("--password-stdin",))
    options.only(0, "Na intrekken horen alleen keuzes, zoals --coach NAAM.")
    file, target = Path(options.must("--schoolzegel", _WHERE)), Path(options.must("--naar", _TO))
    reasons = {why.value: why for why in Why}
    why = reasons.get(options.must("--reden", "Zeg ook waarom: --reden kwijt of --reden gestopt."))
    if why is None:
        raise WrongUsage("Een reden is kwijt (de sleutel kan bij een ander zijn) of gestopt.")
    password = secret_of(options, "Wachtwoord van het schoolzegelbestand")
    content, _ = register_of(file, password=password)
    serials = _chosen(options, {item.serial: item.holder for item in content.issued})
    now = datetime.now(UTC)
    made = revoke(file, password=password, serials=serials, why=why, since=_since(options, now), at=now)
    write_whole(target, made)
    for line in revoked_lines(len(serials), target.name):
        print(line)
    return 0


def _chosen(options: Options, holders: dict[int, str]) -> tuple[int, ...]:
    """The seals with this number, or all of this coach. Raises ``seal.serial``, ``seal.holder``, ``WrongUsage``."""
    number, coach = options.values.get("--nummer"), options.values.get("--coach")
    if (number is None) == (coach is None):
        raise WrongUsage("Zeg welk zegel: --nummer NUMMER of --coach NAAM.")
    if number is not None:
        found = tuple(serial for serial in holders if f"{serial:x}" == number.strip().lower())
        if not found:
            raise Expected("seal.serial", serial=number)
        return found
    wanted = f"zegel van {' '.join(str(coach).split())}".casefold()
    found = tuple(serial for serial, holder in holders.items() if holder.casefold() == wanted)
    if not found:
        raise Expected("seal.holder", coach=coach)
    return found


def _since(options: Options, now: datetime) -> datetime:
    day = options.day("--sinds")
    if day is None:
        return now
    moment = datetime.combine(day, time(), ZoneInfo("Europe/Amsterdam")).astimezone(UTC)
    if moment > now:
        raise WrongUsage("Bij --sinds hoort een dag die al begonnen is.")
    return moment
