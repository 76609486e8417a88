"""Who the akt is about: the client, the children, relatives and officials; and which handlingar belong to someone else's case."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from textgranskning.tolkning.barn import barn_i
from textgranskning.tolkning.kon import kon_ur_nummer, kon_ur_text, sagd_kon
from textgranskning.tolkning.rader import Bladrad, bladrader, rader_i
from textgranskning.typer import Datum, Handling, Kon, Person, Text

NAMN = r"[A-ZÅÄÖ][a-zåäöéèüøæ]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?"
_PNR = re.compile(r"(?<![\d-])(?P<fodd>(?:19|20)?\d{2}[01]\d[0-3]\d)\s?[-+–]\s?(?P<fyra>\d{4}|TF\d{2}|[Xx*]{4})(?!\d)")
_NAMN_FORE = re.compile(
    rf"(?P<namn>{NAMN}(?:[, ]\s?{NAMN}){{0,3}}|[A-ZÅÄÖ]{{2,}}(?:[, -]\s?[A-ZÅÄÖ][A-ZÅÄÖa-zåäö-]+){{1,3}}|[A-ZÅÄÖ]\. {NAMN})"
    r"(?:,? (?:född|f\.|pnr|personnummer)|,? \d{1,2} (?:år|mån)\w*)?\W{0,40}\Z"
)
_NAMN_EFTER = re.compile(rf"\W{{1,20}}(?:namn\W{{1,4}})?(?P<namn>{NAMN}(?:[, ]\s?{NAMN}){{1,3}}|[A-ZÅÄÖ-]{{3,}},?\s{NAMN}(?:\s{NAMN})?)")
_NAMNRAD = re.compile(
    rf"^\s*(?i:namn|klient|sökande|person|förnamn och efternamn|den unge|ung person|ungdom|barn(?:et)?(?:s namn)?|uppdraget gäller)"
    rf"(?:\s*[:=|]\s*|\s{{2,}})(?P<namn>{NAMN}(?:[, ]\s?{NAMN}){{1,3}})"
)
_ROLL = re.compile(
    r"\b(?P<anhorig>syskon|vårdnadshavare|vh|mamma|pappa|mor|far|moder|fader|medsökande|make|maka|sambo|partner|syster|bror"
    r"|anhörig|kontaktperson|god man)\b"
    r"|\b(?P<klient>klient|registerledare|sökande|huvudperson|barn(?:et)?(?:s namn)?|den unge|ung person|ungdom|namn|patient|avser"
    r"|gäller|person|personakt|akt)\b",
    re.IGNORECASE,
)
_HANDLAGGARE = re.compile(
    rf"\b(?:(?i:handläggare|socialsekreterare|soc\.?\s?sekr\.?|utredare|handl\.?|soc|uppdragsgivare)\s*(?::|=|\s{{2,}}|\s\.{{3,}}|\|)\s*"
    rf"(?:(?i:socialsekreterare|handläggare)\s)?|(?:[Hh]andläggare|[Ss]ocialsekreterare|[Ss]ocsekr\.?|[Uu]ppdragsgivare)n?\s"
    rf"|[Uu]ppdrag från:?\s)"
    rf"(?P<namn>{NAMN}(?:\s{NAMN}){{1,2}})"
)
_HANDL = re.compile("[Hh]andl|ekr|tredare|HANDL|UTREDARE|[Ss]oc\\b|ppdrag")
_TITLAR = frozenset(
    (
        "Namn",
        "Klient",
        "Barn",
        "Barnet",
        "Person",
        "Akt",
        "Personakt",
        "Personnummer",
        "Pnr",
        "Journal",
        "Avser",
        "Gäller",
        "Sökande",
        "Patient",
        "Ärende",
        "Identitet",
        "Personnr",
        "Född",
        "Fodd",
        "Journalanteckningar",
        "Journalblad",
        "Patienten",
        "Ungdom",
        "Deltagare",
    )
)
_FEL_AKT = re.compile(
    r"\bfel akt\b|felregistrerad|fel(?:aktigt)? (?:skannad|inskannad|arkiverad)|gäll(?:er|de) annan (?:familj|person|klient)"
    r"|hör till (?:en )?annan akt|avser (?:en )?annan (?:person|klient)",
    re.IGNORECASE,
)
_GALLER = re.compile(
    rf"^\s*(?i:anmälan gäller|gäller|avser|person|patient|barn(?:et)?(?:s namn)?|namn|den unge|klient|(?:den )?boende|brukare|elev"
    rf"|hyresgäst|ungdom|deltagare|sökande)\s*:\s*(?P<namn>{NAMN}(?:\s{NAMN}){{1,2}})"
)


@dataclass(frozen=True, slots=True)
class _Nummer:
    """A personnummer with the name and the role that stand beside it."""

    nummer: str
    namn: str | None
    roll: str | None
    fodd: dt.date | None
    kon: Kon | None


def personer(texter: Sequence[Text], handlingar: Sequence[Handling]) -> tuple[Person, ...]:
    """The client first, then children, relatives and officials. A client under eighteen is the child that the akt concerns."""
    nu = sista_dag(handlingar)
    rader = [(rad, text) for text in texter for rad in bladrader(text)]
    nummer = [ett for rad, _ in rader if "-" in rad.text or "–" in rad.text for ett in _nummer_i(rad.text)]
    klient = _klient(texter, nummer, nu)
    ut = [klient] if klient else []
    if klient is None or klient.vuxen:
        ut += barn_i(texter, _fornamn(klient), nu)
    namngivna = {_fornamn(person) for person in ut}
    for ett in nummer:
        if ett.roll == "anhorig" and ett.namn and ett.namn.split()[0] not in namngivna:
            namngivna.add(ett.namn.split()[0])
            ut.append(Person("anhorig", ett.namn, ett.nummer, ett.kon, _fodd(ett), _ar_vuxen(ett.fodd, nu)))
    handlaggare = dict.fromkeys(m["namn"] for rad, _ in rader if _HANDL.search(rad.text) for m in _HANDLAGGARE.finditer(rad.text))
    ut += [Person("handlaggare", namn, vuxen=True) for namn in handlaggare]
    return tuple(ut)


def sista_dag(handlingar: Sequence[Handling]) -> dt.date | None:
    """The day of the akt's last dated handling."""
    return max((handling.datum.till for handling in handlingar if handling.datum), default=None)


def _nummer_i(rad: str) -> Iterator[_Nummer]:
    for m in _PNR.finditer(rad):
        fore, efter = rad[: m.start()], rad[m.end() :]
        n = next((n for n in (_NAMN_FORE.search(fore), _NAMN_EFTER.match(efter)) if n and _namn(n["namn"])), None)
        roll = next((namn_ for traff in [_ROLL.search(fore)] if traff for namn_ in ("anhorig", "klient") if traff[namn_]), None)
        fodd = _fodelsedag(m["fodd"])
        yield _Nummer(f"{m['fodd']}-{m['fyra'].upper()}", _namn(n["namn"]) if n else None, roll, fodd, kon_ur_nummer(m["fyra"]))


def _fodelsedag(siffror: str) -> dt.date | None:
    if len(siffror) == 6:
        siffror = ("20" if int(siffror[:2]) <= 25 else "19") + siffror
    try:
        return dt.date(int(siffror[:4]), int(siffror[4:6]), int(siffror[6:]))
    except ValueError:
        return None


def _namn(skrivet: str) -> str:
    """ "TALLMO, Jerker Olov", "TALLMO Jerker" and "Tallmo, Jerker" as "Jerker Tallmo"; labels beside the name are dropped."""
    efternamn, komma, fornamn = skrivet.partition(",")
    ord_ = (f"{fornamn} {efternamn}" if komma else skrivet).split()
    if len(ord_) > 1 and ord_[0].isupper() and len(ord_[0]) > 2 and not ord_[1].isupper():
        ord_ = [*ord_[1:], ord_[0]]
    return " ".join(o.title() if o.isupper() and len(o) > 2 else o for o in ord_ if o not in _TITLAR)


def _fodd(ett: _Nummer) -> Datum | None:
    return Datum.dag(ett.fodd) if ett.fodd else None


def _ar_vuxen(fodd: dt.date | None, nu: dt.date | None) -> bool:
    if fodd is None or nu is None:
        return fodd is None or fodd.year < 2000
    return (nu.year - fodd.year - ((nu.month, nu.day) < (fodd.month, fodd.day))) >= 18


def _klient(texter: Sequence[Text], nummer: Sequence[_Nummer], nu: dt.date | None) -> Person | None:
    """The one whose number stands most often where it is not said to be someone else's; else who is named as the client."""
    vikt: Counter[str] = Counter()
    for plats, ett in enumerate(nummer):
        if ett.roll != "anhorig":
            vikt[ett.nummer[-11:]] += 3 if ett.roll == "klient" else 1
            vikt[ett.nummer[-11:]] += 2 if plats == 0 else 0
    if vikt:
        nyckel = max(vikt, key=lambda n: vikt[n])
        samma = [ett for ett in nummer if ett.nummer[-11:] == nyckel]
        namn = Counter(ett.namn for ett in samma if ett.namn and " " in ett.namn).most_common(1)
        forst = max(samma, key=lambda ett: len(ett.nummer))
        helt = _tilltalsnamn_forst(
            texter, namn[0][0] if namn else next((ett.namn for ett in samma if ett.namn), None) or _namngiven(texter)
        )
        vuxen = _ar_vuxen(forst.fodd, nu)
        kon = forst.kon or sagd_kon(texter, forst.nummer) or kon_ur_text(texter, helt, vuxen=vuxen)
        return Person("klient", helt, forst.nummer, kon, _fodd(forst), vuxen)
    helt = _namngiven(texter)
    return Person("klient", helt, None, kon_ur_text(texter, helt, vuxen=True), None, True) if helt else None


_ENSAMT = r"(?<![A-ZÅÄÖa-zåäö] )\b{}s?\b(?! [A-ZÅÄÖ])"  # a name without another beside it


def _tilltalsnamn_forst(texter: Sequence[Text], namn: str | None) -> str | None:
    """ "Rönnqvist Sixten Valdemar" as "Sixten Valdemar Rönnqvist": the name that the akt calls a person by stands first."""
    delar = (namn or "").split()
    if len(delar) < 2:
        return namn
    ensamt = {del_: sum(len(re.findall(_ENSAMT.format(re.escape(del_)), text.text)) for text in texter) for del_ in delar}
    kallas = max(delar, key=lambda del_: (ensamt[del_], -delar.index(del_)))
    if ensamt[kallas] <= ensamt[delar[0]] or kallas == delar[0]:
        return namn
    plats = delar.index(kallas)
    return " ".join((*delar[plats:], *delar[:plats]))


def _namngiven(texter: Sequence[Text]) -> str | None:
    for text in texter:
        for rad in bladrader(text)[:40]:
            if m := _NAMNRAD.match(rad.text) or _GALLER.match(rad.text):
                return _namn(m["namn"])
    return None


def _fornamn(person: Person | None) -> str | None:
    return person.namn.split()[0] if person and person.namn else None


def annan_akt(texter: Sequence[Text], handlingar: Sequence[Handling], alla: Sequence[Person]) -> tuple[Handling, ...]:
    """The same handlingar, those of another case marked.

    A personnummer in a handling's head that is neither the client's nor a relative's marks it; without a number, a stated name does if the
    handling never names anyone of the family; a note does that says so itself. A brother, sister or parent is not another case.
    """
    klient = next((person for person in alla if person.roll == "klient"), None)
    if klient is None:
        return tuple(handlingar)
    egna = {person.personnummer[-11:] for person in alla if person.personnummer}
    namn = {del_ for person in alla if person.roll != "handlaggare" and person.namn for del_ in person.namn.split() if len(del_) > 2}
    efter_dokument = {text.dokument: text for text in texter}
    return tuple(
        replace(handling, annan_akt=True) if _annans(efter_dokument[handling.dokument], handling, egna, namn) else handling
        for handling in handlingar
    )


def _annans(text: Text, handling: Handling, egna: set[str], namn: set[str]) -> bool:
    kropp = text.text[handling.span[0] : handling.span[1]]
    if handling.typ == "journalanteckning":
        return len(kropp) < 400 and _FEL_AKT.search(kropp) is not None
    huvud = [rad for rad in rader_i(text, handling.span) if not rad.tom][:14]
    funna = [ett for rad in huvud for ett in _nummer_i(rad.text)]
    if funna:
        framling = [ett for ett in funna if ett.nummer[-11:] not in egna and not (ett.namn and namn & set(ett.namn.split()))]
        return len(framling) == len(funna)
    galler = next((m["namn"] for rad in huvud if (m := _GALLER.match(rad.text))), None)
    return galler is not None and not namn & set(galler.split()) and not any(re.search(rf"\b{re.escape(ett)}", kropp) for ett in namn)


_ENHET = re.compile(
    r"\b((?:Enheten för |Enhet )?[A-ZÅÄÖ][\wåäö&-]*(?:[ -](?:(?:och|för|&) )?[\wåäö-]+){0,3}?(?:enheten|sektionen|mottagningen"
    r"|gruppen|teamet|kontoret|enhet)\b(?: \d)?"
    r"|Enheten för [\wåäö ]{4,40})"
)
_VARD = re.compile(
    r"trauma|psyk|akut|beroendemott|sjukhus|vårdcentral|polis|habilit|smärt|upphandling|ungdomsgruppen|vittne|lägenhet|trafik|skatte|hyres",
    re.IGNORECASE,
)
_ENHETSFALT = re.compile(r"(?:^|[\s|;])(?:enhet|avdelning|team)\s*[:=|]\s*(?P<e>[^|;\n]{3,40}?)\s*(?:[|;]|\s{2,}|\s\w+=|$)", re.IGNORECASE)
# What a unit is called where its name has no word for a unit: the fields of social services (IFO), as letterheads have them.
_OMRADE = re.compile(
    r"(?:^|[\s|,/–-])(?P<e>barn(?: och|,? &|-,?(?: och)?) ?(?:ungdom|familj|unga)(?:[, ]+\w*utredning)?|ekonomiskt bistånd|ekonomi och stöd"
    r"|försörjningsstöd|arbetsmarknad och försörjning|individ-?(?: och|,? &) ?familj(?:eomsorg)?"
    r"|vuxen(?:sektion|stöd| och missbruk| och beroende)"
    r"|missbruk och beroende|beroendevård och boende|(?:utredning|mottagning) (?:barn|ungdom|vuxen)|socialförvaltningen)(?=$|[\s|,:;(])",
    re.IGNORECASE,
)


LANG_RUBRIK = 16  # words: a line of a letterhead is no longer


def enhet(texter: Sequence[Text]) -> str | None:
    """The unit of the social services whose akt this is, from fields and letterheads."""
    rost: Counter[str] = Counter()
    for text in texter:
        rader: Sequence[Bladrad] = [rad for rad in bladrader(text) if rad.text.strip() and not rad.linje][:10]
        for rad in rader:
            if m := _ENHETSFALT.search(rad.text):
                rost[m["e"].strip()] += 4
            elif (m := _ENHET.search(rad.text)) and not _VARD.search(m[1]) and len(rad.text.split()) <= LANG_RUBRIK:
                rost[m[1].strip()] += 2 if re.search(r"kommun|stad|förvaltning|social", rad.text, re.IGNORECASE) else 1
            elif (m := _OMRADE.search(rad.text)) and len(rad.text.split()) <= LANG_RUBRIK:
                rost[m["e"].strip().capitalize()] += 1
    return rost.most_common(1)[0][0] if rost else None
