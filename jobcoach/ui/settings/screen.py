"""The part Scherm: how large the letters are, which colours, and names as initials for who shares the screen."""

from jobcoach.ui.kit import ChoiceField, Form, TickField
from jobcoach.ui.settings.part import Part
from jobcoach.ui.theme import TEXT_SIZES
from jobcoach.ui.tools import Tools

COLOURS = (
    ("system", "Zoals deze computer"),
    ("light", "Licht"),
    ("dark", "Donker"),
    ("contrast", "Hoog contrast"),
)


class ScreenPart(Part):
    """Both choices are put on the screen at once; ``number`` is the place of this part, to come back to."""

    def __init__(self, tools: Tools, number: int) -> None:
        super().__init__(tools)
        self._number = number
        sizes = tuple((size, f"{size}%" + (" (gewoon)" if size == 100 else "")) for size in TEXT_SIZES)
        self.letters, self.colours = ChoiceField("size", "&Grootte", sizes), ChoiceField("colours", "&Kleuren", COLOURS)
        form = Form((self.letters, self.colours))
        form.show({"size": tools.preferences.text_size, "colours": tools.preferences.colours})
        self.group("Letters en kleuren", form, text="Dit geldt alleen op deze computer. Je ziet het meteen.")
        self.initials = TickField(
            "initials",
            "Alleen &initialen",
            hint="Ook met Ctrl+Shift+I, op elke bladzijde. Wat je zelf typt, blijft staan.",
        )
        share = Form(self.initials)
        share.show({"initials": tools.preferences.initials_only})
        self.group(
            "Scherm delen", share,
            text="Overal staan dan initialen in plaats van namen van leerlingen. Papieren worden niet getoond.",
        )  # fmt: skip
        self.initials.edited.connect(self._turn_initials)
        self.letters.edited.connect(self._resize)
        self.colours.edited.connect(self._recolour)

    def start(self) -> None:
        """The text size: after a change the whole window is made again, and the coach goes on here."""
        self.letters.setFocus()

    def _resize(self) -> None:
        tools, number = self.tools, self._number
        tools.preferences.text_size = int(str(self.letters.value()))
        # the window makes every page again, this one too: go on with the new one
        tools.dress()
        tools.go("settings", number)

    def _turn_initials(self) -> None:
        tools, number = self.tools, self._number
        tools.turn_initials()
        tools.go("settings", number)

    def _recolour(self) -> None:
        self.tools.preferences.colours = str(self.colours.value())
        self.tools.dress()
