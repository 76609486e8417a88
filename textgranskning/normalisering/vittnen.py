"""Several readings of one page, reconciled word by word.

One reading is the base: the one that was hurt least, for its lines and its letters. The others are witnesses. What they say counts where
the base has a word that no lexicon knows, and for the signs that an engine cannot print: Tesseract's `swe` has no § @ % # * °, its `eng`
no å ä ö (their restoration has).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Levenshtein, Opcode

from textgranskning.normalisering.lexikon import INGEN, Lexikon
from textgranskning.normalisering.segment import Andring
from textgranskning.typer import Rattelseskal, Span

TOKEN = re.compile(
    r"""\d+[ ][§$&8S5]{1,2}(?=[\s.,;:)]|$)  # a number and what is, or may be, its section sign: an engine may join the two
    | \S+""",
    re.VERBOSE,
)
KARNA = re.compile(r"[^\W_](?:.*[^\W_])?")
TECKEN = "§@%#*°–"  # what one engine prints and the other cannot (the alphabets in its models)
LIKA_SIFFROR = "§%#°"  # ... and takes for a figure
STRECK, SOM_STRECK = "/|[]", "IlJ!"  # strokes, and the letters that an engine makes of them
BELOPP = re.compile(r"-?\d{1,3}(?: \d{3})+(?:,\d\d)?(?:kr|:-)?")
SKILJE = '.,;:)"”'
FLEST_FOR_TECKEN = 2  # characters that an engine makes of a sign by itself: 44 for ##, 26 for %
OLIKAST = 0.5  # normalised distance: words less alike are not two readings of one
MINSTA_DEL = 0.6  # of the longest reading: a shorter one has lost part of the page
SAKER, TROLIG = 0.97, 0.9


@dataclass(frozen=True, slots=True)
class Token:
    span: Span
    text: str

    @property
    def karna(self) -> str:
        traff = KARNA.search(self.text)
        return traff.group() if traff else ""


def valj_bas(texter: Sequence[str], skador: Sequence[float]) -> int:
    """Which reading to build on: the least hurt of those that have most of the page; the first of equals."""
    langder = [len(text.split()) for text in texter]
    hela = [i for i, langd in enumerate(langder) if langd >= MINSTA_DEL * max(langder)]
    return min(hela, key=skador.__getitem__)


def forena(bas: str, vittnen: Sequence[str], lexikon: Lexikon) -> Iterator[Andring]:
    """The edits that the witnesses make of the base; all texts are restored."""
    tokens = _tokens(bas)
    roster: list[list[str]] = [[] for _ in tokens]
    for vittne in vittnen:
        for i, ord_ in _parade(tokens, _tokens(vittne)):
            roster[i].append(ord_)
    for token, sagda in zip(tokens, roster, strict=True):
        vald = _valj(token, sagda, lexikon, alla=len(sagda) == len(vittnen) > 1) if sagda else None
        if vald is not None:
            enig = len(set(sagda)) == 1
            yield Andring(token.span, vald, SAKER if enig else TROLIG, Rattelseskal.VITTNEN)


def _tokens(text: str) -> list[Token]:
    return [Token(traff.span(), traff.group()) for traff in TOKEN.finditer(text)]


def _parade(bas: Sequence[Token], vittne: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """The words of a witness that stand where the base has another, also those that the base has run together."""
    skillnader = Levenshtein.opcodes([token.text for token in bas], [token.text for token in vittne])
    for lika, grupp in groupby(skillnader, key=_lika_ord):
        olika = () if lika else tuple(grupp)
        if not olika:
            continue
        foljder = {"".join(ord_): " ".join(ord_) for ord_ in _foljder(vittne[olika[0].dest_start : olika[-1].dest_end])}
        yield from ((i, foljder[bas[i].text]) for i in range(olika[0].src_start, olika[-1].src_end) if bas[i].text in foljder)
        for op in olika:
            if op.tag == "replace" and op.src_end - op.src_start == op.dest_end - op.dest_start:
                par = zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True)
                yield from ((i, vittne[j].text) for i, j in par if bas[i].text not in foljder)


def _lika_ord(op: Opcode) -> bool:
    return bool(op.tag == "equal")


def _foljder(tokens: Sequence[Token]) -> Iterator[list[str]]:
    """Two or three words in a row."""
    for antal in (2, 3):
        for start in range(len(tokens) - antal + 1):
            yield [token.text for token in tokens[start : start + antal]]


def _valj(token: Token, sagda: Sequence[str], lexikon: Lexikon, *, alla: bool) -> str | None:
    """What a witness has that is better than the base's word, if anything. `alla`: more than one, and none of them has that word."""
    for annat in sagda:
        if any(tecken in annat and tecken not in token.text for tecken in TECKEN) and _samma_men_tecken(token.text, annat, lexikon):
            return annat
    if len(set(sagda)) == 1 and _enigas(token, sagda[0], lexikon, alla=alla):
        return sagda[0]
    if not token.karna.isalpha() or ar_kant(token.karna, lexikon):
        return None
    basta = [annat for annat in sagda if ar_kant(Token((0, 0), annat).karna, lexikon) and _lika(token.text, annat)]
    return max(basta, key=basta.count) if basta else None


def _enigas(token: Token, annat: str, lexikon: Lexikon, *, alla: bool) -> bool:
    """Whether what the witnesses agree on is right where the base may have a word: a stroke that it has taken for a letter, as in a
    signature, or words or figures that it has run together."""
    if " " in annat:
        return _isar(token, annat, lexikon)
    if len(token.text) != len(annat) or not (alla or token.text == "I" or not ar_kant(token.karna, lexikon)):
        return False
    return all(a in SOM_STRECK and b in STRECK for a, b in zip(token.text, annat, strict=True) if a != b)


def _isar(token: Token, annat: str, lexikon: Lexikon) -> bool:
    """Whether a word of the base is several: an amount by its thousands, a letter and its number, words that are known."""
    if BELOPP.fullmatch(annat.strip(SKILJE)):
        return True
    if ar_kant(token.karna, lexikon) or token.text.isdigit():
        return False
    delar = annat.split()
    return all(del_.strip(SKILJE).isdigit() or ar_kant(Token((0, 0), del_).karna, lexikon) for del_ in delar)


def _samma_men_tecken(bas: str, annat: str, lexikon: Lexikon) -> bool:
    """Whether two readings differ only where one has a sign that the other engine cannot print."""
    naken, tecken = bas.strip(SKILJE), annat.strip(SKILJE)
    if set(tecken) <= set(TECKEN):  # signs by themselves: the other engine made something short of them, but no word
        langst = len(tecken) if "§" in tecken else FLEST_FOR_TECKEN  # 18 is 1 §, never § alone
        return len(naken) <= langst and not (naken.islower() and ar_kant(naken, lexikon))
    skillnader = [op for op in Levenshtein.opcodes(bas, annat) if op.tag != "equal"]
    return all(op.tag != "delete" and _star_for(bas[op.src_start : op.src_end], annat[op.dest_start : op.dest_end]) for op in skillnader)


def _star_for(last: str, tecken: str) -> bool:
    """Whether an engine can have read `last`, which is no word, where there are signs."""
    return set(tecken) <= set(LIKA_SIFFROR if last.isdigit() else TECKEN) | {" "} and not last.isalpha()


def _lika(a: str, b: str) -> bool:
    return Levenshtein.normalized_distance(a, b) <= OLIKAST


def ar_kant(ord_: str, lexikon: Lexikon) -> bool:
    liten = ord_.lower()
    if liten in lexikon.egna or lexikon.ord_kostnad(liten) != INGEN:
        return True
    return any(ett.ord == liten for ett in lexikon.sammansatta(liten))
