"""Scans of signed papers: time to recognise a page and to bind it, the size of what is kept, memory of 40 pages."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from jobcoach.documents.scans import bind, files, recognise
from tests.benchmarks import large
from tests.documents.wet_paper import WetPaper, build

GROUP = "9 scans"
FACTS = bind.ScanFacts(title="Getekend", subject="99ZZ", scanned_on=large.TODAY)
_PEAK = """
import sys
from pathlib import Path
from jobcoach.documents.scans import bind, files, recognise
from datetime import date
content = Path(sys.argv[1]).read_bytes()
first = recognise.recognise(content, 0)
bind.bind([first.jpeg], bind.ScanFacts(title="a", subject="b", scanned_on=date(2026, 1, 1)))
def peak():
    return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
before = peak()
jpegs = [recognise.recognise(content, page).jpeg for page in range(files.count_pages(content))]
made = bind.bind(jpegs, bind.ScanFacts(title="a", subject="b", scanned_on=date(2026, 1, 1)))
after = peak()
print(len(content), len(jpegs), len(made), before * 1024, after * 1024)
"""


def sheet(dpi: int) -> Image.Image:
    """A page as a scanner gives it: a little askew, with grain."""
    paper = build(WetPaper(number="99ZZ-K1-2026-0001", digest="ABCDEFGH", pages=1))
    image = files.picture(paper, 0, long=round(297 / 25.4 * dpi)).rotate(
        1.3, Image.Resampling.BICUBIC, fillcolor="white"
    )
    grain = Image.effect_noise(image.size, 10)
    return Image.blend(image, Image.merge("RGB", [grain] * 3), 0.06)


@pytest.mark.parametrize("dpi", [200, 300])
def test_a_page_of_a_scan(benchmark: Any, dpi: int, tmp_path: Path) -> None:
    benchmark.group = GROUP
    sheet(dpi).save(tmp_path / "scan.pdf", resolution=dpi)
    content = (tmp_path / "scan.pdf").read_bytes()
    read = benchmark(recognise.recognise, content, 0)
    assert read.code is not None
    benchmark.extra_info["kB"] = len(read.jpeg) // 1024


def test_a_page_without_a_code(benchmark: Any) -> None:
    """The dearest: everything is tried."""
    benchmark.group = GROUP
    image = sheet(200)
    image.paste("white", (0, image.height * 4 // 5, image.width, image.height))
    assert benchmark(recognise.read_page, image).code is None


def test_forty_pages_bound(benchmark: Any) -> None:
    benchmark.group = GROUP
    jpegs = [recognise.read_page(sheet(200)).jpeg] * 40
    pdf = benchmark(bind.bind, jpegs, FACTS)
    benchmark.extra_info["kB"] = len(pdf) // 1024


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process is asked in another way there")
def test_peak_memory_of_forty_pages(benchmark: Any, tmp_path: Path) -> None:
    """How much more a process of its own needs for 40 pages at 300 dpi than for one."""
    benchmark.group = GROUP
    image = sheet(300)
    image.save(tmp_path / "scan.pdf", save_all=True, append_images=[image] * 39, resolution=300)

    def run() -> list[int]:
        ran = subprocess.run(
            [sys.executable, "-c", _PEAK, str(tmp_path / "scan.pdf")], capture_output=True, text=True, check=True
        )
        return [int(word) for word in ran.stdout.split()]

    size, pages, made, before, after = benchmark.pedantic(run, rounds=1)
    assert pages == 40
    told = {"scan MB": size / 1e6, "kept MB": made / 1e6, "one page MB": before / 1e6, "forty pages MB": after / 1e6}
    benchmark.extra_info.update({name: round(value, 1) for name, value in told.items()})
    print("\n" + ", ".join(f"{name} {value:.1f}" for name, value in told.items()))
