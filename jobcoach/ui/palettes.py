"""The colour tokens in light, dark and contrast, and every pair of them that carries words or signs."""

LIGHT: dict[str, str] = {
    "desk": "#EDF1F0", "sheet": "#FFFFFF", "tint": "#F5F8F7", "hover": "#EAF0EF", "line": "#DAE1DF", "edge": "#7C8A87",
    "text": "#16211F", "text2": "#45534F", "text3": "#5A6864",
    "accent": "#0B5F63", "accentHover": "#084B4F", "onAccent": "#FFFFFF", "soft": "#DCEDEB", "onSoft": "#074B4E",
    "ok": "#1C6638", "okSoft": "#E2F1E6", "warn": "#854600", "warnSoft": "#FBEED6",
    "bad": "#A0281F", "badSoft": "#FBE5E2", "info": "#27527F", "infoSoft": "#E3ECF7",
    "focus": "#0B5F63", "scrim": "rgba(16,28,26,110)", "c1": "#0B5F63", "c2": "#9A5700", "c3": "#5A489B",
    "rail": "#BCDAD7", "paper": "#FFFFFF", "table": "#D5DCDA", "shadow": "rgba(0,20,18,4)",
}  # fmt: skip
DARK: dict[str, str] = {
    "desk": "#111615", "sheet": "#191F1E", "tint": "#1F2725", "hover": "#26302E", "line": "#2D3836", "edge": "#7B8A86",
    "text": "#E7EDEB", "text2": "#B5C1BE", "text3": "#98A6A2",
    "accent": "#62C6C0", "accentHover": "#83D5D0", "onAccent": "#04211F", "soft": "#17393A", "onSoft": "#A5E3DE",
    "ok": "#83D297", "okSoft": "#17301F", "warn": "#EDBB66", "warnSoft": "#372A10",
    "bad": "#F6A196", "badSoft": "#401F1B", "info": "#95BFEC", "infoSoft": "#1A2D42",
    "focus": "#8FE0DA", "scrim": "rgba(0,0,0,150)", "c1": "#62C6C0", "c2": "#EDBB66", "c3": "#B9A7F2",
    "rail": "#2E6361", "paper": "#F2F4F3", "table": "#0C100F", "shadow": "rgba(0,0,0,10)",
}  # fmt: skip
CONTRAST: dict[str, str] = {
    "desk": "#000000", "sheet": "#000000", "tint": "#000000", "hover": "#1A1A1A", "line": "#FFFFFF", "edge": "#FFFFFF",
    "text": "#FFFFFF", "text2": "#FFFFFF", "text3": "#E6E6E6",
    "accent": "#6FF2EA", "accentHover": "#FFFFFF", "onAccent": "#000000", "soft": "#000000", "onSoft": "#6FF2EA",
    "ok": "#8CF5A5", "okSoft": "#000000", "warn": "#FFD24A", "warnSoft": "#000000",
    "bad": "#FF9E94", "badSoft": "#000000", "info": "#9CCBFF", "infoSoft": "#000000",
    "focus": "#FFD24A", "scrim": "rgba(0,0,0,200)", "c1": "#6FF2EA", "c2": "#FFD24A", "c3": "#CDBEFF",
    "rail": "#6FF2EA", "paper": "#FFFFFF", "table": "#000000", "shadow": "rgba(0,0,0,0)",
}  # fmt: skip

TOKENS: dict[str, dict[str, str]] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}

# ground and letters of the initials circle, chosen by id modulo 5, never by status
INITIALS: dict[str, tuple[tuple[str, str], ...]] = {
    "light": (
        ("#DCEDEB", "#074B4E"), ("#E1E9F6", "#254A78"), ("#E8E4F6", "#4A3B86"),
        ("#F3E3EE", "#74335F"), ("#E4E8E7", "#3A4845"),
    ),
    "dark": (
        ("#17393A", "#A5E3DE"), ("#1D2F45", "#A9CBEF"), ("#2B2646", "#C7B9F5"),
        ("#3C2335", "#EDB4D8"), ("#2A3331", "#C3CECB"),
    ),
    "contrast": (("#000000", "#FFFFFF"),) * 5,
}  # fmt: skip

_STATUS = ("ok", "warn", "bad", "info")

# (foreground, ground, least ratio): WCAG 2.2 1.4.3 asks 4.5 of words, 1.4.11 asks 3 of edges, signs and focus
PAIRS: tuple[tuple[str, str, float], ...] = (
    *(("text", ground, 4.5) for ground in ("sheet", "desk", "tint", "hover", "soft")),
    *(("text2", ground, 4.5) for ground in ("sheet", "desk", "tint", "hover")),
    *(("text3", ground, 4.5) for ground in ("sheet", "desk", "tint")),
    *(("accent", ground, 4.5) for ground in ("sheet", "tint", "desk")),
    ("onAccent", "accent", 4.5),
    ("onAccent", "accentHover", 4.5),
    ("onSoft", "soft", 4.5),
    *((status, ground, 4.5) for status in _STATUS for ground in (f"{status}Soft", "sheet", "tint", "desk")),
    *(("text", f"{status}Soft", 4.5) for status in _STATUS),
    *((line, "sheet", 4.5) for line in ("c1", "c2", "c3")),
    *(("edge", ground, 3.0) for ground in ("sheet", "tint", "desk")),
    *(("focus", ground, 3.0) for ground in ("sheet", "tint", "desk")),
    ("sheet", "warn", 4.5),
    ("sheet", "text", 4.5),
)
