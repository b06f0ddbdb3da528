"""Controleren: our own package, a stranger's, a changed one, a wrapped one, and files that are none of these."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from jobcoach.caseload.documents import content_of
from jobcoach.caseload.sealing import seal_handover
from jobcoach.caseload.seals import seal_to_use
from jobcoach.documents.road_paper import build_cover
from jobcoach.documents.road_papers import Cover
from jobcoach.handover import certificates
from jobcoach.handover.envelope import wrap_in_pdf
from jobcoach.handover.revocation import Revoked, Why, make_list
from jobcoach.handover.seal import SchoolRoot, fingerprint
from jobcoach.handover.trust import read_trust
from jobcoach.handover.wrapping import wrap
from jobcoach.ui import theme
from jobcoach.ui.check.place import CheckPage
from jobcoach.vault.keeper import Vault
from tests.seals import give_seal
from tests.ui.fakes import FakeAsk
from tests.ui.handover_walk import NOW, PlainWork, Walk, add_handover, filled_vault, package_of_stranger, settle

Key = Qt.Key
ROOTS: list[SchoolRoot] = []
PASSWORD = "K7QF-2M9X-V4RT-8HWD-N3PB"


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return package_of_stranger(tmp_path_factory.mktemp("ver") / "overkant.kluis")


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made, student, recipient = filled_vault(tmp_path / "linde.kluis", seal=False)
    ROOTS.append(give_seal(made))
    add_handover(made, student, recipient)
    yield made
    made.lock()


@pytest.fixture
def own(vault: Vault) -> bytes:
    document = seal_handover(1)(PlainWork(vault)).document  # type: ignore[arg-type]
    return vault.ask(content_of(document))


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    return tmp_path / "nog-niet-gemaakt" / "scholen.json"


@pytest.fixture
def walk(qapp: object, vault: Vault, ask: FakeAsk, trust: Path) -> Walk:
    made = Walk(vault, ask, trust=trust)
    made.open("check")
    return made


@pytest.fixture
def give(walk: Walk, tmp_path: Path) -> Callable[[bytes], str]:
    """Check these bytes as a file and tell what stands on the page."""

    def one(data: bytes) -> str:
        file = tmp_path / "gekregen.zip"
        file.write_bytes(data)
        walk.page().check(file)
        settle()
        return walk.words()

    return one


def test_our_own_package_is_known(give: Callable[[bytes], str], own: bytes) -> None:
    words = give(own)
    assert "Niets veranderd, school bekend" in words
    for line in (
        "99ZZ-MH-2026-0001",
        "Praktijkschool De Linde (BRIN 99ZZ)",
        "Zegel van Marieke Hol",
        "24 november 2026, 10:04 uur",
    ):
        assert line in words


@pytest.mark.parametrize("place", [0.01, 0.2, 0.5, 0.8, 0.99])
def test_one_changed_byte_is_refused_and_shows_no_paper(
    walk: Walk, give: Callable[[bytes], str], own: bytes, place: float
) -> None:
    at = int(len(own) * place)
    words = give(own[:at] + bytes([own[at] ^ 1]) + own[at + 1 :])
    assert "Niet vertrouwen" in words
    assert walk.page().result.paper is None


def test_an_unknown_school_is_compared_and_then_remembered(
    walk: Walk, give: Callable[[bytes], str], stranger: bytes, trust: Path
) -> None:
    words = give(stranger)
    assert "Niets veranderd, kijk nog even" in words
    compare = walk.page().result.compare
    assert compare is not None
    assert [len(group) for group in compare.groups.groups] == [5] * 8
    assert read_trust(trust) == ()
    walk.reach("Komt overeen, onthoud deze school")
    walk.press(Key.Key_Return)
    assert [(school.brin, school.school) for school in read_trust(trust)] == [("98ZZ", "PrO De Overkant")]
    assert read_trust(trust)[0].fingerprint.split(" ") == list(compare.groups.groups)
    assert "Niets veranderd, school bekend" in walk.words()
    assert "PrO De Overkant is onthouden" in walk.words()


def test_other_digits_pin_nothing(walk: Walk, give: Callable[[bytes], str], stranger: bytes, trust: Path) -> None:
    give(stranger)
    walk.reach("Komt niet overeen")
    walk.press(Key.Key_Return)
    assert "Gebruik dit pakket niet" in walk.words()
    assert read_trust(trust) == ()


def test_a_school_that_cannot_be_remembered_says_so(
    walk: Walk, give: Callable[[bytes], str], stranger: bytes, trust: Path
) -> None:
    trust.parent.write_bytes(b"a file where the folder should be")
    assert "Het bestand met bekende scholen is niet te lezen" in give(stranger)
    trust.parent.unlink()
    give(stranger)
    trust.parent.write_bytes(b"again")
    walk.page().remember()
    settle()
    assert "De school is niet onthouden" in walk.words()
    trust.parent.unlink()
    walk.reach("Probeer weer")
    walk.press(Key.Key_Return)
    assert len(read_trust(trust)) == 1


def test_a_wrapped_package_asks_its_password_in_the_page(walk: Walk, give: Callable[[bytes], str], own: bytes) -> None:
    words = give(wrap(own, inner_name="overdracht.zip", password=PASSWORD))
    assert "gekregen.zip is beveiligd" in words
    walk.type("K7QF 2M9X V4RT 8HWD N3PC")
    walk.press(Key.Key_Return)
    assert "Dit wachtwoord past niet." in walk.words()
    walk.page().form["password"].show_raw("")
    walk.type(PASSWORD)
    walk.press(Key.Key_Return)
    assert "Niets veranderd, school bekend" in walk.words()


def test_an_envelope_of_pdf_asks_its_password_in_the_page(walk: Walk, give: Callable[[bytes], str], own: bytes) -> None:
    cover = build_cover(Cover(school="Praktijkschool Veldlinde", number="99ZZ-MH-2026-0004", made_on=NOW.date()))
    assert "is beveiligd" in give(wrap_in_pdf(own, cover=cover, password=PASSWORD))
    walk.type("K7QF 2M9X V4RT 8HWD N3PC")
    walk.press(Key.Key_Return)
    assert "Dit wachtwoord past niet." in walk.words()
    walk.page().form["password"].show_raw("")
    walk.type(PASSWORD)
    walk.press(Key.Key_Return)
    assert "Niets veranderd, school bekend" in walk.words()


def test_a_strangers_wrapped_package_is_known_after_comparing(
    walk: Walk, give: Callable[[bytes], str], stranger: bytes
) -> None:
    give(wrap(stranger, inner_name="overdracht.zip", password=PASSWORD))
    walk.type(PASSWORD)
    walk.press(Key.Key_Return)
    walk.reach("Komt overeen, onthoud deze school")
    walk.press(Key.Key_Return)
    assert "Niets veranderd, school bekend" in walk.words(), "the password is not asked twice"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"\x00" * 5000])
def test_what_is_no_package_is_refused_calmly(give: Callable[[bytes], str], data: bytes) -> None:
    words = give(data)
    assert "Niet vertrouwen" in words
    assert "overdrachtspakket" in words or "niet te lezen" in words or "anders ingepakt" in words


def test_a_file_that_went_away_is_told(walk: Walk, tmp_path: Path) -> None:
    walk.page().check(tmp_path / "weg.zip")
    settle()
    assert "Het bestand weg.zip is er niet." in walk.words()
    walk.page().check(tmp_path)
    settle()
    assert "Dit bestand is niet gecontroleerd" in walk.words()


def test_escape_goes_back_to_the_beginning(walk: Walk, give: Callable[[bytes], str], own: bytes) -> None:
    give(own)
    walk.press(Key.Key_Escape)
    assert "Sleep een pakket hierheen" in walk.words()


def test_a_file_may_be_dropped_anywhere_on_the_page(walk: Walk, own: bytes, tmp_path: Path) -> None:
    file = tmp_path / "gesleept.zip"
    file.write_bytes(own)
    page = walk.page()
    assert isinstance(page, CheckPage)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(5, 5).toPoint(), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    settle()
    assert "Niets veranderd, school bekend" in walk.words()


def test_two_files_at_once_are_not_taken(walk: Walk, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.zip", "b.zip")])
    enter = QDragEnterEvent(
        QPointF(5, 5).toPoint(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    QApplication.sendEvent(walk.page(), enter)
    assert not enter.isAccepted()


def test_large_text_keeps_everything_on_one_page(
    qapp: QApplication, vault: Vault, ask: FakeAsk, trust: Path, own: bytes, tmp_path: Path
) -> None:
    theme.dress(qapp, "light", 200)
    walk = Walk(vault, ask, trust=trust)
    walk.open("check")
    (tmp_path / "groot.zip").write_bytes(own)
    walk.page().check(tmp_path / "groot.zip")
    settle()
    assert walk.page().result.paper.isVisible()


# --- a school with another seal, and a list of revoked ones --------------------------------------------------------


def other_root(vault: Vault, tmp_path: Path) -> bytes:
    """A package of the stranger's school under a root that it made anew."""
    (tmp_path / "anders").mkdir(exist_ok=True)
    return package_of_stranger(tmp_path / "anders" / "overkant.kluis")


def test_another_seal_of_a_known_school_goes_on_by_telephone_alone(
    walk: Walk, give: Callable[[bytes], str], stranger: bytes, trust: Path, vault: Vault, tmp_path: Path
) -> None:
    give(stranger)
    walk.page().remember()
    settle()
    known = read_trust(trust)
    words = give(other_root(vault, tmp_path))
    assert "Niet vertrouwen" in words
    assert walk.page().result.paper is None
    card = walk.page().result.replace
    told = fingerprint(walk.page().result.checked.report.rival_pem)
    walk._tab(lambda name: name.startswith("De 40 cijfers"), "De 40 cijfers")
    walk.type(told)
    walk.reach("Vervang het zegel van deze school")
    walk.press(Key.Key_Return)
    assert "Bel eerst de school." in walk.words()
    card.form["called"].show_value(True)
    for wrong, says in ((known[0].fingerprint, "anders dan die van het pakket"), ("123", "geen acht groepen")):
        card.form["told"].show_raw(wrong)
        card.button.click()
        settle()
        assert says in walk.words()
        assert read_trust(trust) == known
    card.form["told"].show_raw(told)
    card.button.click()
    settle()
    assert read_trust(trust)[0].fingerprint == told
    assert "Niets veranderd, school bekend" in walk.words()
    assert "Niet vertrouwen" in give(stranger)


def test_a_changed_package_offers_no_way_on(walk: Walk, give: Callable[[bytes], str], own: bytes) -> None:
    give(own[:-5])
    assert walk.page().result.replace is None
    assert "lijst van ingetrokken zegels" not in walk.words()


def test_a_list_of_the_school_refuses_a_revoked_seal(
    walk: Walk, give: Callable[[bytes], str], own: bytes, vault: Vault, ask: FakeAsk, tmp_path: Path
) -> None:
    seal = vault.ask(seal_to_use())
    serial = certificates.from_pem(seal.certificate_pem).serial_number
    lists = {}
    for name, gone in (("goed.crl", 7), ("kwijt.crl", serial)):
        made = make_list(ROOTS[-1], [Revoked(serial=gone, since=NOW, why=Why.LOST)], number=1, now=NOW)
        lists[name] = tmp_path / name
        lists[name].write_bytes(made)
    assert "school bekend" in give(own)
    ask.expect("open_file", lists["goed.crl"])
    walk.reach("Controleer ook met een lijst van ingetrokken zegels")
    walk.press(Key.Key_Return)
    assert "staat niet op de lijst" in walk.words()
    (tmp_path / "geen.crl").write_bytes(b"geen lijst")
    ask.expect("open_file", tmp_path / "geen.crl")
    walk.page().result.list_button.click()
    settle()
    assert "geen lijst met ingetrokken zegels" in walk.words()
    ask.expect("open_file", lists["kwijt.crl"])
    walk.page().result.list_button.click()
    settle()
    assert "Niet vertrouwen" in walk.words()
    assert "ingetrokken op 24-11-2026" in walk.words()
    give(own)
    assert "ingetrokken op" not in walk.words()  # a list counts for the package it was chosen with
