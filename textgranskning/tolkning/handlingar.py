"""A document's restored text -> its handlingar: split where a title or a dated note begins, and classify.

Every line is looked at once. Titles open handlingar (how strong a title must be depends on what stands around it), and inside a journal
every dated line opens a note. The handlingar cover the text without gaps.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from textgranskning.tolkning.falt import ar_huvud_over, ar_tabellhuvud, tabellceller
from textgranskning.tolkning.handlingsdatum import TreDatum, forsta_dag, tre_datum
from textgranskning.tolkning.klassare import gissa_typ
from textgranskning.tolkning.malltext import ar_hjalprubrik, systemslag
from textgranskning.tolkning.poster import Post, ar_tidsrubrik, dagar_med_punkt, hogerposter, post, registrerad, signatur
from textgranskning.tolkning.rader import Bladrad, bladrader
from textgranskning.tolkning.tidsram import tidsram
from textgranskning.tolkning.titlar import Rubrik, Titel, ar_annan_akt, ar_brevhuvud, rubrik, titel, titel_av_kod
from textgranskning.typer import Handling, Text

_HELA = frozenset(
    ("utredning", "bbic_utredning", "lvm_utredning", "tjansteutlatande")
)  # long handlingar, whose parts have titles like handlingar
_ODATERADE = frozenset(("arendeoversikt", "lagtext"))  # their dates are what they tell of, not when they were written
_OMSLAG = frozenset(("bilaga", "arendeoversikt", "manadsrapport", "ovrigt"))  # a cover over what is named next
_INKOMMANDE = frozenset(
    (
        "ansokan",
        "orosanmalan",
        "lvm_anmalan",
        "lakarintyg",
        "yttrande",
        "epost",
        "bilaga",
        "ovrigt",
        "sip",
        "genomforandeplan",
        "manadsrapport",
        "kallelse",
        "uppfoljning",
        "vardplan",
        "avslutsbedomning",
        "tolkbokning",
    )
)  # what comes from outside, so that a stamp on it is its own
_SJALVA = frozenset(("beslut", "beslut_avslag", "underrattelse", "kommunicering"))  # what follows a utredning and is no part of it
_BREV_RAD = re.compile(r"\s*(?:från|from)\s*:\s*\S", re.IGNORECASE)
_BREV_FALT = re.compile(r"\s*(?:ämne|subject|skickat|sent|kopia|rubrik)\s*:", re.IGNORECASE)
_ALLA_AV = re.compile(r"\balla (?:anteckningar|poster)\b.{0,30}\bav\s+([A-ZÅÄÖ][\wåäö]+ [A-ZÅÄÖ][\wåäö]+)", re.IGNORECASE)
_NY_POST = re.compile(r"\s*beslutsdatum\s*:?\s+\S", re.IGNORECASE)  # the first field of each decision in a list of them
_FALT = re.compile(r"\S(?:\s{3,}|\s*\t\s*|\s?:\s+|=)\S|\s/\s.*\S\s/\s")
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
_EGET_DATUM = re.compile(
    r"\s*(?:(?:[a-zåäö]*datum|inkom(?:men|mit|st)?|ankom|upprätta[dt]|skriven|avsluta[dt]|klar|bokad|möte|gjord|daterad|utfärda[dt]|den)\b:?\s*(?:den\s)?)?"
    r"(?:\d{4}-\d\d-\d\d|\d{1,2} [a-zåäö]{3,9} \d{4}|\d{1,2}/\d{1,2}[ -]+(?:20)?\d\d|\d{6})\b(?!.{60})",
    re.IGNORECASE,
)
_NOTKOLUMN = re.compile(r"\b(?:anteckning|text|händelse|notering|innehåll|rubrik|sign|signatur|kommentar|vad|beskrivning)", re.IGNORECASE)
_LOGG = re.compile(r"\W{0,5}(?:händelse|ärende)?logg(?:rader)?\W{0,5}\Z", re.IGNORECASE)
_MENING = re.compile(r"[a-zåäö]{2,}\s[a-zåäö]{2,}\b.*[.?!]\s*\Z")
_SNEDCELLER = re.compile(r"\s/\s.*\S\s/\s")  # the head of a print, its parts divided by slashes
_SIFFROR = re.compile(r"\d+")
_AR = re.compile(r"\b(20\d\d)\b")


@dataclass(slots=True)
class _Del:
    """A handling under way, from line `rad` on. `journal`: its dated lines are notes; `post`: the note that it is."""

    rad: int
    typ: str | None = None
    rubrik: str | None = None
    journal: bool = False
    post: Post | None = None
    annan: bool = False  # stands under a heading that says it belongs elsewhere
    inre: int = 0  # headings inside it as strong as its own


def dela(text: Text, *, forsta_nummer: int = 0, ankare: dt.date | None = None) -> tuple[Handling, ...]:
    """Split one document into its handlingar, numbered from `forsta_nummer`, in order and without gaps. An empty text gives none.

    `ankare`: when the akt plays, for documents that never name a year.
    """
    rader = bladrader(text)
    if all(rad.tom for rad in rader):
        return ()
    namn = titel(_filnamn(text.dokument))
    ankare = tidsram((text.text,)) or ankare
    delar = _Delare(rader, namn, ankare).dela()
    slut = [del_.rad for del_ in delar[1:]] + [len(rader)]
    alla_av = m[1] if (m := _ALLA_AV.search(text.text, 0, 4000)) else None
    ut: list[Handling] = []
    senast: dt.date | None = None  # what the handling before it plays near
    for nummer, (del_, till) in enumerate(zip(delar, slut, strict=True)):
        en = _handling(text, rader[del_.rad : till], del_, forsta_nummer + nummer, namn if nummer == 0 else None, ensam=len(delar) == 1)
        eget = en.datum.fran if en.datum else tidsram((text.text[slice(*en.span)],))
        senast = eget or senast
        av = en.forfattare or (alla_av if del_.post else None)
        ut.append(replace(en, forfattare=av, ankare=senast or ankare, annan_akt=del_.annan))
    return tuple(ut)


def _filnamn(dokument: str) -> str:
    return dokument.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ")


class _Delare:
    """One pass over the lines of a document, with what has been opened so far."""

    def __init__(self, rader: Sequence[Bladrad], namn: Titel | None, tidsram: dt.date | None) -> None:
        self.rader = rader
        self.tidsram = tidsram
        self.punkter = dagar_med_punkt(rader)
        journal = (
            (namn is not None and namn.slag == "journal") or _journal_i_sidhuvud(rader) or _rubriklos_journal(rader, punkter=self.punkter)
        )
        self.hoger = {} if journal else hogerposter(rader)
        self.nu = _Del(0, journal=journal)
        self.delar = [self.nu]
        self.ankare: dt.date | None = None
        self.register = False  # among the rows of a register
        self.forra_sort: str | None = None  # how the document's notes write their day

    def dela(self) -> list[_Del]:
        for nummer, rad in enumerate(self.rader):
            if rad.modul is not None:
                self._rubrik(Rubrik(nummer, rad.modul, 3, titel_av_kod(rad.modul)))
            self._folj_register(nummer)
            if rad.tom or ((self.nu.journal or self._journalen_gar_vidare(nummer)) and self._post(nummer)):
                continue
            if rad.text.lstrip()[:1] in "fF" and _BREV_RAD.match(rad.text) and _brev(self.rader, nummer) and not self._citerat(nummer):
                self._oppna(_Del(nummer, "epost"))
            elif "ogg" in rad.text.lower() and _LOGG.match(rad.text) and self._skriven_logg(nummer):
                self._oppna(_Del(nummer, rubrik=rad.text.strip(" :*#=-"), journal=True))
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

    def _oppna(self, ny: _Del) -> None:
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
        falt = sum(_FALT.search(rad) is not None for rad in rader)
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
            self._oppna(_Del(nummer, "beslut", self.nu.rubrik))

    def _post(self, nummer: int) -> bool:
        """Whether a note begins here; if so it is opened."""
        if self.ankare is None and self.nu.post is None:
            self.ankare = self._ankare_for_journal(nummer)
        if self.register:
            return False
        ny = self.hoger.get(nummer) or post(self.rader, nummer, self.ankare, self.nu.post, punkter=self.punkter)
        if ny is None:
            return False
        self.ankare = ny.datum.fran
        self.forra_sort = ny.sort
        start = nummer - 1 if nummer and ar_tidsrubrik(self.rader[nummer - 1].text) else nummer
        self._oppna(_Del(start, "journalanteckning", ny.rubrik, journal=True, post=ny))
        return True

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

    def _skriven_logg(self, nummer: int) -> bool:
        """Whether people write in a log: several of its dated lines are sentences that the system would not say."""
        rader = [rad for rad in self.rader[nummer + 1 : nummer + 40] if not rad.tom][:20]
        poster = [rad.text for i, rad in enumerate(rader) if post(rader, i, dt.date(2020, 7, 1), None, punkter=self.punkter)]
        skrivna = sum(_MENING.search(rad) is not None and systemslag(rad) is None for rad in poster)
        return skrivna >= 3 and skrivna >= 0.4 * len(poster)

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

    def _oppnas_av(self, rub: Rubrik) -> _Del | None:
        """The handling that a heading opens, or None where it is a part of the one under way."""
        kant = rub.titel
        if rub.styrka >= 1 and ar_annan_akt(rub.text):
            return _Del(rub.rad, "ovrigt", rub.text, annan=True)
        if kant is not None and kant.slag == "journal":
            return _Del(rub.rad, rubrik=rub.text, journal=True) if rub.styrka >= 1 and self._poster_foljer(rub.rad) else None
        if kant is not None and kant.slag == "handling":
            return _Del(rub.rad, kant.typ, rub.text) if self._far_oppna(rub, kant.typ) else None
        i_journal = self.nu.post is not None
        if kant is None and rub.styrka >= 2 and not ar_brevhuvud(rub.text):
            if self._poster_foljer(rub.rad, inom=1):
                return _Del(rub.rad, rubrik=rub.text, journal=True)
            if i_journal and not self._i_kolumn(rub):
                return _Del(rub.rad, rubrik=rub.text)
        return None

    def _far_oppna(self, rub: Rubrik, typ: str) -> bool:
        """Whether a title of a handling is one here: how strong it must be depends on what is under way."""
        nu = self.nu
        if rub.styrka == 1 and (typ in _FRISTAENDE or self._daterad(rub.rad)) and rub.rad and self.rader[rub.rad - 1].tom:
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
            and nu.typ in _HELA
            and typ not in _SJALVA
            and (nu.inre > 0 or rub.rad - nu.rad <= 12)
            and not self._daterad(rub.rad)
        )
        return rub.styrka >= 2 and not inbaddad

    def _daterad(self, nummer: int) -> bool:
        """Whether a title has its own date right under it: "Datum: …", "Inkom …", or the day alone."""
        nasta = self.rader[nummer + 1] if nummer + 1 < len(self.rader) else None
        return nasta is not None and not nasta.tom and _EGET_DATUM.match(nasta.text) is not None

    def _nasta_i_rad(self, rub: Rubrik) -> bool:
        """ "Anmälan 2" after "Anmälan 1"."""
        fore = self.nu.rubrik
        return fore is not None and _SIFFROR.sub("0", fore) == _SIFFROR.sub("0", rub.text) != rub.text

    def _har_kropp(self, till: int) -> bool:
        """Whether anything but titles stands in the handling under way."""
        return any(
            not rad.tom
            and (len(rad.text.split()) >= 6 or _FALT.search(rad.text) is not None or _MENING.search(rad.text) is not None)
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
            if granne in self.hoger or (not falt and post(self.rader, granne, dt.date(2020, 7, 1), None, punkter=self.punkter)):
                return True
            sedda += 1
            if sedda >= inom:
                return False
        return False


def _utan_framtid(dag: dt.date) -> dt.date:
    """Notes look forward from the first on: the middle of an akt lies after its journal's first note more often than before."""
    return dag - dt.timedelta(days=120)


def _journal_i_sidhuvud(rader: Sequence[Bladrad]) -> bool:
    """Whether the page header says that this is a journal: then no title follows."""
    for rad in rader[:6]:
        if rad.mobel and any(
            (t := titel(cell)) is not None and t.slag == "journal" for cell in re.split(r"\s{2,}|\s[·|]\s", rad.text.strip())
        ):
            return True
    return False


def _rubriklos_journal(rader: Sequence[Bladrad], *, punkter: bool) -> bool:
    """A document without a title of its own where most paragraphs begin with a date."""
    stycken = poster = 0
    for nummer, rad in enumerate(rader):
        if rad.tom or (nummer > 0 and not rader[nummer - 1].tom and stycken > 2 and poster == 0):
            continue
        har_post = post(rader, nummer, dt.date(2020, 7, 1), None, punkter=punkter) is not None
        poster += har_post
        stycken += har_post or nummer == 0 or rader[nummer - 1].tom
        if stycken >= 60:
            break
    return poster >= 3 and poster >= 0.5 * stycken


def _brev(rader: Sequence[Bladrad], nummer: int) -> bool:
    """The head of an e-mail: "Från:" and, within three lines, whom to or about what."""
    return any(_BREV_FALT.match(rad.text) for rad in rader[nummer + 1 : nummer + 5])


def _handling(text: Text, rader: Sequence[Bladrad], del_: _Del, nummer: int, namn: Titel | None, *, ensam: bool) -> Handling:
    span = (rader[0].span[0] if del_.rad else 0, rader[-1].span[1])
    if rader[-1].span[1] < len(text.text):
        span = (span[0], rader[-1].span[1] + 1)
    sidor = tuple(range(text.sida_vid(span[0]).nummer, text.sida_vid(max(_sista_tecken(rader), span[0])).nummer + 1))
    if del_.post is not None:
        tre = TreDatum(handelse=del_.post.datum, registrerad=registrerad(rader))
        forfattare = del_.post.sign or signatur(rader)
        return Handling(
            nummer, text.dokument, sidor, "journalanteckning", span, del_.post.rubrik, forfattare, None, tre.handelse, tre.registrerad
        )
    typ = del_.typ or _sluten_typ(text.text[span[0] : span[1]], del_, namn)
    tre = (
        TreDatum()
        if typ in _ODATERADE
        else tre_datum(rader, text.dokument, ensam=ensam, utifran=typ in _INKOMMANDE, utredning=typ in _HELA or typ == "forhandsbedomning")
    )
    return Handling(nummer, text.dokument, sidor, typ, span, del_.rubrik, undertecknare(rader), tre.inkommen, tre.handelse, tre.registrerad)


def _sluten_typ(kropp: str, del_: _Del, namn: Titel | None) -> str:
    """The type of a handling without a telling title: the file's name, else what it says, else what a journal's first page is."""
    if namn is not None and namn.slag == "handling":
        return namn.typ
    if del_.journal and del_.rubrik is None:
        return "arendeoversikt"
    if del_.rubrik is not None and ar_hjalprubrik(del_.rubrik):
        return "ovrigt"  # what a form's maker wrote is no handling of the case
    falt = sum(_FALT.search(rad) is not None for rad in kropp.split("\n"))
    return gissa_typ(kropp) or ("arendeoversikt" if del_.journal or (del_.rad == 0 and falt >= 4) else "ovrigt")


def _sista_tecken(rader: Sequence[Bladrad]) -> int:
    return next((rad.span[0] for rad in reversed(rader) if not rad.tom), rader[-1].span[0])


_ORD = r"[A-ZÅÄÖ](?:[a-zåäöéüøæ]+|\.)(?:-[A-ZÅÄÖ][a-zåäöéüøæ]+)?"
_NAMN = rf"({_ORD}(?: {_ORD}){{1,3}})"  # two names, or an initial and a name
_SKREV = re.compile(
    r"\b(?i:utreda(?:re|nde)|handläggare|beslutsfattare|delegat|behandlare|undertecknad|utfärdare|inlämnad av|vid protokollet"
    r"|(?:upprättad|skriven|utförd|mottaget|mottagen|gjord|förd|fattat|beslutat|författad|undertecknat) av|av)\s*"
    rf"(?::\s*{_NAMN}|\s+{_NAMN})"
)
_AVSANDARE = re.compile(
    r"\A\s*(?i:avsändare|anmälare|från|inlämnad av|utfärdat av)\s*:\s*([A-ZÅÄÖ][^,;|\n]{2,50}?)(?:\s*[,;|(]|\s{2,}|\s*\Z)"
)
_RAD_MED_NAMN = re.compile(rf"\s*{_NAMN}(?:,\s[\wåäö:. ]{{3,40}})?\s*\Z")


def undertecknare(rader: Sequence[Bladrad]) -> str | None:
    """Who wrote a handling that is no note: whom its fields name, at its head or end, else the name alone on one of its last lines."""
    skrivna = [rad.text for rad in rader if not rad.tom]
    for rad in skrivna[:14]:
        if m := _AVSANDARE.match(rad) or _SKREV.search(rad):
            return next(del_ for del_ in m.groups() if del_)
    for rad in reversed(skrivna[-6:]):
        if m := _RAD_MED_NAMN.match(rad) or _SKREV.search(rad):
            return next(del_ for del_ in m.groups() if del_)
    return None
