"""Names that a stranger wrote, made fit for one line of a screen or a terminal."""


def one_line(text: str) -> str:
    """The text without anything that ends a line, steers a terminal or turns the direction of reading.

    Else a package could add lines of its own to the verdict, such as another fingerprint.
    """
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
