"""What things are called on screen and paper."""

from __future__ import annotations

from textgranskning.granskning.mall import mallar

STATUSNAMN = {"finns": "Finns", "saknas": "Saknas", "oklart": "Oklart", "ej_tillampligt": "Gäller inte"}
FA = 10  # fewer than these are told as numbers, never as a share: a single akt would move it much
FOR_FA = "för få"
STATUSTECKEN = {"finns": "✓", "saknas": "✗", "oklart": "?", "ej_tillampligt": "–"}
OMRADEN = {
    "trygghet_sakerhet": "Trygghet och säkerhet",
    "sjalvbestammande_integritet": "Självbestämmande och integritet",
    "tillganglighet": "Tillgänglighet",
    "helhetssyn_samordning": "Helhetssyn och samordning",
    "kunskapsbaserad_verksamhet": "Kunskapsbaserad verksamhet",
    "effektivitet": "Effektivitet",
}
HALLNINGAR = {
    "intraffat": "inträffat",
    "nekat": "inte gjort",
    "planerat": "planerat",
    "forslag": "förslag eller påbörjat",
    "forsok": "försök",
    "erbjudet_avbojt": "erbjudet och avböjt",
    "villkorat": "villkorat",
    "annan": "gäller någon annan",
    "aterberattat": "återberättat",
    "tomt": "tomt fält",
    "innehallslost": "sägs vara gjort, men inte vad",
}
KONSNAMN = {"kvinna": "Kvinnor", "man": "Män"}


def mallnamn() -> dict[str, str]:
    """The names of the templates that ship, by id."""
    return {mall.id: mall.namn for mall in mallar()}


HANDLINGSTYPER = {
    "ansokan": "ansökan",
    "arendeoversikt": "ärendeöversikt",
    "avslutsbedomning": "avslutsbedömning",
    "bbic_utredning": "BBIC-utredning",
    "berakning": "beräkning",
    "beslut_avslag": "avslagsbeslut",
    "epost": "e-post",
    "fia": "FIA",
    "fordjupad_utredning": "fördjupad utredning",
    "forhandsbedomning": "förhandsbedömning",
    "genomforandeplan": "genomförandeplan",
    "ib": "initial bedömning",
    "lakarintyg": "läkarintyg",
    "lvm_anmalan": "LVM-anmälan",
    "lvm_utredning": "LVM-utredning",
    "manadsrapport": "månadsrapport",
    "orosanmalan": "orosanmälan",
    "overvagande": "övervägande",
    "ovrigt": "övrigt",
    "plan_eftervard": "plan för eftervård",
    "sip": "SIP",
    "skyddsbedomning": "skyddsbedömning",
    "tjansteutlatande": "tjänsteutlåtande",
    "underrattelse": "underrättelse",
    "uppfoljning": "uppföljning",
    "vardplan": "vårdplan",
}


def handlingstyp(typ: str) -> str:
    """What a type of handling is called.

    >>> handlingstyp("fia"), handlingstyp("beslut"), handlingstyp("vard_plan")
    ('FIA', 'beslut', 'vard plan')
    """
    return HANDLINGSTYPER.get(typ, typ.replace("_", " "))
