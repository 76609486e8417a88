"""From a document, or a plain string, to one restored text. Every page is restored by itself: the same alone as in a book."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import groupby

from textgranskning.normalisering.avkodare import Avkodare
from textgranskning.normalisering.avstavning import foga
from textgranskning.normalisering.forkortningar import ratta_forkortningar
from textgranskning.normalisering.nummer import ratta_nummer
from textgranskning.normalisering.paragrafer import ratta_paragrafer
from textgranskning.normalisering.segment import Andring, Lage
from textgranskning.normalisering.tappade import kompletterad
from textgranskning.normalisering.tecken import stada
from textgranskning.normalisering.vittnen import ar_kant, forena, valj_bas
from textgranskning.skada import Lag, bedom, radlagen
from textgranskning.typer import (
    Dokument,
    Lasning,
    Rad,
    Rattelse,
    Segment,
    Sida,
    Skadebild,
    Skadeslag,
    Span,
    Text,
    Textrad,
    Textsida,
    Ursprung,
)


@dataclass(frozen=True, slots=True)
class Normaliserad:
    """One page restored; spans count from the page's own beginning."""

    lage: Lage
    rader: tuple[Textrad, ...]
    ursprung: tuple[Ursprung, ...]
    skada: Skadebild


def normalisera(kalla: str | Dokument, *, ordlista: frozenset[str] | None = None) -> Text:
    """The restored text of a document, or of a plain string whose pages are divided by form feeds.

    `ordlista` holds words of the user's own (places, units, programmes) that are to be taken for right. Raises `ModellFel` if a model file
    is missing or not the one it should be.
    """
    if isinstance(kalla, Dokument):
        return _foga(kalla.namn, kalla.sidor, ordlista or frozenset(), "")
    sista = re.search(r"[\f\s]*\Z", kalla)
    svans = kalla[kalla.index("\f", sista.start()) :] if sista and "\f" in sista.group() else ""
    sidor = kalla[: len(kalla) - len(svans)].split("\f")
    return _foga("", [_sida(nummer, text) for nummer, text in enumerate(sidor, 1)], ordlista or frozenset(), svans)


def _sida(nummer: int, text: str) -> Sida:
    return Sida(nummer, (Lasning(Ursprung.FIL, tuple(Rad(rad) for rad in text.split("\n"))),))


def normalisera_sida(sida: Sida, *, ordlista: frozenset[str] = frozenset()) -> Normaliserad:
    """One page restored, from all its readings. A page that was not read gives no text; of one read in part, the stamp over a picture, what
    there is. A reading without lines says that the page is blank."""
    if not sida.lasningar:
        return Normaliserad(Lage.orord(""), (), (), bedom(""))
    if not any(lasning.rader for lasning in sida.lasningar):
        return Normaliserad(Lage.orord(""), (), (sida.lasningar[0].ursprung,), Skadebild(Skadeslag.INGEN, 0.0, 0.0))
    avkodare = avkodare_med(ordlista)
    lasningar = [lasning for lasning in sida.lasningar if lasning.text.strip()] or sida.lasningar[:1]
    skador = [bedom(lasning.text) for lasning in lasningar]
    i = valj_bas([lasning.text for lasning in lasningar], [skada.fore for skada in skador]) if len(lasningar) > 1 else 0
    andra = [lasning for lasning in lasningar if lasning is not lasningar[i]]
    bas = kompletterad(lasningar[i], andra, partial(_kand, avkodare)) if andra else lasningar[i]
    lage = restaurera(bas.text, avkodare)
    if andra:
        vittnen = [restaurera(lasning.text, avkodare).text for lasning in andra]
        lage = lage.andrad(forena(lage.text, vittnen, avkodare.lexikon))
    ursprung = (bas.ursprung, *(lasning.ursprung for lasning in andra))
    return Normaliserad(lage, _textrader(lage.text, bas.rader), ursprung, skador[i])


def restaurera(text: str, avkodare: Avkodare) -> Lage:
    """One reading restored: single characters, divided words, section signs, numbers, then the words of its damaged lines."""
    lage = stada(Lage.orord(text))
    lage = lage.andrad(foga(lage.text, avkodare.lexikon))
    lagen = radlagen(lage.text)
    lage = lage.andrad(_i_stycken(lage.text, lagen, ratta_paragrafer))
    lage = lage.andrad(_i_stycken(lage.text, lagen, ratta_nummer))
    lage = lage.andrad(_i_stycken(lage.text, lagen, ratta_forkortningar))
    return lage.andrad(_i_stycken(lage.text, lagen, partial(_ratta_ord, avkodare)))


def _i_stycken(text: str, lagen: Sequence[Lag], ratta: Callable[..., Iterable[Andring]]) -> Iterator[Andring]:
    """The edits that `ratta` makes of each stretch of lines that are damaged, or are not, alike."""
    plats = 0
    for skadad, grupp in groupby(zip(text.split("\n"), lagen, strict=True), key=_skadad):
        stycke = "\n".join(rad for rad, _ in grupp)
        for andring in ratta(stycke, skadad=skadad):
            yield Andring(_flyttad(andring.span, plats), andring.efter, andring.sannolikhet, andring.skal)
        plats += len(stycke) + 1


def _ratta_ord(avkodare: Avkodare, text: str, *, skadad: bool) -> Iterable[Andring]:
    return avkodare.ratta(text) if skadad else ()


def _skadad(par: tuple[str, Lag]) -> bool:
    return par[1] is Lag.SKADAD


def _kand(avkodare: Avkodare, ord_: str) -> bool:
    """Whether a word is one, as it stands or restored."""
    return ar_kant(ord_, avkodare.lexikon) or ar_kant(restaurera(ord_, avkodare).text, avkodare.lexikon)


@lru_cache(maxsize=4)
def avkodare_med(ordlista: frozenset[str]) -> Avkodare:
    return Avkodare(ordlista)


def _textrader(text: str, rader: Sequence[Rad]) -> tuple[Textrad, ...]:
    """The lines of a restored page with what reading knew of them; line breaks are never added or taken away."""
    plats, ut = 0, []
    for ny, rad in zip(text.split("\n"), rader, strict=True):
        ut.append(Textrad((plats, plats + len(ny)), rad.ruta, rad.slag, rad.niva, rad.marke, rad.fortsatter))
        plats += len(ny) + 1
    return tuple(ut)


def _foga(namn: str, sidor: Sequence[Sida], ordlista: frozenset[str], svans: str) -> Text:
    """The pages as one text, divided by form feeds. `svans` is what ended the string after its last page."""
    original: list[str] = []
    text: list[str] = []
    segment: list[Segment] = []
    textsidor: list[Textsida] = []
    o = t = 0
    for i, sida in enumerate(sidor):
        ny = normalisera_sida(sida, ordlista=ordlista)
        o1, t1 = o + len(ny.lage.original), t + len(ny.lage.text)
        textsidor.append(
            Textsida(
                nummer=sida.nummer,
                span=(t, t1),
                original=(o, o1),
                ursprung=ny.ursprung,
                skada=ny.skada,
                rader=tuple(replace(rad, span=_flyttad(rad.span, t)) for rad in ny.rader),
                olast=sida.olast if sida.last or sida.olast else "Sidan har ingen läsning.",
            )
        )
        segment += [_flyttat(ett, o, t) for ett in ny.lage.segment]
        mellan = "\f" if i + 1 < len(sidor) else svans
        if mellan:
            segment.append(Segment((o1, o1 + len(mellan)), (t1, t1 + len(mellan))))
        original += [ny.lage.original, mellan]
        text += [ny.lage.text, mellan]
        o, t = o1 + len(mellan), t1 + len(mellan)
    return Text(namn, "".join(original), "".join(text), tuple(_sammanslagna(segment)), tuple(textsidor))


def _flyttad(span: Span, steg: int) -> Span:
    return span[0] + steg, span[1] + steg


def _flyttat(segment: Segment, o: int, t: int) -> Segment:
    if not (o or t):
        return segment
    fix = segment.rattelse
    rattelse = fix and Rattelse(_flyttad(fix.span, t), fix.fore, fix.efter, fix.sannolikhet, fix.skal)
    return Segment(_flyttad(segment.original, o), _flyttad(segment.text, t), rattelse)


def _sammanslagna(segment: Sequence[Segment]) -> list[Segment]:
    """Untouched neighbours as one."""
    ut: list[Segment] = []
    for ett in segment:
        if ut and ut[-1].rattelse is None and ett.rattelse is None:
            ut[-1] = Segment((ut[-1].original[0], ett.original[1]), (ut[-1].text[0], ett.text[1]))
        else:
            ut.append(ett)
    return ut
