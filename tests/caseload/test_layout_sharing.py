"""One layout for a region: followed, copied, and carried to another school as a file without anybody in it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobcoach.caseload.handover_content import gather
from jobcoach.caseload.handover_layout import CopyLayout, ResetLayout, SaveLayout, layout_of, region_followed
from jobcoach.caseload.layout_sharing import ImportLayout, layout_file
from jobcoach.caseload.recipients import SaveRecipient, recipient_form, regions
from jobcoach.exchange.layout_file import LARGEST
from jobcoach.model.choices import Destination
from jobcoach.model.handover import Handover
from tests.caseload.every_column import spellings, whole_dossier
from tests.caseload.open_vault import Caseload, add_student, opened, prepare, refused, say_yes

WERK = Destination.WERK
REGION = "Oefenland Midden"


@pytest.fixture
def caseload(tmp_path: Path) -> Iterator[Caseload]:
    with opened(tmp_path, seal=False) as made:
        yield made


def municipality(caseload: Caseload, name: str, region: str = REGION) -> int:
    return caseload.do(SaveRecipient(name=name, region=region))


def heads(caseload: Caseload, recipient: int | None = None, *, region: str = "") -> dict[str, str]:
    return {row.key: row.title for row in caseload.ask(layout_of(WERK, recipient, region=region))}


def name_it(caseload: Caseload, title: str, **whose: object) -> None:
    rows = caseload.ask(layout_of(WERK, whose.get("recipient"), region=str(whose.get("region", ""))))  # type: ignore[arg-type]
    sections = tuple((row.key, title if row.key == "werk" else row.title, row.used) for row in rows)
    caseload.do(SaveLayout(destination=WERK, sections=sections, **whose))  # type: ignore[arg-type]


def test_municipalities_of_one_region_follow_it_and_others_do_not(caseload: Caseload) -> None:
    one, two = municipality(caseload, "gemeente Een"), municipality(caseload, "gemeente Twee")
    far = municipality(caseload, "gemeente Ver", region="Elders")
    name_it(caseload, "Wat er gewerkt is", region=REGION)
    assert heads(caseload, one)["werk"] == heads(caseload, two)["werk"] == "Wat er gewerkt is"
    assert heads(caseload, far)["werk"] == heads(caseload)["werk"] == "Werkervaring"
    assert caseload.ask(region_followed(WERK, one)) == REGION
    assert caseload.ask(region_followed(WERK, far)) == ""
    name_it(caseload, "Alleen voor Twee", recipient=two)
    assert (heads(caseload, one)["werk"], heads(caseload, two)["werk"]) == ("Wat er gewerkt is", "Alleen voor Twee")
    caseload.do(ResetLayout(destination=WERK, recipient=two))
    assert heads(caseload, two)["werk"] == "Wat er gewerkt is"
    assert caseload.ask(regions) == ("Elders", REGION)


def test_a_package_has_the_layout_of_the_region_until_the_recipient_moves(caseload: Caseload) -> None:
    recipient = municipality(caseload, "gemeente Een")
    name_it(caseload, "Wat er gewerkt is", region=REGION)
    student = add_student(caseload)
    say_yes(caseload, student, recipient)
    handover = prepare(caseload, student, recipient)

    def headings() -> list[str]:
        return [row.title for row in caseload.ask(lambda s: gather(s, s.get(Handover, handover))).layout]

    assert "Wat er gewerkt is" in headings()
    form = caseload.ask(recipient_form(recipient))
    caseload.do(SaveRecipient(id=recipient, name=form.name, kind=form.kind, region=""))
    assert "Wat er gewerkt is" not in headings()


def test_a_layout_is_copied_as_it_is_now_and_then_stands_on_its_own(caseload: Caseload) -> None:
    one, two = municipality(caseload, "gemeente Een"), municipality(caseload, "gemeente Twee", region="")
    name_it(caseload, "Eerst zo", recipient=one)
    caseload.do(CopyLayout(from_recipient=one, recipient=two))
    caseload.do(CopyLayout(from_recipient=one, region=REGION))
    name_it(caseload, "Later anders", recipient=one)
    assert heads(caseload, two)["werk"] == heads(caseload, region=REGION)["werk"] == "Eerst zo"


def test_a_file_carries_it_to_another_school(caseload: Caseload, tmp_path: Path) -> None:
    name_it(caseload, "Wat er gewerkt is", region=REGION)
    content = caseload.ask(layout_file(f"regio {REGION}", region=REGION))
    (tmp_path / "b").mkdir()
    with opened(tmp_path / "b", seal=False) as other:
        there = municipality(other, "gemeente Drie")
        assert other.do(ImportLayout(content=content, region=REGION)) == f"regio {REGION}"
        assert heads(other, there) == heads(caseload, region=REGION)
        assert other.ask(layout_file(f"regio {REGION}", region=REGION)) == content


def test_nothing_of_any_column_gets_into_the_file(tmp_path: Path) -> None:
    with opened(tmp_path, seal=False) as caseload:
        planted = whole_dossier(caseload).planted
        content = caseload.ask(layout_file("voor alle gemeenten"))
    inside = {
        (table, column)
        for (table, _, column), word in planted.words.items()
        if any(spelling in content for spelling in spellings(word))
    }
    assert inside <= {("handover_section", "title"), ("handover_section", "key")}


@pytest.mark.parametrize("heading", ["Werk van Sanne", "Zo doet BRUINSMA het"])
def test_a_heading_with_the_name_of_a_student_stays(caseload: Caseload, heading: str) -> None:
    add_student(caseload, "Sanne", "Bruinsma")
    name_it(caseload, heading)
    with refused("layout.personal") as caught:
        caseload.ask(layout_file("x"))
    assert caught.value.values["heading"] == heading  # type: ignore[attr-defined]


def _spoil(whole: dict, how: str) -> bytes:
    rows = whole["indeling"]["werk"]
    match how:
        case "a section twice":
            rows.append(rows[0])
        case "a section that the law asks, off":
            next(row for row in rows if row["onderdeel"] == "toestemming")["gebruikt"] = False
        case "no heading":
            rows[0]["kop"] = " "
        case "a heading of a page":
            rows[0]["kop"] = "x" * 81
        case "a line in a heading":
            rows[0]["kop"] = "een\ntwee"
        case "something more":
            whole["leerlingen"] = ["Sanne"]
        case "another form":
            return b"naam;kop\n"
        case "too large":
            return b" " * LARGEST + json.dumps(whole).encode()
        case "nothing in it":
            whole["indeling"] = {}
        case "not text":
            return b"\xff\xfe\x00"
        case "nested without end":
            return b"[" * 40_000
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    "how",
    [
        "a section twice", "a section that the law asks, off", "no heading", "a heading of a page",
        "a line in a heading", "something more", "another form", "too large", "nothing in it", "not text",
        "nested without end",
    ],
)  # fmt: skip
def test_a_bad_file_changes_nothing(caseload: Caseload, how: str) -> None:
    whole = json.loads(caseload.ask(layout_file("x")))
    before = heads(caseload)
    with refused("layout.file"):
        caseload.do(ImportLayout(content=_spoil(whole, how)))
    assert heads(caseload) == before
    assert not any(row.own for row in caseload.ask(layout_of(WERK)))


def test_a_file_with_sections_that_we_do_not_have_says_so(caseload: Caseload) -> None:
    whole = json.loads(caseload.ask(layout_file("x")))
    whole["indeling"]["werk"][0]["onderdeel"] = "later"
    with refused("layout.newer"):
        caseload.do(ImportLayout(content=json.dumps(whole).encode()))
