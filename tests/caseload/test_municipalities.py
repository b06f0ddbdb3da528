"""The names to choose from while typing."""

import csv
from pathlib import Path

import pytest

from jobcoach.caseload.municipalities import known_regions, municipalities

SOURCE = Path(__file__).parents[2] / "../shared/domain/data/gemeenten_2023_minvws.csv"


def test_every_municipality_is_there_once_and_none_has_dirt_around_it() -> None:
    names = municipalities()
    assert len(names) == len(set(names)) == 342
    assert all(name == " ".join(name.split()) and name[-1] not in ".,;" for name in names)
    assert {"'s-Hertogenbosch", "Súdwest-Fryslân", "Voorne aan Zee", "Nuenen, Gerwen en Nederwetten"} <= set(names)


@pytest.mark.skipif(not SOURCE.exists(), reason="the source is not here")
def test_they_are_the_names_of_the_source() -> None:
    with SOURCE.open(encoding="utf-8") as file:
        assert {row["naam"] for row in csv.DictReader(file)} == set(municipalities())


def test_the_regions_that_the_school_uses_come_first_and_once() -> None:
    found = known_regions(("Eigen Streek", "Haaglanden"))
    assert found[:2] == ("Eigen Streek", "Haaglanden")
    assert len(found) == len(set(found)) == 36
    assert list(found[2:]) == sorted(found[2:], key=str.casefold)
