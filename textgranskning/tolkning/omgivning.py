"""What stands around a mention: drafts and doubts, heads of forms, what a heading has under it, the day that a sentence gives."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from textgranskning.tolkning.avsnitt import Mening, MeningsSlag
from textgranskning.tolkning.hallning import hallning_i_text
from textgranskning.tolkning.monster import nagon
from textgranskning.typer import Hallning

KORT_INNEHALL = 25  # words: what stands under a heading and is no longer is taken at its word
SKRIVET = frozenset((MeningsSlag.BROD, MeningsSlag.CITAT, MeningsSlag.TABELLRAD, MeningsSlag.FALT, MeningsSlag.KRYSS_JA))


FOLJD, KORT_FOLJD = 2, 140  # sentences after a mention that may say how it went, and how long each may be


_NEJ_ETIKETT = re.compile(r"\b(?:ej|inte|icke)\b", re.IGNORECASE)


@cache
def _data() -> dict[str, str]:
    return tomllib.loads((Path(__file__).parent / "data" / "omgivning.toml").read_text(encoding="utf-8"))


@cache
def _monster(namn: str) -> re.Pattern[str]:
    """A pattern for text in lower case, which is much faster than one that folds case."""
    return nagon([_data()[namn]])


def _finns(namn: str, text: str) -> bool:
    return _monster(namn).search(text.lower()) is not None


def _borjar(namn: str, text: str) -> bool:
    return _monster(namn).match(text.lower()) is not None


def osakert(text: str) -> bool:
    """The writer is not sure."""
    return _finns("osakert", text)


def betvivlar(text: str) -> bool:
    """The writer knows nothing of what was told before."""
    return _finns("betvivlar", text)


def odokumenterat(text: str) -> bool:
    """The thing is said not to be written down."""
    return _borjar("odokumenterat", text)


def datid(text: str) -> bool:
    """Something in the sentence is told in the past tense."""
    return _finns("datid", text)


def nutid(text: str) -> bool:
    """The sentence is told in the present tense, and nothing in it is finished."""
    return _finns("nutid", text)


def bara_namnt(text: str, span: tuple[int, int]) -> bool:
    """A thing is only spoken of: asked for, waited for, what something else is about, a question."""
    return text[span[1] :].startswith("?") or _finns("bara_namnt", text[: span[0]])


def berattar_dag(text: str, span: tuple[int, int]) -> bool:
    """A day and a colon stand right after a thing, and then what it gave ("Uppf. 2024-03-20: sfi C är klart, …")."""
    return _borjar("berattar_dag", text[span[1] :])


def nej_etikett(text: str) -> bool:
    """The label of a box that denies ("ej genomförd"): left unticked it says nothing."""
    return _NEJ_ETIKETT.search(text) is not None


def ofardigt(text: str) -> bool:
    """A status line that says that the thing is not finished."""
    return _finns("status", text)


def ar_bedomning(mening: Mening) -> bool:
    """It stands where a handling assesses: under such a heading, or after such a label."""
    return _borjar("bedomning", mening.falt or mening.rubrik or "")


def ar_utkast(under: Iterable[Mening]) -> bool:
    """The head of a handling says that it is a draft."""
    return any(_finns("utkast", mening.text) for mening in under if mening.slag in {MeningsSlag.FALT, MeningsSlag.RUBRIK})


def av_varde(varde: str, hall: Hallning) -> Hallning:
    """The hållning of a field by its value: one that denies, one that is only a placeholder."""
    if _monster("platshallare").fullmatch(varde.lower()):
        return Hallning.TOMT
    return Hallning.NEKAT if hall is Hallning.INTRAFFAT and _borjar("nejvarde", varde) else hall


def oifyllt(text: str, slut: int) -> bool:
    """What stands after a label is a line to write on, left as it was."""
    return _borjar("oifyllt", text[slut:])


def slutar_som_etikett(text: str, plats: int) -> bool:
    """Nothing but the rest of a label and its colon stands after a place."""
    return _borjar("etikettslut", text[plats:])


def borjar_med_etikett(text: str) -> bool:
    """A few words and a colon begin it."""
    return _borjar("etikettborjan", text)


def av_innehall(under: Sequence[Mening]) -> Hallning:
    """The hållning of a heading or a whole handling, by what is written in it beyond who and when."""
    skrivna = [mening for mening in under if mening.slag in SKRIVET and not mening.tom and not ar_huvud(mening)]
    if not skrivna:
        lag = any(mening.slag is MeningsSlag.LAGTEXT for mening in under)
        return Hallning.ATERBERATTAT if lag else Hallning.TOMT
    if all(mening.slag is MeningsSlag.KRYSS_JA for mening in skrivna):
        return Hallning.INNEHALLSLOST
    text = " ".join(mening.text for mening in skrivna)
    return hallning_i_text(text, (0, 0)) if len(text.split()) <= KORT_INNEHALL else Hallning.INTRAFFAT


def ar_huvud(mening: Mening) -> bool:
    """Who and when, a question of the form, or a line left to write on: not what was done."""
    if _finns("att_fylla_i", mening.text):
        return True
    return _monster("huvudfalt").fullmatch((mening.falt or "-").lower()) is not None or mening.text.endswith("?")


def foljd(efter: Iterable[Mening]) -> str:
    """The short sentences after a mention, which say how it went ("Ringer psyk. Inget svar.")."""
    korta: list[str] = []
    for mening in efter:
        if mening.slag not in {MeningsSlag.BROD, MeningsSlag.CITAT} or len(mening.text) > KORT_FOLJD:
            break
        korta.append(mening.text)
    return " ".join(korta)


def ar_planering(mening: Mening) -> bool:
    """What stands at such a label, or under such a heading, is yet to be done; unless it tells of it in the past tense."""
    plan = any(_borjar("planering", etikett) for etikett in (mening.falt, mening.rubrik) if etikett)
    return plan and not datid(mening.text)


def nekar_forst(innehall: str) -> bool:
    """What stands after a label begins by denying it."""
    return _borjar("nekar_forst", innehall)


def ar_giltighet(text: str, plats: int) -> bool:
    """The words before a day make it a term of validity or a birth."""
    return _finns("inte_dag", text[max(plats - 25, 0) : plats])


def annans_dag(text: str, plats: int) -> int | None:
    """Where the thing stands that a day is said of ("anmälan den 3 mars"), or None."""
    m = _monster("annans_dag").search(text[max(plats - 60, 0) : plats].lower())
    return None if m is None else max(plats - 60, 0) + m.start("vad")


def fran_dag(text: str, plats: int) -> int | None:
    """Where the word "från" stands right before a day, or None."""
    m = _monster("fran_dag").search(text[max(plats - 12, 0) : plats].lower())
    return None if m is None else max(plats - 12, 0) + m.start("fran")


def ar_inkommet(text: str) -> bool:
    """The sentence begins by saying when something came."""
    return _borjar("inkommet", text)


def ar_datumfalt(etikett: str) -> bool:
    """The label asks for a day."""
    return _finns("datumfalt", etikett)
