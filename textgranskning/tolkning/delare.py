"""Where in a document one handling ends and the next begins.

Titles open handlingar (how strong a title must be depends on what stands around it), and inside a journal every dated line opens a note.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from textgranskning.tolkning.falt import ar_huvud_over, ar_tabellhuvud, tabellceller
from textgranskning.tolkning.handlingsdatum import forsta_dag
from textgranskning.tolkning.journaler import MENING, NAGON_DAG, ar_skriven_logg, journal_i_sidhuvud, rubriklos_journal
from textgranskning.tolkning.poster import Post, ar_tidsrubrik, dagar_med_punkt, hogerposter, post
from textgranskning.tolkning.rader import Bladrad
from textgranskning.tolkning.titlar import Rubrik, Titel, ar_annan_akt, ar_brevhuvud, har_eget_datum, rubrik, titel_av_kod

HELA = frozenset(
    ("utredning", "bbic_utredning", "lvm_utredning", "tjansteutlatande")
)  # long handlingar, whose parts have titles like handlingar
_OMSLAG = frozenset(("bilaga", "arendeoversikt", "manadsrapport", "ovrigt"))  # a cover over what is named next
_SJALVA = frozenset(("beslut", "beslut_avslag", "underrattelse", "kommunicering"))  # what follows a utredning and is no part of it
_BREV_RAD = re.compile(r"\s*(?:från|from)\s*:\s*\S", re.IGNORECASE)
_BREV_FALT = re.compile(r"\s*(?:ämne|subject|skickat|sent|kopia|rubrik)\s*:", re.IGNORECASE)
_NY_POST = re.compile(r"\s*beslutsdatum\s*:?\s+\S", re.IGNORECASE)  # the first field of each decision in a list of them
_MED_DAGAR = frozenset(  # handlingar that tell what was done day by day
    (
        "forhandsbedomning",
        "utredning",
        "bbic_utredning",
        "lvm_utredning",
        "uppfoljning",
        "fordjupad_utredning",
        "ib",
        "orosanmalan",
        "avslutsbedomning",
    )
)
_FRISTAENDE = frozenset(("bilaga", "lagtext"))  # their titles are enough wherever they stand alone
_NOTKOLUMN = re.compile(r"\b(?:anteckning|text|händelse|notering|innehåll|rubrik|sign|signatur|kommentar|vad|beskrivning)", re.IGNORECASE)
_SNEDCELLER = re.compile(r"\s/\s.*\S\s/\s")  # the head of a print, its parts divided by slashes
NAGON_BOKSTAV = re.compile(r"[^\W\d_]")
_SIFFROR = re.compile(r"\d+")
_AR = re.compile(r"\b(20\d\d)\b")
FALT = re.compile(r"\S(?:\s{3,}|\s*\t\s*|\s?:\s+|=)\S|\s/\s.*\S\s/\s")


@dataclass(slots=True)
class Del:
    """A handling under way, from line `rad` on. `journal`: its dated lines are notes; `post`: the note that it is."""

    rad: int
    typ: str | None = None
    rubrik: str | None = None
    journal: bool = False
    post: Post | None = None
    annan: bool = False  # stands under a heading that says it belongs elsewhere
    inre: int = 0  # headings inside it as strong as its own


class Delare:
    """One pass over the lines of a document, with what has been opened so far."""

    def __init__(self, rader: Sequence[Bladrad], namn: Titel | None, tidsram: dt.date | None) -> None:
        self.rader = rader
        self.tidsram = tidsram
        self.punkter = dagar_med_punkt(rader)
        journal = (
            (namn is not None and namn.slag == "journal") or journal_i_sidhuvud(rader) or rubriklos_journal(rader, punkter=self.punkter)
        )
        self.hoger = {} if journal else hogerposter(rader)
        self.nu = Del(0, journal=journal)
        self.delar = [self.nu]
        self.ankare: dt.date | None = None
        self.register = False  # among the rows of a register
        self.forra_sort: str | None = None  # how the document's notes write their day

    def dela(self) -> list[Del]:
        for nummer, rad in enumerate(self.rader):
            if rad.modul is not None:
                self._rubrik(Rubrik(nummer, rad.modul, 3, titel_av_kod(rad.modul)))
            self._folj_register(nummer)
            if rad.tom or ((self.nu.journal or self._journalen_gar_vidare(nummer)) and self._post(nummer)):
                continue
            if rad.text.lstrip()[:1] in "fF" and _BREV_RAD.match(rad.text) and _brev(self.rader, nummer) and not self._citerat(nummer):
                self._oppna(Del(nummer, "epost"))
            elif ar_skriven_logg(self.rader, nummer, punkter=self.punkter):
                self._oppna(Del(nummer, rubrik=rad.text.strip(" :*#=-"), journal=True))
            elif self.nu.typ == "beslut" and _NY_POST.match(rad.text):
                self._nasta_beslut(nummer)
            elif (rub := rubrik(self.rader, nummer)) is not None:
                self._rubrik(rub)
        return self.delar

    def _folj_register(self, nummer: int) -> None:
        """Rows under a table head that names no column for what was written are a register, and no notes."""
        rad = self.rader[nummer]
        nasta = self.rader[nummer + 1] if nummer + 1 < len(self.rader) else None
        if ar_tabellhuvud(rad.text) or (nasta is not None and not nasta.tom and ar_huvud_over(rad.text, nasta.text)):
            self.register = _NOTKOLUMN.search(rad.text) is None
        elif rad.modul is not None or (rad.tom and not rad.mobel and not rad.linje):
            self.register = False

    def _oppna(self, ny: Del) -> None:
        """Begin a new handling; where the one before says nothing yet, it takes the name instead."""
        if self.nu.post is None and (
            (self.nu.typ is None and not self._sager_nagot(ny.rad)) or (self.nu.typ in _OMSLAG and not self._har_kropp(ny.rad))
        ):
            ny.rad = self.nu.rad
            self.delar.pop()
        self.nu = ny
        self.delar.append(ny)

    def _sager_nagot(self, till: int) -> bool:
        """Whether the lines before a first title are more than a letterhead, an address and a date: a sentence, or several fields."""
        rader = [
            rad.text.strip()
            for rad in self.rader[self.nu.rad : till]
            if not rad.tom and (not ar_brevhuvud(rad.text) or _SNEDCELLER.search(rad.text)) and not ar_tabellhuvud(rad.text)
        ]
        falt = sum(FALT.search(rad) is not None for rad in rader)
        return falt >= (1 if self.nu.journal else 3) or any(len(rad.split()) >= 9 and rad.endswith((".", "?")) for rad in rader)

    def _citerat(self, nummer: int) -> bool:
        """Whether an e-mail is quoted in a note: right under its words, or with more notes of the journal to come."""
        if self.nu.post is None:
            return False
        return not self.rader[nummer - 1].tom or any(
            post(self.rader, granne, self.ankare, self.nu.post, punkter=self.punkter)
            for granne in range(nummer + 1, min(nummer + 60, len(self.rader)))
            if not self.rader[granne].tom
        )

    def _nasta_beslut(self, nummer: int) -> None:
        """A list of decisions, each with the same fields: from the second "Beslutsdatum" on each is a handling of its own."""
        if any(_NY_POST.match(rad.text) for rad in self.rader[self.nu.rad : nummer]):
            self._oppna(Del(nummer, "beslut", self.nu.rubrik))

    def _post(self, nummer: int) -> bool:
        """Whether a note begins here; if so it is opened."""
        if self.ankare is None and self.nu.post is None:
            self.ankare = self._ankare_for_journal(nummer)
        if self.register or (self.nu.post is None and self._brevets_dag(nummer)):
            return False
        ny = self.hoger.get(nummer) or post(self.rader, nummer, self.ankare, self.nu.post, punkter=self.punkter)
        if ny is None:
            return False
        self.ankare = ny.datum.fran
        self.forra_sort = ny.sort
        start = nummer - 1 if nummer and ar_tidsrubrik(self.rader[nummer - 1].text) else nummer
        self._oppna(Del(start, "journalanteckning", ny.rubrik, journal=True, post=ny))
        return True

    def _brevets_dag(self, nummer: int) -> bool:
        """Whether a line is the date of a letter: alone under a letterhead, with nothing right below."""
        nasta = self.rader[nummer + 1] if nummer + 1 < len(self.rader) else None
        ensam = NAGON_BOKSTAV.search(self.rader[nummer].text) is None and (nasta is None or nasta.tom)
        return ensam and any(ar_brevhuvud(rad.text) for rad in self.rader[max(nummer - 3, 0) : nummer])

    def _journalen_gar_vidare(self, nummer: int) -> bool:
        """Whether notes begin after another handling, without a title: after a blank line and a line of text, a day alone on its line as
        the notes before it had, or three dated lines on end."""
        if (
            nummer == 0
            or not self.rader[nummer - 1].tom
            or self.nu.typ in _MED_DAGAR
            or self.nu.rad == nummer
            or not self._har_kropp(nummer)
        ):
            return False
        forst = post(self.rader, nummer, self.ankare or self.tidsram, None, punkter=self.punkter)
        if forst is None or tabellceller(self.rader[nummer].text, i_tabell=False):
            return False
        fore = next(i for i in range(nummer - 1, -1, -1) if not self.rader[i].tom) if nummer else 0
        if self.rader[fore].text.rstrip().endswith(":") or rubrik(self.rader, fore) is not None:
            return False
        if self.forra_sort == forst.sort and not self.rader[nummer].text[forst.kropp :].strip():
            return True
        senaste, antal = forst, 1
        for granne in range(nummer + 1, min(nummer + 40, len(self.rader))):
            if not self.rader[granne].tom and (nasta := post(self.rader, granne, senaste.datum.fran, senaste, punkter=self.punkter)):
                senaste, antal = nasta, antal + 1
                if antal == 3:
                    return True
        return False

    def _ankare_for_journal(self, nummer: int) -> dt.date | None:
        """What the first note without a year hangs on: a date above it in the journal, a year in its heading, or when the akt plays."""
        borjan = self.rader[self.nu.rad : nummer]
        rubrikar = next((m for rad in reversed(borjan[-6:]) if (m := _AR.search(rad.text)) and not rad.mobel), None)
        return (
            forsta_dag([rad for rad in reversed(borjan) if not rad.mobel])
            or (dt.date(int(rubrikar[1]), 7, 1) if rubrikar else None)
            or (_utan_framtid(self.tidsram) if self.tidsram else None)
        )

    def _rubrik(self, rub: Rubrik) -> None:
        ny = self._oppnas_av(rub)
        if ny is not None:
            self._oppna(ny)
        elif rub.styrka >= 2 and not ar_brevhuvud(rub.text):
            self.nu.inre += 1

    def _oppnas_av(self, rub: Rubrik) -> Del | None:
        """The handling that a heading opens, or None where it is a part of the one under way."""
        kant = rub.titel
        if rub.styrka >= 1 and ar_annan_akt(rub.text):
            return Del(rub.rad, "ovrigt", rub.text, annan=True)
        if kant is not None and kant.slag == "journal":
            return Del(rub.rad, rubrik=rub.text, journal=True) if rub.styrka >= 1 and self._poster_foljer(rub.rad) else None
        if kant is not None and kant.slag == "handling":
            return Del(rub.rad, kant.typ, rub.text) if self._far_oppna(rub, kant.typ) else None
        i_journal = self.nu.post is not None
        if kant is None and rub.styrka >= 2 and not ar_brevhuvud(rub.text):
            if self._poster_foljer(rub.rad, inom=1):
                return Del(rub.rad, rubrik=rub.text, journal=True)
            if i_journal and not self._i_kolumn(rub):
                return Del(rub.rad, rubrik=rub.text)
        return None

    def _far_oppna(self, rub: Rubrik, typ: str) -> bool:
        """Whether a title of a handling is one here: how strong it must be depends on what is under way."""
        nu = self.nu
        fore = self.rader[rub.rad - 1] if rub.rad else None
        if rub.styrka <= 1 and (
            (typ in _FRISTAENDE and (fore is None or fore.tom))
            or (self._daterad(rub.rad) and (fore is None or fore.tom or fore.text.rstrip()[-1] in ".!?"))
        ):
            return True
        if nu.post is not None:
            return (rub.styrka >= 2 and not self._i_kolumn(rub)) or self.rader[rub.rad].indrag < nu.post.indrag
        if nu.typ is None:
            return rub.styrka >= (2 if typ == "arendeoversikt" and not self._har_indragen_kropp(rub.rad) else 1)
        if nu.typ == typ and (not self._har_kropp(rub.rad) or self._nasta_i_rad(rub)):
            return self._har_kropp(rub.rad)
        if nu.typ == "arendeoversikt" and rub.styrka == 1:
            return self._har_indragen_kropp(rub.rad)
        inbaddad = (
            rub.styrka == 2
            and nu.typ in HELA
            and typ not in _SJALVA
            and (nu.inre > 0 or rub.rad - nu.rad <= 12)
            and not self._daterad(rub.rad)
        )
        return rub.styrka >= 2 and not inbaddad

    def _daterad(self, nummer: int) -> bool:
        """Whether a title has its own date right under it: "Datum: …", "Inkom …", or the day alone."""
        nasta = self.rader[nummer + 1] if nummer + 1 < len(self.rader) else None
        return nasta is not None and not nasta.tom and har_eget_datum(nasta.text)

    def _nasta_i_rad(self, rub: Rubrik) -> bool:
        """ "Anmälan 2" after "Anmälan 1"."""
        fore = self.nu.rubrik
        return fore is not None and _SIFFROR.sub("0", fore) == _SIFFROR.sub("0", rub.text) != rub.text

    def _har_kropp(self, till: int) -> bool:
        """Whether anything but titles stands in the handling under way."""
        return any(
            not rad.tom
            and (len(rad.text.split()) >= 6 or FALT.search(rad.text) is not None or MENING.search(rad.text) is not None)
            and not ar_tabellhuvud(rad.text)
            for rad in self.rader[self.nu.rad + 1 : till]
        )

    def _i_kolumn(self, rub: Rubrik) -> bool:
        """A short word in capitals in the column of a note is no heading."""
        return self.nu.post is not None and self.rader[rub.rad].indrag > self.nu.post.indrag + 1 and not self.rader[rub.rad - 1].tom

    def _har_indragen_kropp(self, nummer: int) -> bool:
        nasta = self.rader[nummer + 1] if nummer + 1 < len(self.rader) else None
        return nasta is not None and not nasta.tom and nasta.indrag > self.rader[nummer].indrag

    def _poster_foljer(self, nummer: int, *, inom: int = 8) -> bool:
        """Whether a dated note begins within so many written lines below."""
        sedda = 0
        for granne in range(nummer if self.rader[nummer].modul else nummer + 1, len(self.rader)):
            if self.rader[granne].tom:
                continue
            falt = inom == 1 and self.rader[granne].text.lstrip().lower().startswith("datum")  # a form's own field
            if granne in self.hoger or (not falt and post(self.rader, granne, NAGON_DAG, None, punkter=self.punkter)):
                return True
            sedda += 1
            if sedda >= inom:
                return False
        return False


def _utan_framtid(dag: dt.date) -> dt.date:
    """Notes look forward from the first on: the middle of an akt lies after its journal's first note more often than before."""
    return dag - dt.timedelta(days=120)


def _brev(rader: Sequence[Bladrad], nummer: int) -> bool:
    """The head of an e-mail: "Från:" and, within three lines, whom to or about what."""
    return any(_BREV_FALT.match(rad.text) for rad in rader[nummer + 1 : nummer + 5])
