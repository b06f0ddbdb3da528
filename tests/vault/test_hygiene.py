"""What the process does for its memory."""

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = str(Path(__file__).resolve().parents[2])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux was run")
def test_no_core_and_nobody_reads_along() -> None:
    code = (
        "import sys,os,resource,ctypes;sys.path.insert(0,sys.argv[1]);from jobcoach.vault.hygiene import harden;harden()\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3,0,0,0,0), oct(os.umask(0)))"
    )
    done = subprocess.run([sys.executable, "-c", code, CHECKOUT], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "(0, 0) 0 0o77", done.stderr
