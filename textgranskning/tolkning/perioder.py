"""Which months something is about, and which were paid without a decision ("Räknat juni, 6 940 kr ut den 27:e", and only May decided)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from textgranskning.typer import Begreppsslag, Hallning, Handelse

BIFALL = "beslut_bifall"
BESLUT = (BIFALL, "avslagsbeslut")
BETALT = ("utbetalning", "ansokan_saknas")  # that a paid month has no application says that it was paid
OBESLUTAT = "beslut_saknas"
TALAR_OM_MANADER = frozenset((*BESLUT, *BETALT))
FORE, EFTER = dt.timedelta(days=45), dt.timedelta(days=40)  # a decision that names no month may be about one that begins so near
_NAMN = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december")
_NUMMER = {namn: nummer for nummer, namn in enumerate(_NAMN, 1)} | {namn[:3]: nummer for nummer, namn in enumerate(_NAMN, 1)}
_MANAD = re.compile(
    r"(?<![\w-])(?:(?P<namn>" + "|".join(_NAMN) + r"|(?:jan|feb|apr|aug|sep|okt|nov|dec)\b\.?)"
    r"(?:(?:\s+|\s*-)(?P<ar>20\d\d|'?\d\d(?!\d|\s*(?:kr|kronor|000)|[.:]\d)))?|(?P<sifferar>20\d\d)-?(?P<siffror>0[1-9]|1[0-2])(?![\d-]))",
    re.IGNORECASE,
)
_DAG_FORE = re.compile(r"(?:\d{1,2}|:e|:a)\s*\Z")  # "3 mars" is a day
_KRONOR = re.compile(r"(?<![\d.,-])(?:\d{1,3}[ .\u00a0]\d{3}|\d{3,6})(?=[ \u00a0]?(?:kr\b|kronor|:-|,(?:-|00)|\s*(?:ut|utbet)))")
_TILL = re.compile(r"\s*(?:–|-|till och med|t\.?\s?o\.?\s?m\.?|till)\s*\Z", re.IGNORECASE)


def manader(text: str, ankare: dt.date | None) -> tuple[str, ...]:
    """The months that a text names, in order; a range with all between. One without a year falls near `ankare`.

    >>> manader("Beslut för mars–maj 2025, fattat den 3 mars.", None)
    ('2025-03', '2025-04', '2025-05')
    """
    traffar = [traff for traff in _MANAD.finditer(text) if traff["siffror"] or not _DAG_FORE.search(text[: traff.start()])]
    nummer = [_nummer(traff) for traff in traffar]
    ar: list[int | None] = [_ar(traff) for traff in traffar]
    funna: set[int] = set()
    for plats, traff in enumerate(traffar):
        nasta = next((ett for ett in ar[plats:] if ett), None)
        aret = ar[plats] or nasta or next((ett for ett in reversed(ar[:plats]) if ett), None) or _nara(nummer[plats], ankare)
        if aret is None:
            continue
        funna.add(aret * 12 + nummer[plats] - 1)
        forra = traffar[plats - 1] if plats else None
        if forra is not None and _TILL.fullmatch(text[forra.end() : traff.start()]):
            funna.update(range(max(funna, key=lambda ett: ett < aret * 12 + nummer[plats] - 1), aret * 12 + nummer[plats]))
    return tuple(f"{ett // 12}-{ett % 12 + 1:02}" for ett in sorted(funna))


def _nummer(traff: re.Match[str]) -> int:
    return int(traff["siffror"]) if traff["siffror"] else _NUMMER[traff["namn"].lower().rstrip(".")]


def _ar(traff: re.Match[str]) -> int | None:
    skrivet = traff["sifferar"] or traff["ar"]
    return int(skrivet.lstrip("'")) % 100 + 2000 if skrivet else None


def _nara(nummer: int, ankare: dt.date | None) -> int | None:
    """The year in which a month lies nearest to a day."""
    if ankare is None:
        return None
    return min(range(ankare.year - 1, ankare.year + 2), key=lambda ar: abs((dt.date(ar, nummer, 15) - ankare).days))


def obeslutade(handelser: Sequence[Handelse]) -> Iterator[Handelse]:
    """A month that was paid and that no decision names, where other decisions do name theirs: it has none, says the akt."""
    beslut = [ett for ett in handelser if ett.begrepp in BESLUT and ett.hallning is Hallning.INTRAFFAT]
    tackta = {manad for ett in beslut if ett.sak for manad in ett.sak.split(",")}
    egna = sorted(manad for manad in tackta if re.fullmatch(r"\d{4}-\d\d", manad))
    if not egna:
        return
    namnlosa = [ett for ett in beslut if ett.begrepp == BIFALL and not ett.sak]  # a refusal pays nothing
    for ett in handelser:
        if ett.begrepp not in BETALT or ett.hallning is not Hallning.INTRAFFAT or not ett.sak:
            continue
        for manad in sorted(set(ett.sak.split(",")) - tackta):
            if manad < egna[0]:
                continue  # before what the akt holds
            if any(_kan_galla(beslutet, manad, ett) for beslutet in namnlosa):
                continue
            traffar = tuple(replace(omnamnande, begrepp=OBESLUTAT) for omnamnande in ett.omnamnanden)
            yield Handelse(OBESLUTAT, Begreppsslag.HANDELSE, Hallning.INTRAFFAT, traffar, ett.datum, sak=manad)


def _kan_galla(beslut: Handelse, manad: str, betalt: Handelse) -> bool:
    """Whether a decision that names no month may be about a paid one: near it, and of no other amount."""
    forsta = dt.date.fromisoformat(f"{manad}-01")
    nara = beslut.datum is None or forsta - FORE <= beslut.datum.till <= forsta + EFTER
    beslutat, utbetalt = _belopp(beslut), _belopp(betalt)
    return nara and not (beslutat and utbetalt and beslutat.isdisjoint(utbetalt))


def _belopp(handelse: Handelse) -> frozenset[int]:
    """The sums of money that an event is told with."""
    texter = (omnamnande.belagg.text for omnamnande in handelse.omnamnanden)
    return frozenset(int(re.sub(r"\D", "", traff[0])) for text in texter for traff in _KRONOR.finditer(text))
