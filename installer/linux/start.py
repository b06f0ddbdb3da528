"""What the frozen program begins with."""

from jobcoach.app import stop

if __name__ == "__main__":
    stop()
