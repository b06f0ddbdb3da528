"""Start the program: ``python -m jobcoach``."""

import sys

if __name__ == "__main__":
    from jobcoach.app import main

    sys.exit(main())
