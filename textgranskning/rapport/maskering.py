"""Pseudonyms in place of what points out a person (`--maskera`): names, numbers, addresses; the same thing gets the same pseudonym.

A pseudonym is a keyed hash (HMAC-SHA256) of what it stands for. The key is random and lies in the output folder; with it gone, nobody can
tell who was meant. Masking looks for more than it is sure of, and counts what it was not sure of, so that a person can look.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from textgranskning.rapport.identiteter import Identitet, Slag, identiteter
from textgranskning.rapport.personnamn import Namn, namn_i

NYCKELLANGD = 32  # bytes
_ORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INITIALER = r"[A-ZÅÄÖ](?:-?[A-ZÅÄÖ]){0,2}(?: ?[A-ZÅÄÖ])"
_SIGNATUR = re.compile(rf"(?P<efter>/ ?|\b[Ss]ign\.?:? )?(?<![\w-])(?P<sign>{_INITIALER}|(?<=/)[A-ZÅÄÖ][a-zåäö]{{1,2}}(?=\s|\Z))(?![\w-])")
# after a slash or "sign" anyone's; elsewhere only the initials of someone known
_PREFIX = re.compile(r"(?<!\w)(?P<prefix>von|af|de|van|al|el|bin|da|di)[ -](?=(?P<efter>[A-ZÅÄÖ][\w]+))", re.IGNORECASE)
KORTAST_I_FILNAMN = 4  # letters: a file name may write names without capitals
LIKT = 5  # letters: a name as long as this is known also with one letter misread
TEXTFALT = frozenset(("akt", "person", "fil", "dokument", "original", "text", "motivering", "forfattare", "rubrik", "fore", "efter"))
FILFALT = frozenset(("akt", "fil", "dokument"))


@dataclass(slots=True)
class Maskerare:
    """Masks the texts of one akt. `osakra` counts, by kind, what it was not sure of."""

    nyckel: bytes
    namn: Namn
    filer: tuple[str, ...] = ()
    osakra: Counter[Slag] = field(default_factory=Counter)

    @classmethod
    def for_akt(cls, nyckel: bytes, texter: Sequence[str], kanda: Iterable[str] = (), filer: Iterable[str] = ()) -> Maskerare:
        """`texter` are all texts of the akt, and its file names; `kanda` the full names that interpreting found; `filer` its documents."""
        return cls(nyckel, namn_i(texter, kanda), tuple(sorted(set(filer), key=len, reverse=True)))

    def text(self, text: str) -> str:
        """The text with pseudonyms; where it names a document, the document's name as `filnamn` gives it."""
        if not any(fil in text for fil in self.filer):
            return self._byt(text, self.funna(text))
        bitar = re.split(f"({'|'.join(map(re.escape, self.filer))})", text)
        return "".join(self.filnamn(bit) if nummer % 2 else self._byt(bit, self.funna(bit)) for nummer, bit in enumerate(bitar))

    def funna(self, text: str) -> list[Identitet]:
        """What the text is masked of, in order; where two overlap the first counts."""
        return _utan_overlapp([*identiteter(text), *self._namn(text, gemener=False)])

    def filnamn(self, namn: str) -> str:
        """A file name, or a path, with pseudonyms; its folders and its ending are kept."""
        bas, punkt, slut = namn.rpartition(".")
        stam, slut = (bas, punkt + slut) if punkt and len(slut) <= 5 and "/" not in slut else (namn, "")
        luftig = stam.replace("_", " ")
        return self._byt(stam, _utan_overlapp([*identiteter(luftig), *self._namn(luftig, gemener=True)])) + slut

    def post(self, post: Any) -> Any:
        """A value of the output contract (nested dicts and lists) with its texts masked.

        An original quote becomes the masked restored one: what OCR did to a name would give it away.
        """
        if isinstance(post, Mapping):
            ut = {nyckel: self._falt(nyckel, varde) for nyckel, varde in post.items()}
            if isinstance(ut.get("original"), str) and isinstance(ut.get("text"), str):
                ut["original"] = ut["text"]
            return ut
        if isinstance(post, list | tuple):
            return [self.post(ett) for ett in post]
        return post

    def _falt(self, nyckel: str, varde: Any) -> Any:
        if isinstance(varde, str) and nyckel in TEXTFALT:
            return self.filnamn(varde) if nyckel in FILFALT else self.text(varde)
        return self.post(varde)

    def pseudonym(self, slag: Slag, nyckel: str) -> str:
        """
        >>> Maskerare(b"0" * 32, namn_i([])).pseudonym(Slag.NAMN, "ylva")
        'Namn-nlj7r'
        """
        summa = hmac.digest(self.nyckel, f"{slag.value}:{nyckel}".encode(), hashlib.sha256)
        return f"{slag.value}-{base64.b32encode(summa)[:5].decode().lower()}"

    def _namn(self, text: str, *, gemener: bool) -> Iterator[Identitet]:
        for traff in _ORD.finditer(text):
            if not traff[0][0].isupper() and not (gemener and len(traff[0]) >= KORTAST_I_FILNAMN):
                continue
            for led, start in [(traff[0], traff.start())] if self._kant(traff[0]) else _led(traff[0], traff.start()):
                if kant := self._kant(led):
                    namn, saker = kant
                    slut = start + (len(namn) if led.lower() == f"{namn}s" else len(led))
                    yield Identitet(start, slut, Slag.NAMN, namn, saker)
        for traff in _PREFIX.finditer(text):
            if self._kant(traff["efter"]):
                yield Identitet(*traff.span("prefix"), Slag.NAMN, traff["prefix"].lower())
        for traff in _SIGNATUR.finditer(text):
            if traff["efter"] or _bara_bokstaver(traff["sign"]) in self.namn.initialer:
                yield Identitet(*traff.span("sign"), Slag.NAMN, _bara_bokstaver(traff["sign"]))

    def _kant(self, led: str) -> tuple[str, bool] | None:
        """The known name that a word is, and whether that is sure; a genitive and a misread letter are seen through."""
        ord_ = led.lower()
        for form in (ord_.removesuffix("s"), ord_):
            if form in self.namn:
                return form, form in self.namn.sakra
        if len(ord_) >= LIKT and self.namn.alla:
            lik = process.extractOne(ord_, self.namn.alla, scorer=Levenshtein.distance, score_cutoff=1)
            if lik and len(lik[0]) >= LIKT and lik[0][0] == ord_[0] and not _bojning(ord_, lik[0]):
                return lik[0], False
        return None

    def _byt(self, grund: str, funna: Iterable[Identitet]) -> str:
        bitar, sist = [], 0
        for ett in funna:
            bitar += [grund[sist : ett.start], self.pseudonym(ett.slag, ett.nyckel)]
            sist = ett.slut
            if not ett.saker:
                self.osakra[ett.slag] += 1
        return "".join([*bitar, grund[sist:]])


def _utan_overlapp(funna: Iterable[Identitet]) -> list[Identitet]:
    ut: list[Identitet] = []
    for ett in sorted(funna, key=lambda ett: (ett.start, -ett.slut)):
        if not ut or ett.start >= ut[-1].slut:
            ut.append(ett)
    return ut


def _led(ordet: str, start: int) -> Iterator[tuple[str, int]]:
    """The parts of a double name, each with its place."""
    for led in ordet.split("-"):
        yield led, start
        start += len(led) + 1


def _bara_bokstaver(sign: str) -> str:
    return "".join(tecken for tecken in sign.lower() if tecken.isalpha())


def _bojning(ordet: str, namn: str) -> bool:
    """Whether a word only looks like a name because it is a form of another: it ends as Swedish nouns do."""
    return ordet.startswith(namn) and ordet[len(namn) :] in {"a", "e", "n", "r", "t"}
