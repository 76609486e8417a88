"""Edits and segments: everything covered, monotone, and the identity on what was left alone."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from textgranskning.normalisering.segment import Andring, Lage
from textgranskning.typer import Rattelseskal, Segment, Text


def _andring(start: int, slut: int, efter: str) -> Andring:
    return Andring((start, slut), efter, 0.9, Rattelseskal.KANAL)


@st.composite
def andringar(draw: st.DrawFn, langd: int) -> list[Andring]:
    """Edits of a text of so many characters, in order, not overlapping; insertions and deletions among them."""
    kanter = sorted(draw(st.lists(st.integers(0, langd), max_size=8, unique=True)))
    return [_andring(a, b, draw(st.text("abå \n", max_size=4))) for a, b in zip(kanter[::2], kanter[1::2], strict=False)]


@st.composite
def lagen(draw: st.DrawFn) -> Lage:
    lage = Lage.orord(draw(st.text("abcåäö \n", max_size=30)))
    for _ in range(draw(st.integers(0, 3))):
        lage = lage.andrad(draw(andringar(len(lage.text))))
    return lage


def _tacker(segment: tuple[Segment, ...], langd: int, *, original: bool) -> bool:
    spann = [ett.original if original else ett.text for ett in segment]
    kanter = [0, *(slut for _, slut in spann)]
    return [start for start, _ in spann] == kanter[:-1] and kanter[-1] == langd


@given(lagen())
def test_segments_cover_both_texts_without_gaps(lage: Lage) -> None:
    assert _tacker(lage.segment, len(lage.original), original=True)
    assert _tacker(lage.segment, len(lage.text), original=False)


@given(lagen())
def test_untouched_segments_are_equal_and_fixes_say_what_they_changed(lage: Lage) -> None:
    for ett in lage.segment:
        fore, efter = lage.original[slice(*ett.original)], lage.text[slice(*ett.text)]
        if ett.rattelse is None:
            assert fore == efter
        else:
            assert (ett.rattelse.fore, ett.rattelse.efter, ett.rattelse.span) == (fore, efter, ett.text)


@given(lagen(), st.data())
def test_the_way_back_is_monotone(lage: Lage, data: st.DataObject) -> None:
    text = Text("", lage.original, lage.text, lage.segment, ())
    platser = sorted(data.draw(st.lists(st.integers(0, len(lage.text)), min_size=2, max_size=6)))
    spann = [text.original_span((a, b)) for a, b in pairwise(platser)]
    assert all(a <= b for a, b in spann)
    assert all(fore[0] <= efter[0] for fore, efter in pairwise(spann))


def test_edits_give_the_new_text() -> None:
    lage = Lage.orord("pa nagot satt").andrad([_andring(0, 2, "på"), _andring(3, 8, "något"), _andring(9, 13, "sätt")])
    assert lage.text == "på något sätt"


def test_an_edit_that_touches_a_replaced_segment_takes_it_in() -> None:
    lage = Lage.orord("hand-\nlaggning av").andrad([_andring(0, 15, "handlaggning\n")])
    igen = lage.andrad([_andring(0, 12, "handläggning")])
    assert igen.text == "handläggning\nav"
    assert igen.segment[0].original == (0, 15)
    assert igen.segment[0].rattelse is not None
    assert igen.segment[0].rattelse.fore == "hand-\nlaggning "


def test_two_edits_in_one_replaced_segment_become_one() -> None:
    lage = Lage.orord("xx").andrad([_andring(0, 2, "abcdef")])
    igen = lage.andrad([_andring(1, 2, "B"), _andring(4, 5, "E")])
    assert igen.text == "aBcdEf"
    assert len(igen.segment) == 1


def test_an_edit_that_changes_nothing_leaves_no_trace() -> None:
    lage = Lage.orord("abc").andrad([_andring(1, 2, "b")])
    assert lage.segment == (Segment((0, 3), (0, 3)),)
