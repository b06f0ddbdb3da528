"""How long from start to unlock window, the installed program beside the same from source; a script, not a test.

``python tests/installer/start_figures.py PROGRAM [ROUNDS]``: PROGRAM is the frozen executable. The rounds go by turns, on
an Xvfb of its own, until the window is mapped (seen every 5 ms); a home with one practice vault. Medians, in seconds.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def until_mapped(command: list[str], env: dict[str, str]) -> float:
    """Seconds from start to the first visible window of that process's name."""
    begin = time.monotonic()
    program = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    find = ["xdotool", "search", "--onlyvisible", "--name", "^JobCoach$"]
    while subprocess.run(find, env=env, capture_output=True, check=False).returncode:
        if program.poll() is not None or time.monotonic() - begin > 60:
            raise SystemExit("the window never came")
        time.sleep(0.005)
    took = time.monotonic() - begin
    program.kill()
    program.wait()
    return took


def main(words: list[str]) -> int:
    """Measure and print."""
    frozen, rounds = words[0], int(words[1]) if len(words) > 1 else 9
    home = tempfile.mkdtemp(prefix="jobcoach-start-")
    reading, writing = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24"], pass_fds=[writing])
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    env = {"HOME": home, "PATH": os.environ["PATH"], "DISPLAY": display, "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "xcb"}
    vault = f"{home}/.local/share/JobCoach/kluizen/oefenschool.kluis"
    subprocess.run([frozen, "demo", "--vault", vault, "--no-window"], env=env, check=True, stdout=subprocess.DEVNULL)
    ways = {
        "installed": ([frozen], env),
        "source": ([sys.executable, "-m", "jobcoach"], env | {"PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}),
    }
    found: dict[str, list[float]] = {name: [] for name in ways}
    try:
        for turn in range(rounds + 1):
            for name, (command, around) in ways.items():
                took = until_mapped(command, around)
                if turn:  # the first warms the disk
                    found[name].append(took)
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(home, ignore_errors=True)
    for name, times in found.items():
        print(f"{name:10} median {statistics.median(times):.2f}  least {min(times):.2f}  most {max(times):.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
