"""Fields and table rows: lines that set a value beside its label, with a colon, dots, an equals sign or a gap."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from textgranskning.typer import Span


@dataclass(frozen=True, slots=True)
class Falt:
    """A label and its value, as spans of the line. `varde` None: nothing is filled in."""

    etikett: Span
    varde: Span | None


_GRANS = re.compile(r"(?:\A|\s)\s*\|(?:\s*\|)*(?=\s|\Z)\s*|\s{3,}|\s*\t\s*|\s*\|\|\s*")  # between two cells
_TATT = re.compile(r"\S+(?:\s\S+)*")  # the names of columns stand closer than cells: two blanks divide them
_STRECK = re.compile(r"(?:\A|(?<=\s))\|(?=\s|\Z)")
_KOLON = re.compile(
    r"(?P<e>[A-ZÅÄÖ0-9(>][^:!?\n]{0,58}?)\s*"
    r"(?::(?=\s|\Z)|\s\.{3,}|\s\.\.(?=\Z)|\s(?=[☐□▢]{3})|(?<=[\wåäö)])=)\s*(?P<v>.*)\Z"
)
_NYCKEL = re.compile(r"(?P<e>[\wåäö]{2,30})=(?P<v>.*)\Z")
_DATUM = re.compile(r"\d{4}-\d\d|\d{1,2}[./]\d|\d{1,2} [a-zåäö]{3}|\d{6}")
_NAMN = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?(?: [A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?){1,2}\Z")
_TOM_RUTA = re.compile(r"\s\|\s*(?:\|\s*)*\Z")  # a row of a drawn table with nothing beside the label
_VERB = re.compile(r"\s(?:är|var|har|hade|vill|ska|kan|inte|säger|berättar|ringer|undrar|frågar|tycker|menar|uppger)\s")
_KOLUMNER = re.compile(r"\S(?:\s{3,}|\t|\s*\|\s*)\S.*\S(?:\s{3,}|\t|\s*\|\s*)\S")  # three cells or more
_TOMT = re.compile(
    r"[\s_.…–—|☐□▢-]*\Z|_{2,}[\s_/-]*\Z"
    r"|[<(\[]?(?:ej|inte|icke) (?:angiv\w+|ifyll\w+|besvara\w+|valt|vald)[>)\]]?\s*\Z"
    r"|[<(\[](?:tomt?|saknas|inget|ingen uppgift|välj)[>)\]]\s*\Z",
    re.IGNORECASE,
)
_VARDEKOLUMNER = frozenset(("värde", "svar", "uppgift", "innehåll", "ifyllt", "registrerat värde", "registrerat"))
_HUVUDORD = frozenset(
    [
        "datum",
        "rubrik",
        "anteckning",
        "sign",
        "signatur",
        "typ",
        "text",
        "handläggare",
        "beslutsdatum",
        "beslutstyp",
        "utfall",
        "period",
        "delegat",
        "nr",
        "avslutat",
        "avslutad",
        "enhet",
        "aktualiserat",
        "fr.o.m.",
        "t.o.m.",
        "namn",
        "roll",
        "status",
        "upprättad",
        "insats",
        "utförare",
        "belopp",
        "utbetalning",
        "utbetald",
        "ansökan",
        "beslut",
        "avser",
        "lagrum",
        "anm",
        "anmärkning",
        "punkt",
        "gjort",
        "mål",
        "vem",
        "när",
        "hur",
        "klar",
        "skapad",
        "förfaller",
        "resultat",
        "expediering",
        "inkom",
        "sätt",
        "anmälare",
        "mottagen",
        "beslutsfattare",
        "tid",
        "klass",
        "innehåll",
        "bilagt",
        "öppnat",
        "stängt",
        "ärendenr",
        "avsändare",
        "placering",
        "ändrad",
        "delmål",
        "aktivitet",
        "ansvarig",
        "uppföljd",
        "start",
        "slut",
        "sökt",
        "godkänt",
        "beviljat",
        "steg",
        "vad",
        "åtgärd",
        "kategori",
        "händelse",
        "version",
        "dokument",
        "öppnad",
        "fält",
        "uppgift",
        "värde",
        "ändrat",
        "id",
        "kod",
        "delegation",
        "motivering",
        "bes.datum",
        "aktör",
        "kontakt",
    ]
)


def falt_i(rad: str, *, los: bool = False, kolumn: int | None = None) -> tuple[Falt, ...]:
    """The fields of a line, or none. `los`: a loose part of a line, where only a colon makes a field. `kolumn`: where the values of the
    fields above began, so that a label that fills its column is known too."""
    if (
        kolumn is not None
        and len(rad) > kolumn
        and rad[kolumn - 1 : kolumn] == " "
        and rad[kolumn] != " "
        and rad[kolumn - 2] != " "
        and not _KOLON.match(rad.strip())
    ):
        namn = rad[:kolumn].strip()
        if _kort_etikett(namn) and "  " not in namn and ":" not in namn:
            return (Falt((rad.index(namn), rad.index(namn) + len(namn)), (kolumn, len(rad.rstrip()))),)
    if ":" not in rad and "=" not in rad and ".." not in rad and "   " not in rad and "\t" not in rad and "|" not in rad:
        return ()
    celler = _celler(rad)
    if len(celler) == 1 and _TOM_RUTA.search(rad) and _kort_etikett(rad[slice(*celler[0])]):
        return (Falt(celler[0], None),)
    ut: list[Falt] = []
    nummer = 0
    while nummer < len(celler):
        start, slut = celler[nummer]
        cell = rad[start:slut]
        m = _NYCKEL.match(cell) or _KOLON.match(cell)
        if m and len(m["e"].split()) <= 8 and not _ar_mening(m["e"]):
            etikett = (start, start + len(m["e"].rstrip(" .")))
            varde = (start + m.start("v"), slut)
            if not m["v"].strip() and nummer + 1 < len(celler) and not _ar_etikett(rad, celler[nummer + 1]):
                nummer += 1
                varde = celler[nummer]
            ut.append(Falt(etikett, None if _TOMT.match(rad[varde[0] : varde[1]]) else varde))
        elif not los and not ut and nummer == 0 and len(celler) == 2 and _kort_etikett(cell) and not _ar_etikett(rad, celler[1]):
            return (Falt(celler[0], None if _TOMT.match(rad[slice(*celler[1])]) else celler[1]),)
        elif (
            not los and not ut and nummer == 0 and len(celler) >= 2 and _kort_etikett(cell) and any(_ar_etikett(rad, c) for c in celler[2:])
        ):
            ut.append(Falt(celler[0], celler[1]))
            nummer += 1
        elif not ut:
            return ()
        else:
            ut[-1] = Falt(ut[-1].etikett, (ut[-1].varde[0] if ut[-1].varde else start, slut))
        nummer += 1
    return tuple(ut)


def _ar_etikett(rad: str, cell: Span) -> bool:
    text = rad[cell[0] : cell[1]]
    m = _NYCKEL.match(text) or _KOLON.match(text)
    return m is not None and len(m["e"].split()) <= 5 and not _ar_mening(m["e"])


def _ar_mening(etikett: str) -> bool:
    """A sentence before a colon is no label."""
    if re.search(r"[.!?]\s+[A-ZÅÄÖ]", etikett) or len(etikett) > 60:
        return True
    return len(etikett.split()) >= 4 and _VERB.search(etikett) is not None


def _kort_etikett(cell: str) -> bool:
    ord_ = len(cell) <= 45 and len(cell.split()) <= 6 and any(t.isalpha() for t in cell)
    return ord_ and (cell[0].isupper() or cell[0].isdigit()) and not (cell.endswith((".", ",")) and " " in cell) and not _DATUM.match(cell)


def tomt_falt(rad: str) -> Span | None:
    """A label alone on its line, as it stands among fields when nothing was filled in."""
    ren = rad.strip()
    if not ren or len(ren) > 60 or len(ren.split()) > 7 or not (ren[0].isupper() or ren[0].isdigit()) or ren[-1] in ".,;!":
        return None
    if sum(t.isdigit() for t in ren) >= 4 or _NAMN.match(ren):
        return None
    start = len(rad) - len(rad.lstrip())
    return (start, start + len(ren.rstrip(":")))


def _celler(rad: str) -> list[Span]:
    """Where the cells of a line stand: what gaps, tabs and drawn lines divide, empty ones left out."""
    kanter = [0, *(kant for m in _GRANS.finditer(rad) for kant in m.span()), len(rad)]
    delar = (
        (a + len(bit) - len(bit.lstrip()), a + len(bit.rstrip()))
        for a, b in zip(kanter[::2], kanter[1::2], strict=True)
        if (bit := rad[a:b])
    )
    return [(a, b) for a, b in delar if a < b and rad[a:b] != "|"]


@dataclass(frozen=True, slots=True)
class Kolumn:
    """A column of a table: its name, where it begins in the line, and how many bars stand before it."""

    namn: str
    start: int
    streck: int = 0


def tabellkolumner(rad: str) -> tuple[Kolumn, ...]:
    """The columns of a table head."""
    delar = [(a + m.start(), a + m.end()) for a, b in _celler(rad) for m in _TATT.finditer(rad[a:b])]
    return tuple(Kolumn(rad[a:b], a, _streck(rad, a)) for a, b in delar)


def ifyllda(kolumner: Sequence[Kolumn], rad: str, celler: Sequence[Span]) -> tuple[tuple[str, str], ...]:
    """The names of the columns that a row fills, each with its cell. Where bars divide the cells they are counted; else a cell stands under
    the last column that begins no further right.

    >>> ifyllda(tabellkolumner("Datum | Insats | Avslutad"), "2024-01-15 |  | 2024-03-01", [(0, 10), (16, 26)])
    (('Datum', '2024-01-15'), ('Avslutad', '2024-03-01'))
    """
    under = ((_over(kolumner, rad, a), rad[a:b]) for a, b in celler if not _TOMT.match(rad[a:b]))
    return tuple((namn, cell) for namn, cell in under if namn)


def tomma(kolumner: Sequence[Kolumn], rad: str, fyllda: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The names of the columns under which a row has nothing; cells may stand too close to be told apart, so the place is looked at too.

    >>> tomma(tabellkolumner("Period    Beslut    Belopp    Betalt"), "2025-04   --        9 812     2025-04-27", [("Period", "2025-04")])
    ('Beslut',)
    """
    namn = {namn for namn, _ in fyllda}
    granser = [*(kolumn.start for kolumn in kolumner[1:]), None]
    return tuple(
        kolumn.namn
        for kolumn, slut in zip(kolumner, granser, strict=False)
        if kolumn.namn not in namn and _TOMT.match(rad[kolumn.start : slut].strip(" |"))
    )


def _over(kolumner: Sequence[Kolumn], rad: str, plats: int) -> str:
    """The name of the column over a place in a row."""
    if any(kolumn.streck for kolumn in kolumner) and _STRECK.search(rad):
        return next((kolumn.namn for kolumn in kolumner if kolumn.streck == _streck(rad, plats)), "")
    return next((kolumn.namn for kolumn in reversed(kolumner) if kolumn.start <= plats + 2), "")


def _streck(rad: str, slut: int) -> int:
    return sum(m.start() < slut for m in _STRECK.finditer(rad))


def ar_tabellhuvud(rad: str) -> bool:
    """A row of column names."""
    if not _har_celler(rad) or not _KOLUMNER.search(rad) or any(t.isdigit() for t in rad):
        return False
    celler = tabellkolumner(rad)
    return len(celler) >= 3 and sum(_ar_kolumnnamn(cell.namn) for cell in celler) >= 0.6 * len(celler)


def _har_celler(rad: str) -> bool:
    return "   " in rad or "\t" in rad or "|" in rad


def ar_huvud_over(rad: str, nasta: str) -> bool:
    """Whether short names in columns stand over the cells of the next row, whatever words they are."""
    if not _har_celler(rad) or any(t.isdigit() for t in rad) or not _KOLUMNER.search(rad):
        return False
    namn = tabellkolumner(rad)
    if len(namn) < 3 or any(len(ett.namn.split()) > 3 or ett.namn[-1] in ":.;?!" or not ett.namn[0].isalpha() for ett in namn):
        return False
    starter = [ett.start for ett in namn]
    celler = _celler(nasta)
    return len(celler) >= 2 and all(any(abs(a - start) <= 1 for start in starter) for a, _ in celler)


def under_kolumner(kolumner: Sequence[Kolumn], rad: str) -> tuple[Span, ...] | None:
    """The cells of a row under a table head, where each begins with its column; words with a colon in a cell are then no label."""
    celler = tuple(_celler(rad))
    starter = [kolumn.start for kolumn in kolumner]
    if len(celler) < 2 or celler[0][0] > starter[0] + 1 or not all(any(abs(a - start) <= 1 for start in starter) for a, _ in celler):
        return None
    return celler


def ar_radens_fortsattning(kolumner: Sequence[Kolumn], rad: str) -> bool:
    """Whether a line goes on with the row above: nothing under the first column, words under a later one."""
    celler = _celler(rad)
    return bool(celler) and celler[0][0] > kolumner[0].start + 2 and any(abs(celler[0][0] - kolumn.start) <= 1 for kolumn in kolumner[1:])


def _ar_kolumnnamn(cell: str) -> bool:
    return any(ord_ in _HUVUDORD or ord_.strip("():.,") in _HUVUDORD for ord_ in cell.lower().split())


def ar_falttabell(kolumner: Sequence[Kolumn]) -> bool:
    """Whether the rows under these column names are fields: a label, then its value."""
    return len(kolumner) >= 2 and kolumner[1].namn.lower() in _VARDEKOLUMNER


def tabellceller(rad: str, *, i_tabell: bool) -> tuple[Span, ...] | None:
    """The cells of a table row: three or more, two in a table under way; None where the line is text or a field."""
    if "   " not in rad and "\t" not in rad and " | " not in rad:
        return None
    celler = tuple(_celler(rad))
    if len(celler) < (2 if i_tabell else 3):
        return None
    if any(_ar_etikett(rad, cell) for cell in celler) and not (len(celler) >= 4 and _DATUM.match(rad[slice(*celler[0])])):
        return None
    return celler
