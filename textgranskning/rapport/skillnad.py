"""Which letters of a restored text were changed: what the report and the review page mark."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

Del = str | tuple[str, str]  # a stretch as it was read, or (restored, as read)


def delar(original: str, text: str) -> list[Del]:
    """A restored text in pieces; put together, their restored sides are the text. White space is not a change.

    >>> delar("6verldmnar rap-\\nporten", "överlämnar rapporten")
    [('ö', '6'), 'verl', ('ä', 'd'), 'mnar ra', ('p', 'p- '), 'porten']
    """
    last, lagad = " ".join(original.split()), " ".join(text.split())
    if last == lagad:
        return [lagad] if lagad else []
    ut: list[Del] = []
    for steg in Levenshtein.opcodes(last, lagad):
        fore, efter = last[steg.src_start : steg.src_end], lagad[steg.dest_start : steg.dest_end]
        if steg.tag == "equal" or not (fore + efter).strip():
            _lagg_text(ut, efter)
        elif efter or not ut:
            _lagg_andring(ut, efter, fore)
        else:
            _ta_bort(ut, fore)
    return ut


def _lagg_text(ut: list[Del], text: str) -> None:
    if ut and isinstance(ut[-1], str):
        ut[-1] += text
    elif text:
        ut.append(text)


def _lagg_andring(ut: list[Del], efter: str, fore: str) -> None:
    if ut and not isinstance(ut[-1], str):
        ut[-1] = (ut[-1][0] + efter, ut[-1][1] + fore)
    else:
        ut.append((efter, fore))


def _ta_bort(ut: list[Del], fore: str) -> None:
    """What was only taken away is shown on the letter before it, so that there is something to mark."""
    sist = ut.pop()
    if isinstance(sist, str):
        if sist[:-1]:
            ut.append(sist[:-1])
        ut.append((sist[-1:], sist[-1:] + fore))
    else:
        ut.append((sist[0], sist[1] + fore))
