"""How good a screening was, in words: what `utfall` prints and the review page gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from textgranskning.utfall.intervall import Andel
from textgranskning.utfall.utfall import Missade, Utfall


def berattelse(resultat: Utfall) -> str:
    """The whole account, ready to print."""
    return "\n".join(_stycken(resultat)) + "\n"


def _stycken(resultat: Utfall) -> Iterator[str]:
    yield f"{resultat.akter} akter, {resultat.flaggor} krav, varav {resultat.granskade} är bedömda av en person.\n"
    if not resultat.granskade:
        yield "Ingen har bedömt något ännu. Börja med: textgranskning visa UT"
        return
    yield f"Av luckorna som visades (saknas, oklart) stämde {procent(resultat.precision)}."
    yield _om_missade(resultat.missade)
    if resultat.tackning:
        mitt, lag, hog = (100 * ett for ett in resultat.tackning)
        yield f"Flaggorna visade uppskattningsvis {mitt:.0f} % av alla luckor (95 % intervall {lag:.0f}–{hog:.0f})."
    yield ""
    yield tabell(
        "Luckor, krav för krav",
        ("krav", "mall", "visade", "bedömda", "stämde"),
        ((ett.krav, ett.mall, str(ett.flaggade), str(ett.granskade), procent(ett.precision)) for ett in resultat.krav),
    )
    yield tabell(
        "Höll säkerheten?",
        ("säkerhet", "antal", "utlovad", "rätt"),
        ((f"{tal(ett.fran, 1)}–{tal(ett.till, 1)}", str(ett.antal), tal(ett.utlovad, 2), procent(ett.ratt)) for ett in resultat.sakerhet),
    )
    yield f"Brier {tal(resultat.brier, 3)}, förväntat kalibreringsfel {tal(resultat.kalibreringsfel, 3)}."


def _om_missade(missade: Missade) -> str:
    egna = f" Granskarna har dessutom själva lagt till {missade.egna} luckor." if missade.egna else ""
    if missade.antal is None:
        if not missade.i_provet:
            return f"Hur många luckor som missats går inte att säga: inget stickprov är inblandat (utfall --prov ANTAL).{egna}"
        return f"Hur många luckor som missats går inte att säga än: inget i stickprovet ({missade.i_provet} krav) är bedömt.{egna}"
    kvar = f" {missade.kvar} i stickprovet är inte bedömda än." if missade.kvar else ""
    return (
        f"I stickprovet bland {missade.omarkta} krav som inte flaggats fanns {missade.funna} luckor på {missade.granskade} bedömda."
        f" Det motsvarar {tal(missade.antal)} missade luckor i hela omgången"
        f" (95 % intervall {tal(missade.lag)}–{tal(missade.hog)}).{kvar}{egna}"
    )


def tabell(rubrik: str, kolumner: Sequence[str], rader: Iterable[Sequence[str]]) -> str:
    """A table in plain text: words to the left, numbers (every column but the first) to the right.

    >>> print(tabell("Två", ("krav", "n"), [("sip", "10"), ("beslut", "2")]))
    Två
      krav     n
      sip     10
      beslut   2
    <BLANKLINE>
    """
    alla = [tuple(kolumner), *(tuple(rad) for rad in rader)]
    bredder = [max(len(rad[nummer]) for rad in alla) for nummer in range(len(kolumner))]
    text = [
        "  ".join(cell.rjust(bredd) if nummer else cell.ljust(bredd) for nummer, (cell, bredd) in enumerate(zip(rad, bredder, strict=True)))
        for rad in alla
    ]
    return "\n".join([rubrik, *(f"  {rad.rstrip()}" for rad in text), ""])


def procent(andel: Andel) -> str:
    """A share with its interval, or the counts where they are too few to say anything.

    >>> procent(Andel(8, 20, 0.4, 0.191, 0.639)), procent(Andel(1, 3, 0.333, 0.008, 0.906))
    ('40 % (19–64)', '1 av 3')
    """
    if not andel.antal:
        return "–"
    if andel.for_fa:
        return f"{andel.traffar:g} av {andel.antal}"
    return f"{100 * andel.varde:.0f} % ({100 * andel.lag:.0f}–{100 * andel.hog:.0f})"


def tal(varde: float | None, decimaler: int = 0) -> str:
    """A number with a decimal comma.

    >>> tal(2.5, 1), tal(None)
    ('2,5', '–')
    """
    return "–" if varde is None else f"{varde:.{decimaler}f}".replace(".", ",")
