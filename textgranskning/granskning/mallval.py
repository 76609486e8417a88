"""Which template an akt wants (`--mall auto`): by the age of whom it is about, and by what it speaks of."""

from __future__ import annotations

from textgranskning.granskning.mall import Mall, mallar
from textgranskning.typer import Person, Tolkning

NOG_OMNAMNANDEN = 6  # mentions of a mark beyond these say nothing more of what kind of akt it is
VUXEN = 18


def kannetecken(tolkning: Tolkning) -> frozenset[str]:
    """The concepts that `valj_mall` goes by in an akt, of which no more need be known than whom it is about."""
    for_aldern = [mall for mall in mallar() if _for_aldern(mall, tolkning)]
    return frozenset(begrepp for mall in for_aldern or mallar() for begrepp in mall.kannetecken)


def valj_mall(tolkning: Tolkning) -> Mall:
    """Of the templates for people as old as the client, the one whose marks the akt shows most of."""
    return max(mallar(), key=lambda mall: (_for_aldern(mall, tolkning), _visar(mall, tolkning), mall.id))


def _for_aldern(mall: Mall, tolkning: Tolkning) -> bool:
    """Whether the client is, or may be, as old as those whom the template is for."""
    if tolkning.klient is None:
        return True
    yngst, aldst = _aldrar(tolkning.klient, tolkning)
    return yngst <= mall.alder[1] and mall.alder[0] <= aldst


def _aldrar(klient: Person, tolkning: Tolkning) -> tuple[int, int]:
    """The ages that a client may have had at the akt's end."""
    if klient.fodd is None or tolkning.sista_dag is None:
        return (VUXEN, 150) if klient.vuxen else (0, VUXEN - 1)
    dagar = ((tolkning.sista_dag - klient.fodd.till).days, (tolkning.sista_dag - klient.fodd.fran).days)
    return int(dagar[0] / 365.25), int(dagar[1] / 365.25)


def _visar(mall: Mall, tolkning: Tolkning) -> float:
    """The mean over a template's marks of how much the akt speaks of each; a few mentions are as good as many."""
    antal = [sum(len(ett.omnamnanden) for ett in tolkning.per_begrepp.get(begrepp, ())) for begrepp in mall.kannetecken]
    return sum(min(ett, NOG_OMNAMNANDEN) for ett in antal) / (NOG_OMNAMNANDEN * len(antal)) if antal else 0.0
