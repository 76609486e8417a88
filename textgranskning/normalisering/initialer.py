"""Initials whose dots an engine lost: AR is ÅR on a page where Åsa Rönnerdahl is named, and no Anders Rask."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product

from textgranskning.normalisering.ordplatser import Ordplats

UTAN = str.maketrans("ÅÄÖ", "AAO")
UTAN_PRICKAR = re.compile(r"(?=.*[AO])[A-Z]{2,3}")  # initials that can have lost their dots
FLEST = 3  # names of a person


def ratta_initialer(text: str, platser: Sequence[Ordplats], ratta: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The initials of a text as the names beside them have it, by place: those that get dots, and those that were right as read.

    `ratta` holds the words of the places, as restored.
    """
    initialerna = [i for i, plats in enumerate(platser) if UTAN_PRICKAR.fullmatch(plats.form)]
    namngivna = initialer(_namn(text, platser, ratta)) if initialerna else set()
    for i in initialerna:
        form = platser[i].form
        efter = med_prickar(form, namngivna)
        if efter != form or form in namngivna:
            yield i, efter


def _namn(text: str, platser: Sequence[Ordplats], ratta: Sequence[str]) -> Iterator[list[str]]:
    """The stretches of capitalised words of a text; what a hyphen holds together is one word."""
    strecka: list[str] = []
    slut = 0
    for plats, ord_ in zip(platser, ratta, strict=True):
        stort = ord_[0].isupper() and (len(ord_) == 1 or not ord_.isupper()) and ord_.isalpha()
        mellan, slut = text[slut : plats.span[0]], plats.span[1]
        if stort and strecka and mellan == "-":
            strecka[-1] += f"-{ord_}"
        elif stort and mellan == " ":
            strecka.append(ord_)
        else:
            yield strecka
            strecka = [ord_] if stort else []
    yield strecka


def initialer(ord_: Iterable[Sequence[str]]) -> set[str]:
    """The initials of the names that stand in stretches of capitalised words: of two neighbours, and of three."""
    ut: set[str] = set()
    for strecka in ord_:
        for forsta, andra in pairwise(strecka):
            ut |= {f"{a}{b}" for a, b in product(_borjan(forsta), _borjan(andra))}
        for i in range(len(strecka) - FLEST + 1):
            ut.add("".join(ett[0] for ett in strecka[i : i + FLEST]))
    return ut


def _borjan(namn: str) -> set[str]:
    """The letters that initials take of a name: A of Anna-Karin, or AK."""
    return {namn[0], "".join(led[0] for led in namn.split("-") if led).upper()}


def med_prickar(form: str, kanda: set[str]) -> str:
    """Initials as the named persons' are; unchanged where some person's are those that were read, or two persons differ by dots alone."""
    if form in kanda:
        return form
    lika = [ett for ett in kanda if ett.translate(UTAN) == form]
    return lika[0] if len(lika) == 1 else form
