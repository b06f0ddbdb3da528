"""What jobcoach.exe runs: the program, which is told that it is installed and has no Python to start."""

import sys

sys.frozen = True  # type: ignore[attr-defined]

if __name__ == "__main__":
    from jobcoach.app import main

    sys.exit(main())
