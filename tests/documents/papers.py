"""The register of papers: one line for each, and it is looked at from every side.

    Paper("mijnpapier", mijnpapier_paper, samples.mijnpapier, samples.lang_mijnpapier),

makes veraPDF, qpdf and poppler judge the short and the long sample, bare and sealed, and checks that nothing overlaps,
runs off the paper or gets lost. Then ``python -m tests.documents.write_golden`` writes what it says and how it is
tagged to ``golden/``: read that, and commit it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace
from typing import Any

from jobcoach.documents import (
    inzage_paper,
    melding_paper,
    mijn_map_paper,
    overgangsdocument_paper,
    praktijkverklaring_paper,
    proefzending_paper,
    profielblad_paper,
    recovery_sheet_paper,
    road_paper,
    seal_paper,
    stageovereenkomst_paper,
)
from jobcoach.documents.sheet import Sheet
from tests.documents import forms, samples
from tests.documents import samples_letters as letters
from tests.documents import samples_map as maps
from tests.documents import samples_melding as melding
from tests.documents import samples_road as road
from tests.documents import samples_seal as seals

KINDS = ("short", "long")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: ``module`` has ``draw`` and ``build``; ``sealed`` says that page 1 keeps the place of the seal.

    ``unprinted`` names the fields of the data that are not on paper as they stand.
    """

    name: str
    module: ModuleType | SimpleNamespace
    short: Callable[[], Any]
    long: Callable[[], Any]
    sealed: bool = True
    unprinted: frozenset[str] = frozenset({"digest", "fingerprint"})

    def data(self, kind: str) -> Any:
        """The short or the long sample."""
        return self.short() if kind == "short" else self.long()

    def draw(self, data: Any) -> Sheet:
        """The pages before they are printed."""
        return self.module.draw(data)  # type: ignore[no-any-return]

    def build(self, data: Any) -> bytes:
        """The PDF."""
        return self.module.build(data)  # type: ignore[no-any-return]


PAPERS = (
    Paper("praktijkverklaring", praktijkverklaring_paper, samples.verklaring, samples.lange_verklaring),
    Paper("overgangsdocument", overgangsdocument_paper, samples.overgang, samples.lang_overgang),
    Paper(
        "herstelblad",
        recovery_sheet_paper,
        samples.blad,
        samples.lang_blad,
        sealed=False,
        unprinted=frozenset({"code", "school_address"}),
    ),
    *(
        Paper(
            name,
            forms.SAMPLES[name][1],
            forms.sample(name),
            forms.sample(long),
            sealed=False,
            unprinted=frozenset({"digest"}) | forms.left_off(name) | forms.left_off(long),
        )
        for name, long in forms.LONG_OF.items()
    ),
    Paper(
        "dagbesteding",
        overgangsdocument_paper,
        letters.dagbesteding,
        letters.lange_dagbesteding,
        unprinted=frozenset({"digest", "fingerprint", "order"}),
    ),
    Paper("stageovereenkomst", stageovereenkomst_paper, letters.overeenkomst, letters.lange_overeenkomst),
    Paper("inzage", inzage_paper, letters.inzage, letters.lange_inzage, sealed=False),
    Paper("profielblad", profielblad_paper, letters.profiel, letters.lang_profiel),
    Paper(
        "mijnmap",
        SimpleNamespace(draw=mijn_map_paper.draw_map, build=mijn_map_paper.build),
        maps.mijn_map,
        maps.lange_map,
        sealed=False,
        unprinted=frozenset({"school", "call_name"}),
    ),
    Paper(
        "melding",
        melding_paper,
        melding.intrekking,
        melding.lange_verbetering,
        sealed=False,
        unprinted=frozenset({"school"}),
    ),
    Paper("gewist", melding_paper, melding.gewist, melding.lang_gewist, sealed=False, unprinted=frozenset({"school"})),
    Paper(
        "zegelbrief",
        SimpleNamespace(draw=seal_paper.draw_letter, build=seal_paper.build_letter),
        seals.zegelbrief,
        seals.lange_zegelbrief,
        sealed=False,
        unprinted=frozenset({"sha256", "fingerprint"}),
    ),
    Paper(
        "kluisblad",
        SimpleNamespace(draw=seal_paper.draw_safe, build=seal_paper.build_safe),
        seals.kluisblad,
        seals.lang_kluisblad,
        sealed=False,
        unprinted=frozenset({"password", "fingerprint"}),
    ),
    Paper(
        "envelop",
        SimpleNamespace(draw=road_paper.draw_cover, build=road_paper.build_cover),
        road.voorblad,
        road.lang_voorblad,
        sealed=False,
    ),
    Paper(
        "proefzending",
        SimpleNamespace(draw=proefzending_paper.draw_main, build=proefzending_paper.build),
        road.proef,
        road.lange_proef,
        unprinted=frozenset({"school"}),
    ),
    Paper(
        "proefbijlage",
        SimpleNamespace(draw=proefzending_paper.draw_attachment, build=proefzending_paper.build_attachment),
        road.proef,
        road.lange_proef,
        unprinted=frozenset({"road", "school"}),
    ),
    Paper(
        "wachtwoord",
        SimpleNamespace(draw=road_paper.draw_slip, build=road_paper.build_slip),
        road.strook,
        road.lange_strook,
        sealed=False,
        unprinted=frozenset({"password"}),
    ),
)
