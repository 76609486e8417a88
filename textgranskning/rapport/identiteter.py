"""Numbers and places that point out a person: where they stand in a text, of what kind, and how sure that is.

Personnummer and samordningsnummer are known by their date (a samordningsnummer adds 60 to the day) and their check digit (Luhn's, over
ten digits; Skatteverket SKV 704). Recall comes first: what looks like one is taken also where a digit was read as a letter, the end is
hidden or the check digit is wrong, and is then told of as uncertain.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

Duger = Callable[[str, re.Match[str]], bool]


class Slag(StrEnum):
    """What kind of identity; the value begins its pseudonym."""

    PERSONNUMMER = "Pnr"
    FODELSEDAG = "Född"
    TELEFON = "Tel"
    EPOST = "Epost"
    DIARIENUMMER = "Dnr"
    ADRESS = "Adress"
    FASTIGHET = "Fastighet"
    BIL = "Bil"
    NAMN = "Namn"


@dataclass(frozen=True, slots=True)
class Identitet:
    """Something to mask: `nyckel` is the same for every way of writing the same thing."""

    start: int
    slut: int
    slag: Slag
    nyckel: str
    saker: bool = True


_LASFEL = str.maketrans("OoQIl|!iSsBZzGb", "000111115582266")  # digits that OCR reads as letters
_S = "[0-9OoQIl|!iSBZGb]"
_PNR = re.compile(
    rf"(?<![\w/:.])(?P<fodd>(?:[12Il|]\s?{_S})?\s?{_S}{{6}}|(?:19|20)\d\d[- ]?[01]\d[- ]?[0-3]\d)\s?(?P<tecken>[-–—+~=_.•]?)\s?"
    rf"(?P<fyra>{_S}{{4}}|[TtLl][FfE]{_S}{{2}}|[Xx*]{{4}})(?![\w-])"
)
_AVBRUTET = re.compile(r"(?<![\w/:.])(?P<fodd>(?:19|20)?\d{2}[01]\d[0-9]\d)\s?[-–+](?!\s?\d)(?P<fyra>[TX*]?[FX*]?)(?!\w)")
_FODD = re.compile(
    r"\b(?:född|f\.|födelsedatum|födelsetid)[:\s]{1,3}(?:den\s)?"
    r"(?P<dag>(?:19|20)\d{2}-\d{2}-\d{2}|(?:19|20)\d{6}|\d{1,2}[ /.-](?:\d{1,2}|[a-zå]{3,9})[ /.-](?:(?:19|20)\d{2}|[-’']?\d{2}))\b",
    re.IGNORECASE,
)
_TELEFON = re.compile(
    r"(?<![\w/:,.-])(?:(?:\+|00)46[ -]?(?:\(0\))?[ -]?\d{1,3}|0\d{1,3}|\(0\d{1,3}\))(?:[ /-]|[ ]?[-–][ ]?)?\d(?:[ -]?\d){4,8}(?![\w/:-])"
)
_EPOST = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
_DNR = re.compile(
    r"\b(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer|ärende|aktnr|akt|mål nr|målnr|målnummer)\b[:.\s]{0,3}"
    r"(?P<nummer>(?:[A-ZÅÄÖ]{1,8}[ -]?)?\d{1,6}(?:[-/:.]\d{1,6}){0,2})(?!\w)",
    re.IGNORECASE,
)
_DNR_UTAN_ORD = re.compile(r"(?<![\w-])(?P<nummer>[A-ZÅÄÖ]{1,8}[- ]?(?:19|20)?\d{2}[-/]\d{1,6})(?![\w-])")
_INTE_DNR = re.compile(r"(?:SFS|SOL|LVM|LVU|FL|PROP|SOU|DS|V|KL|SID|NR|F|FÖDD)\b")
_GATA = (
    r"(?:gatan|vägen|gränd|gränden|stigen|stig|backen|torget|torg|allén|allé|platsen|plats|leden|väg|gata|kroken|slingan|ringen|liden|esplanaden"
    r"|kajen|vreten|gärdet|höjden|krok|svängen|rundan|terrassen)"
)
_TILLAGG = r"(?:\s?\d{1,4}\s?(?:[A-Ha-h]\b)?)?(?:,?\s(?:lgh|tr|nb|vån|uppg)\.?\s?\d*)?(?!\w)"
_SARSKRIVEN = r"[A-ZÅÄÖ][\w-]+\s(?:väg|gata|gränd|stig|torg|plats|allé|backe|plan)(?=\s\d)"  # Stora väg 4
_ADRESS = re.compile(rf"(?<!\w)(?P<gata>[A-ZÅÄÖ][\w-]*{_GATA}|{_SARSKRIVEN}){_TILLAGG}")
_PLATSORD = re.compile(r"(?:gatan|vägen|gränd|gränden|stigen|allén|gata|väg)\Z")  # a street also without a number
_POSTORT = re.compile(r"(?<!\d)(?:S-|SE-)?[1-9]\d{2}\s\d{2}\s{1,2}[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]+")
_FASTIGHET = re.compile(r"(?<!\w)(?:[A-ZÅÄÖ][\w-]+\s){1,2}\d{1,3}:\d{1,4}(?!\w|:|\s(?:SoL|LVM|LVU|FL|OSL|§|st|kap))")
_INTE_FASTIGHET = re.compile(r"\b(?:kl|SFS|SoL|LVM|LVU|FL|Kl|OSL|Lag|Sida|Prop|Tid|Den|HSLF-FS|Kapitel)\s\d", re.IGNORECASE)
LANG_GATA = 7  # letters: longer than what also is an ordinary word (Vägen, Gatan)
_BIL = re.compile(r"(?<![\w-])[A-HJ-PR-UW-Z]{3}[ -]?\d{2}[\dA-HJ-PR-UW-Z](?![\w-])")
_BIL_ORD = re.compile(r"bil|reg|fordon|körde|parker|släp|mc|moped|skylt", re.IGNORECASE)


def identiteter(text: str) -> list[Identitet]:
    """What points out a person, in order, none overlapping; the first kind that claims a place has it.

    >>> [(ett.slag.value, ett.saker) for ett in identiteter("Namn 840312-TF12, tel 070-123 45 67")]
    [('Pnr', True), ('Tel', True)]
    """
    funna: list[Identitet] = []
    for sok in (_epost, _personnummer, _fodelsedagar, _telefon, _fastighet, _diarienummer, _adress, _bil):
        funna += [ett for ett in sok(text) if not any(ett.start < annan.slut and annan.start < ett.slut for annan in funna)]
    return sorted(funna, key=lambda ett: ett.start)


def _personnummer(text: str) -> Iterator[Identitet]:
    for traff in _PNR.finditer(text):
        if sum(tecken.isdigit() for tecken in traff["fodd"]) < 4:
            continue
        siffror = re.sub(r"\D", "", traff["fodd"].translate(_LASFEL))[-6:]
        fyra = traff["fyra"].upper()
        dold = fyra[0] in "TLX*"
        fyra = fyra[:2] + traff["fyra"][2:].translate(_LASFEL) if dold else fyra.translate(_LASFEL)
        rent = traff["fodd"].translate(_LASFEL) == traff["fodd"] and (dold or traff["fyra"].isdigit())
        riktig = ar_fodelsedag(siffror)
        if not riktig and not traff["tecken"]:
            continue  # an amount, a phone or an account
        if not riktig and not rent and not dold:
            continue
        saker = riktig and rent and (dold or luhn(siffror + fyra))
        yield Identitet(*traff.span(), Slag.PERSONNUMMER, siffror + fyra, saker)
    for traff in _AVBRUTET.finditer(text):
        if ar_fodelsedag(traff["fodd"][-6:]) and not re.match(r"\s?\d", text[traff.end() :]):
            yield Identitet(*traff.span(), Slag.PERSONNUMMER, traff["fodd"][-6:], saker=False)


def ar_fodelsedag(sex: str) -> bool:
    """Whether YYMMDD is a day, or one of a samordningsnummer (the day plus 60).

    >>> ar_fodelsedag("840312"), ar_fodelsedag("840372"), ar_fodelsedag("841372")
    (True, True, False)
    """
    ar, manad, dag = int(sex[:2]), int(sex[2:4]), int(sex[4:])
    try:
        dt.date(2000 + ar, manad, dag - 60 if dag > 60 else dag)
    except ValueError:
        return manad == 2 and dag in {29, 89}  # the century is not told
    return True


def luhn(tio: str) -> bool:
    """Whether the last of ten digits checks the others (modulus 10, weights 2 and 1).

    >>> luhn("8112189876"), luhn("8112189875")
    (True, False)
    """
    produkter = [int(siffra) * (2 - nummer % 2) for nummer, siffra in enumerate(tio)]
    return sum(tal // 10 + tal % 10 for tal in produkter) % 10 == 0


def _enkelt(
    monster: re.Pattern[str], slag: Slag, duger: Callable[[str, re.Match[str]], bool] | None = None
) -> Callable[[str], Iterator[Identitet]]:
    def sok(text: str) -> Iterator[Identitet]:
        for traff in monster.finditer(text):
            if duger is None or duger(text, traff):
                yield Identitet(*traff.span(), slag, re.sub(r"[\s-]", "", traff[0]).lower())

    return sok


_epost = _enkelt(_EPOST, Slag.EPOST)
_telefon = _enkelt(_TELEFON, Slag.TELEFON, lambda _, traff: 8 <= sum(tecken.isdigit() for tecken in traff[0]) <= 13)
_fastighet = _enkelt(_FASTIGHET, Slag.FASTIGHET, lambda _, traff: not _INTE_FASTIGHET.search(traff[0]))
_bil = _enkelt(_BIL, Slag.BIL, lambda text, traff: bool(_BIL_ORD.search(text[max(traff.start() - 40, 0) : traff.end() + 20])))


def _fodelsedagar(text: str) -> Iterator[Identitet]:
    for traff in _FODD.finditer(text):
        yield Identitet(*traff.span("dag"), Slag.FODELSEDAG, re.sub(r"\W", "", traff["dag"]).lower())


def _diarienummer(text: str) -> Iterator[Identitet]:
    for traff in (*_DNR.finditer(text), *_DNR_UTAN_ORD.finditer(text)):
        nummer = traff["nummer"]
        if sum(tecken.isdigit() for tecken in nummer) >= 3 and not _INTE_DNR.match(nummer):
            yield Identitet(*traff.span("nummer"), Slag.DIARIENUMMER, re.sub(r"[\s-]", "", nummer).lower())


def _adress(text: str) -> Iterator[Identitet]:
    for traff in _ADRESS.finditer(text):
        gata = traff["gata"]
        if any(tecken.isdigit() for tecken in traff[0]) or (_PLATSORD.search(gata) and len(gata) > LANG_GATA):
            yield Identitet(traff.start(), traff.start() + len(traff[0].rstrip()), Slag.ADRESS, " ".join(traff[0].split()).lower())
    for traff in _POSTORT.finditer(text):
        yield Identitet(*traff.span(), Slag.ADRESS, " ".join(traff[0].split()).lower())
