"""What a field says about its words while they are typed: numbers that may be a BSN, medical and private words."""

from jobcoach.model.wording import Flaw, remarks_on

_BECAUSE = {
    Flaw.BSN: "Dit kan een BSN zijn. Een BSN hoort niet in deze kluis.",
    Flaw.MEDICAL: "“{word}” is een medisch woord. {better}",
    Flaw.PRIVATE: "“{word}” is privé. Schrijf alleen wat op het werk nodig is.",
}


def watch_words(text: str) -> str:
    """The first thing to look at again, or nothing; it never stops saving."""
    for remark in remarks_on(text):
        better = f"Liever: {remark.better}" if remark.better else "Schrijf liever wat er op het werk nodig is."
        return _BECAUSE[remark.flaw].format(word=remark.word, better=better)
    return ""


def watch_number(text: str) -> str:
    """Only the warning about a BSN."""
    return next((_BECAUSE[Flaw.BSN] for remark in remarks_on(text) if remark.flaw is Flaw.BSN), "")
