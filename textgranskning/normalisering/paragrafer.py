"""Law references: the section sign, which no engine without Swedish reads surely, put back where the reference cannot mean anything else.

Engines read § as 8, $, 5, S or &, and §§ as 88, §8, 8§ and the like. A number is never changed for another number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textgranskning.normalisering.segment import Andring
from textgranskning.typer import Rattelseskal, Span

LAGAR = "SoL|Sol|LVU|LVM|LSS|FL|FB|OSL|LPT|LRV|HSL|ÄB|AB|BrB|RF|TF|KL|PSL|PL|JB|RB|UtlL|SFB|SekrL|MB|LOB|OL"
# What follows a section: a law by name or letters, its part, or its number. Damage has taken the dots, so a letter may stand for another.
LAG = rf"""(?:\s*(?:och|eller|samt|,)\s*\d+(?:\s?[a-z])?\s?(?:§|8|\$))*  # more sections of the same law
    \s+(?:i\s+|av\s+)?(?:
    \S*(?:lagen|balken|lag|stadgan)\b | f\S{{1,2}}rordning(?:en)?\b | (?:{LAGAR})\b | \S{{2,9}}\s(?:st[yv]cket|st\.|punkten|meningen)
    | samma\s(?:lag|kap)| denna\s(?:lag|f\S{{1,2}}rordning))"""
SEKTION = r"(?<![\d.,:/–-])\d{1,3}(?:\s?[a-z])?"  # 12, 5 a
RAD = rf"{SEKTION}(?:\s?(?:[,–—-]|och|eller|samt|till)\s?\d{{1,3}}(?:\.?\s?[a-z])?)+"  # 3, 4 och 5 a; 6–9
KAPITEL = r"\b(?:kap|Kap|KAP)\.?\s"
HANVISAR = (
    r"\b(?:enligt|enl\.?|st[öéo6d]{1,2}d\sav|[aä4d]{1,2}vses\si|anges\si|framg[åaé4]r\sav|[gh][äa4é]ller|jfr|se|jml|lagrum:?|LVU|LVM|SoL)\s"
)
SLUT = r"(?=[\s,.;:)”\"]|$)"

DUBBEL = re.compile(
    rf"(?<=[\da-z])\s?(§§?8|8§|\$\$|§\$|\$§|§5|5§|88§)(?![\w§])|(?:{KAPITEL}|{HANVISAR}|)(?:{RAD})\s(88|\$\$|\$8|8\$|SS|&&){SLUT}"
)
KAPITELPARAGRAF = re.compile(rf"{KAPITEL}{SEKTION}(?:\s|(?<=[a-z]))(8|\$|5|S|&|\$8)(?=[\s,.;:)”\"]|$)(?!\s\d)")
MED_LAG = re.compile(rf"{SEKTION}\s(8|\$|5|S|&)(?={LAG})", re.VERBOSE)
EFTER_HANVISNING = re.compile(rf"{HANVISAR}{SEKTION}\s(8|\$|&){SLUT}(?!\s\d)")
FORE_TECKEN = re.compile(rf"{SEKTION}\s(8|\$)(?=[,.;:)”\"]|\s\)|\s*$)", re.MULTILINE)
FORE_ORD = re.compile(rf"{SEKTION}\s(8|\$)(?=\s[^\W\d])")
TALAR_OM_LAG = re.compile(r"§|\bkap\b|\w(?:lagen|lag|balken|f\S{1,2}rordning(?:en)?)\b")

SOL = re.compile(r"(?<=[§8$] )S(?:ol|OL)\b")  # no one refers to a section of the sun
MOJLIG = re.compile(r"\d(?:\s?[a-z])?\s?[8$5S&§]")
BREDD = 80  # characters to either side of a number and its sign that a reference can take
SAKER, TROLIG = 0.99, 0.97


def ratta_paragrafer(text: str, *, skadad: bool) -> Iterator[Andring]:
    """The section signs of a text. In a damaged text a lone 8 after a number is one, too; elsewhere only where law is spoken of."""
    funna: dict[tuple[int, int], tuple[str, float]] = {}
    monster_ = [(KAPITELPARAGRAF, SAKER), (MED_LAG, SAKER), (EFTER_HANVISNING, SAKER)]
    if skadad:
        monster_ += [(FORE_TECKEN, TROLIG)] + ([(FORE_ORD, TROLIG)] if TALAR_OM_LAG.search(text) else [])
    for fran, till in _fonster(text):
        for monster, sannolikhet in monster_:
            for traff in monster.finditer(text, fran, till):
                funna.setdefault(traff.span(1), ("§", sannolikhet))
        for traff in DUBBEL.finditer(text, fran, till):
            grupp = 1 if traff.group(1) else 2
            if grupp == 1 or skadad or re.match(rf"{KAPITEL}|{HANVISAR}", traff.group()):
                funna[traff.span(grupp)] = ("§§", SAKER)
    for traff in SOL.finditer(text) if skadad else ():
        funna[traff.span()] = ("SoL", SAKER)
    slut = 0
    for span, (tecken, sannolikhet) in sorted(funna.items()):
        if span[0] >= slut:
            mellan = " " if text[span[0] - 1].isalnum() else ""
            yield Andring(span, mellan + tecken, sannolikhet, Rattelseskal.SAMMANHANG)
            slut = span[1]


def _fonster(text: str) -> Iterator[Span]:
    """The stretches of text that can hold a damaged sign, from before the number to behind the law's name."""
    fran = till = -1
    for traff in MOJLIG.finditer(text):
        if till >= 0 and traff.start() - BREDD > till:
            yield fran, till
            fran = -1
        fran = max(traff.start() - BREDD, 0) if fran < 0 else fran
        till = min(traff.end() + BREDD, len(text))
    if till >= 0:
        yield fran, till
