"""What a system exports as data and not as print: delimited rows, module codes in the margin or in brackets, tags, keys in quotes, line
numbers.

Each is rewritten, character for character, to the lines that a person would have been shown, so that every place in a line stays what it
was. What is certain of one line alone is never enough: a form is known by how it repeats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

MINSTA = 3  # so many lines of a form before it is taken for one

_KOD = re.compile(r"(?P<kod>[A-ZÅÄÖ][A-ZÅÄÖ0-9_]{1,11})(?P<skilje>\s{2,}(?=\S)|[|;\t]\s*(?=\S))")
_LANGSTA_UTAN_STRECK = 5  # a code before a gap; a longer word in capitals is a label or an outcome
_TALANDE = frozenset(("HJÄLP", "HJLP", "INFO", "LOGG", "LOG", "SYS", "AUTO", "BEVAK"))  # codes that say what the line is: they stay
_KLAMMERKOD = re.compile(r"\s*\[(?P<kod>[A-ZÅÄÖ]{2,12})(?:[-_ #]?(?P<nr>\d{1,4}))?\](?P<skilje>\s*[|;:]?\s*)(?=\S)")  # with words after it
_LITEN_KOD = re.compile(r"(?P<kod>[a-zåäö_]{3,20})(?P<skilje>\|)(?=\S)")
_SKRIVNA = frozenset(
    ("logg", "log", "händelse", "handelse", "notering", "anteckning", "not", "journal", "dok", "kontakt")
)  # rows that people write
_NOTTAGG = re.compile(r"\s*<(?:not|note|notering|anteckning|journalanteckning|handelse|händelse|post)\b(?P<attribut>[^<>]*)>(?=\s*[^\s<])")
_SVAR = frozenset(("JA", "NEJ", "EJ", "OK", "KLAR", "SUMMA", "MÅL", "HUR", "VEM", "NÄR"))  # words that say something where they stand
_FORTSATTER = frozenset(("TEXT", "TXT", "FORTS", "RAD", "CONT"))  # codes of lines that go on with the code above
_ID = re.compile(r"[A-ZÅÄÖ]{0,3}-?\d{1,6}\s*[|;\t]\s*")
_ANNAN_KOD = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ0-9_]{0,11}\s*[|;\t]\s*")
_SLUTTAGG = re.compile(r"</[\wåäöÅÄÖ:.-]+\s*>")
_TAGG = re.compile(r"<(?P<namn>[\wåäöÅÄÖ:.-]+)(?P<attribut>(?:\s+[\wåäöÅÄÖ:.-]+=\"[^\"]*\")*)\s*/?>")
_ATTRIBUT = re.compile(r"(?P<fore>\s+)(?P<namn>[\wåäöÅÄÖ:.-]+)=\"(?P<varde>[^\"]*)\"")
_PROLOG = re.compile(r"\s*<[?!].*>\s*\Z")
_NYCKEL = re.compile(r"\s*\"(?P<namn>[^\"]{1,40})\"(?P<kolon>\s*:\s)")
_KLAMRAR = re.compile(r"[\s{}\[\],]*\Z")
_PUNKTDAG = re.compile(r"(?<![\d.])(\d\d)\.(\d\d)\.(\d\d)(?![\d.]\d)")
_LITEN_ETIKETT = re.compile(r"[a-zåäö][a-zåäö. ]{1,24}(?: \d{1,2}(?: [a-zåäö]{3,9})?)?: ?\S")
_ETIKETT = re.compile(r"\A(\s*[A-ZÅÄÖ][A-ZÅÄÖ ]{2,24});(?=\S)")
_RADNUMMER = re.compile(r"\s*(?P<tal>\d{1,5})(?P<skilje>\s*[:|]\s|\s{2,}|\s*\Z)")


@dataclass(frozen=True, slots=True)
class Exportrad:
    """A line as it is read, and the code of the module that begins with it."""

    text: str
    modul: str | None = None


def utan_form(rader: Sequence[str]) -> list[Exportrad]:
    """The lines of a document without what an export wrote around them."""
    lasta = list(rader)
    for steg in (_med_stora_etiketter, _med_streckdagar, _utan_radnummer, _utan_taggar, _utan_nyckelcitat, _utan_semikolon):
        lasta = steg(lasta)
    return _utan_sma_koder(lasta) or _utan_klammerkoder(lasta) or _utan_koder(lasta)


def _med_stora_etiketter(rader: list[str]) -> list[str]:
    """Lines under each other that all begin with a label in small letters ("fhb: 12 nov", "utr: 2 dec"), as labels are written else."""
    ut = list(rader)
    for start, slut in _lika([_LITEN_ETIKETT.match(rad) is not None for rad in rader]):
        if slut - start >= MINSTA and _LITEN_ETIKETT.match(rader[start]):
            ut[start:slut] = [rad[:1].upper() + rad[1:] for rad in rader[start:slut]]
    return ut


def _med_streckdagar(rader: list[str]) -> list[str]:
    """Days written year first with two digits, "24.12.05", as "24-12-05". Whether the year or the day stands first is seen from all of
    them: the years of an akt lie close together."""
    tal = [(int(m[1]), int(m[2]), int(m[3])) for rad in rader if "." in rad for m in _PUNKTDAG.finditer(rad)]
    if len(tal) < MINSTA or any(manad > 12 for _, manad, _ in tal):
        return rader
    fore, efter = [ar for ar, _, _ in tal], [ar for _, _, ar in tal]
    if not (
        all(10 <= ar <= 39 for ar in fore) and all(1 <= dag <= 31 for dag in efter) and max(fore) - min(fore) < max(efter) - min(efter)
    ):
        return rader
    return [_PUNKTDAG.sub(r"\1-\2-\3", rad) if "." in rad else rad for rad in rader]


def _utan_radnummer(rader: list[str]) -> list[str]:
    """Lines numbered one by one at the left."""
    funna = [_RADNUMMER.match(rad) if rad[:8].strip()[:1].isdigit() else None for rad in rader]
    tal = [int(m["tal"]) for m in funna if m]
    skrivna = sum(bool(rad.strip()) for rad in rader)
    if len(tal) < 10 or len(tal) < 0.8 * skrivna or any(b != a + 1 for a, b in pairwise(tal)):
        return rader
    return [" " * m.end() + rad[m.end() :] if m else rad for rad, m in zip(rader, funna, strict=True)]


def _utan_taggar(rader: list[str]) -> list[str]:
    """`<datum>2025-03-01</datum>` is a field; a tag that opens what stands on other lines is a heading, its attributes fields."""
    if sum("</" in rad for rad in rader) < MINSTA or sum(_SLUTTAGG.search(rad) is not None for rad in rader) < MINSTA:
        return rader
    return [" " * len(rad) if _PROLOG.match(rad) else _utan_tagg(rad) if "<" in rad else rad for rad in rader]


def _utan_tagg(rad: str) -> str:
    slutna = _SLUTTAGG.sub(_blank, rad)
    med_varde = slutna != rad

    if note := _NOTTAGG.match(slutna):
        return _utan_nottagg(slutna, note)

    def oppnad(m: re.Match[str]) -> str:
        namn, attribut = m["namn"], _ATTRIBUT.sub(lambda a: "\t" + a["fore"][1:] + f"{a['namn']}={a['varde']}  ", m["attribut"])
        if med_varde and not attribut:
            return (" " + namn + "=").ljust(len(m[0]))
        return (" " + namn.upper() + attribut).ljust(len(m[0]))[: len(m[0])]

    return _TAGG.sub(oppnad, slutna)


def _utan_nottagg(rad: str, note: re.Match[str]) -> str:
    """A tag around a note becomes what begins a note in a journal: the values of its attributes, the day first if it has one."""
    rest, ut = note["attribut"], [" "] * note.end()
    varden = [m["varde"] for m in _ATTRIBUT.finditer(rest) if m["varde"]]
    huvud = "  ".join(sorted(varden, key=lambda ett: not ett[:4].isdigit()))
    ut[1 : 1 + len(huvud)] = huvud
    return "".join(ut) + rad[note.end() :]


def _blank(m: re.Match[str]) -> str:
    return " " * len(m[0])


def _utan_nyckelcitat(rader: list[str]) -> list[str]:
    """`"datum": "2025-03-01",` is a field; lines of brackets are blank."""
    if sum('":' in rad for rad in rader) < MINSTA:
        return rader
    nycklar = [_NYCKEL.match(rad) for rad in rader]
    if sum(m is not None for m in nycklar) < max(MINSTA, 0.4 * sum(bool(rad.strip()) for rad in rader)):
        return rader
    return [" " * len(rad) if _KLAMRAR.match(rad) else _utan_nyckel(rad, m) if m else rad for rad, m in zip(rader, nycklar, strict=True)]


def _utan_nyckel(rad: str, m: re.Match[str]) -> str:
    start = m.start("namn")
    namn = m["namn"][:1].upper() + m["namn"][1:]
    kolon = m["kolon"].strip().ljust(len(m["kolon"]) + 1)  # close to its key, for the quote between them
    varde = rad[m.end() :]
    ren = re.sub(r"\A([\s\[{]*)\"|\"([\s\]},]*)\Z", lambda q: " " * len(q[0]), varde)
    return " " * start + namn + kolon + re.sub(r"[,{\[]\s*\Z", _blank, ren)


def _utan_semikolon(rader: list[str]) -> list[str]:
    """Rows divided by semicolons, at least three under each other with as many cells: tabs instead, and no quotes around the cells. A
    label in capitals before the only semicolon of a row is a field's."""
    antal = [rad.count(";") for rad in rader]
    ut = [_ETIKETT.sub(r"\1=", rad) if tal == 1 else rad for rad, tal in zip(rader, antal, strict=True)]
    for start, slut in _lika(antal):
        if antal[start] >= 2 and slut - start >= MINSTA:
            ut[start:slut] = [_utan_cellcitat(rad).replace(";", "\t") for rad in rader[start:slut]]
    return ut


def _utan_cellcitat(rad: str) -> str:
    return re.sub(r"(?<![^;])\"|\"(?![^;])", " ", rad).replace('""', '" ') if '"' in rad else rad


def _lika(varden: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for nummer in range(1, len(varden) + 1):
        if nummer == len(varden) or varden[nummer] != varden[start]:
            yield start, nummer
            start = nummer


def _utan_sma_koder(rader: list[str]) -> list[Exportrad] | None:
    """Rows that name their kind before the first bar: "beslut|2025-01-21|bifall|…". Most rows do, and some kind comes back."""
    koder = [_LITEN_KOD.match(rad) for rad in rader]
    namn = [m["kod"] for m in koder if m]
    if len(namn) < MINSTA or len(namn) < 0.5 * sum(bool(rad.strip()) for rad in rader) or len(set(namn)) in {1, len(namn)}:
        return None
    return _moduler(rader, koder)


def _utan_klammerkoder(rader: list[str]) -> list[Exportrad] | None:
    """Rows that begin with a code in brackets and go on on the same line: "[UTR-1] start 2025-01-27 | …"."""
    koder = [_KLAMMERKOD.match(rad) if "[" in rad[:4] else None for rad in rader]
    namn = [m["kod"] for m in koder if m]
    if len(namn) < MINSTA or len(set(namn)) < 2 or len([rad for rad in rader if rad.lstrip()[:1] == "["]) > 2 * len(namn):
        return None
    return _moduler(rader, koder)


def _moduler(rader: Sequence[str], koder: Sequence[re.Match[str] | None]) -> list[Exportrad]:
    """Rows without their codes, each code where it begins as the name of a module. Rows without a code go on with the one above."""
    ut: list[Exportrad] = []
    nu: str | None = None
    for rad, m in zip(rader, koder, strict=True):
        if m is None or m["kod"] in _TALANDE:
            ut.append(Exportrad(rad))
            continue
        kod = "JNL" if m["kod"].lower() in _SKRIVNA else m["kod"].upper()
        egen = m[0].strip(" |")  # "[SKB-1]" and "[SKB-2]" are two
        ut.append(Exportrad(" " * m.end() + rad[m.end() :].replace("|", "\t"), kod if (egen if kod != "JNL" else kod) != nu else None))
        nu = egen if kod != "JNL" else kod
    return ut


def _utan_koder(rader: list[str]) -> list[Exportrad]:
    """Lines without the code of their module ("UTR", "BESL|A1|"), which some systems print at the left of each. The line where a new code
    begins opens its module."""
    koder = [_kod(rad) for rad in rader]
    upprepade = {a["kod"] for a, b in pairwise(koder) if a and b and a["kod"] == b["kod"]} - _TALANDE - _FORTSATTER
    if len(upprepade) < 2:
        return [Exportrad(rad) for rad in rader]
    skrivna = sum(bool(rad.strip()) for rad in rader)
    if sum(m is not None and bool(m["skilje"].strip()) for m in koder) >= 0.5 * skrivna:  # every line with a code and a bar is coded
        upprepade |= {m["kod"] for m in koder if m} - _TALANDE
    ut: list[Exportrad] = []
    nu: str | None = None
    for start, slut in _foljder(koder):
        foljd = [m for m in koder[start:slut] if m]
        if not any(m["kod"] in upprepade for m in foljd):
            ut += [Exportrad(rad) for rad in rader[start:slut]]
            nu = None if foljd or any(rad.strip() for rad in rader[start:slut]) else nu
            continue
        for rad, m in zip(rader[start:slut], foljd, strict=True):
            kod = nu if m["kod"] in _FORTSATTER and nu else m["kod"]
            if kod in _TALANDE:
                ut.append(Exportrad(rad))
                continue
            ut.append(Exportrad(_utan_kod(rad, m), kod if kod != nu else None))
            nu = kod
    return ut


def _kod(rad: str) -> re.Match[str] | None:
    m = _KOD.match(rad) if rad[:1].isupper() else None
    return (
        None
        if m is None or m["kod"] in _SVAR or (m["skilje"].isspace() and "\t" not in m["skilje"] and len(m["kod"]) > _LANGSTA_UTAN_STRECK)
        else m
    )


def _foljder(koder: Sequence[re.Match[str] | None]) -> Iterator[tuple[int, int]]:
    """Runs of lines that all have a code, or all have none."""
    return _lika([m is not None for m in koder])


def _utan_kod(rad: str, m: re.Match[str]) -> str:
    slut = m.end()
    streck = m["skilje"].strip()[:1] or ("\t" if "\t" in m["skilje"] else "")
    if not streck:
        return " " * slut + rad[slut:]
    if ident := (_ANNAN_KOD if m["kod"] in _FORTSATTER else _ID).match(rad, slut):
        slut = ident.end()
    return " " * slut + rad[slut:].replace(streck, "\t")
