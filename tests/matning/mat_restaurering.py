"""How well damaged text is restored, and clean text left alone, against what was printed.

`egna`: pages of our own examples, printed in several faces, scanned in several ways, read by Tesseract's English model
(`python -m traning.par`). `falt_*`: reports, minutes, decisions, journals and forms written for this, which nothing is learned from, one
set a way of scanning: serif and sans, 150 to 300 dpi, a skewed fax. `osedd_*`: other such texts, whose errors nobody has read.
`akter_*`: notes, decisions, forms, tables, e-mails and a judgement in several voices, not taught, half of their errors read; those of
`uppstallt` keep columns and empty lines. `annan_hand`: akter X01–X13, which the model was not taught; `annan_hand_y`: Y01–Y13, not taught,
their errors never read. Of the same pages: `*strippad` (å ä ö typed a a o), `*mojibake` (UTF-8 read as Windows-1252), `*rader` (three lines
damaged in a clean page). `shared_*`: the same figures on data beside the repository, where it is there. `fart`: words a second of processor
time.

after, broke, harm: shares of gold words; reduction: of the wrong words, those made right; para: of the law references, those the restored
text has; digits: numbers changed in clean text; lines: texts whose lines are all kept; ece: calibration error of all changes; fore,
efter: how far from the true share of wrong words the expected one is, mean over pages.
"""

from __future__ import annotations

import lzma
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from tests.conftest import ROT
from textgranskning.normalisering import normalisera
from textgranskning.normalisering.text import avkodare_med
from textgranskning.skada import bedom, ordbild
from textgranskning.typer import Text

HAR = Path(__file__).parent
SIDOR, FALT, OSEDD, ANNAN_HAND = HAR / "restaurering", HAR / "falt", HAR / "falt_osedd", HAR / "falt_annan_hand"
AKTER, ANNAN_HAND_Y = HAR / "falt_akter", HAR / "falt_annan_hand_y"
SHARED = ROT.parent / "shared"
HINKAR = 10
UTAN_PRICKAR = str.maketrans("åäöÅÄÖé", "aaoAAOe")


@dataclass(frozen=True)
class Par:
    tryckt: str
    last: str


def ord_i(text: str) -> list[str]:
    """The words of a text without punctuation, case kept."""
    return [ord_ for bit in unicodedata.normalize("NFC", text).split() if (ord_ := re.sub(r"[\W_]+", "", bit))]


def ratta(tryckt: Sequence[str], annat: Sequence[str]) -> set[int]:
    """The printed words that the best alignment finds unchanged."""
    return {i for op in Levenshtein.opcodes(tryckt, annat) if op.tag == "equal" for i in range(op.src_start, op.src_end)}


def lagrum(text: str) -> Counter[str]:
    return Counter(re.sub(r"\s", "", traff) for traff in re.findall(r"\d+\s?[a-z]?\s?§", text))


def tal(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d[\d.,:/-]*\d|\d", text))


def figurer(par: Iterable[Par]) -> dict[str, float]:
    antal: Counter[str] = Counter()
    for ett in par:
        efter, rent = normalisera(ett.last).text, normalisera(ett.tryckt).text
        tryckta, lasta, rattade = ord_i(ett.tryckt), ord_i(ett.last), ord_i(efter)
        antal.update(
            ord=len(tryckta),
            fore=Levenshtein.distance(tryckta, lasta),
            efter=Levenshtein.distance(tryckta, rattade),
            skada=Levenshtein.distance(tryckta, ord_i(rent)),
            sonder=len(ratta(tryckta, lasta) - ratta(tryckta, rattade)),
            lagrum=lagrum(ett.tryckt).total(),
            lagrum_efter=(lagrum(ett.tryckt) & lagrum(efter)).total(),
            tal=(tal(ett.tryckt) - tal(rent)).total(),
            texter=1,
            rader=efter.count("\n") == ett.last.count("\n"),
        )
    n = antal["ord"]
    return {
        "after": antal["efter"] / n,
        "reduction": 1 - antal["efter"] / max(antal["fore"], 1),
        "broke": antal["sonder"] / n,
        "harm": antal["skada"] / n,
        "para": antal["lagrum_efter"] / antal["lagrum"] if antal["lagrum"] else 1.0,
        "digits": antal["tal"],
        "lines": antal["rader"] / antal["texter"],
    }


def las_par(mapp: Path) -> list[Par]:
    return [
        Par(fil.read_text(encoding="utf-8"), fil.with_name(fil.name.replace(".gold.", ".ocr.")).read_text(encoding="utf-8"))
        for fil in sorted(mapp.glob("*.gold.txt"))
    ]


def las_sorter(mapp: Path) -> dict[str, list[Par]]:
    """The pages of every way of scanning that a folder holds; `texter` is what was printed."""
    return {sort.name: las_par(sort) for sort in sorted(mapp.iterdir()) if sort.name != "texter"}


def med_skada(par: Iterable[Par], skada: Callable[[str], str]) -> list[Par]:
    return [Par(ett.tryckt, skada(ett.tryckt)) for ett in par]


def mojibake(text: str) -> str:
    return "".join(_visad(byte) for byte in text.encode())


def _visad(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def tre_rader(par: Iterable[Par]) -> list[Par]:
    """Clean pages with three of their lines as they were read: the first, the middle and the last that differ."""
    ut = []
    for ett in par:
        tryckta, lasta = ett.tryckt.split("\n"), [rad for rad in ett.last.split("\n") if rad.strip()]
        hela = [i for i, rad in enumerate(tryckta) if rad.strip()]
        if len(hela) != len(lasta):
            continue
        olika = [(i, last) for i, last in zip(hela, lasta, strict=True) if tryckta[i] != last and len(tryckta[i].split()) >= 5]
        if len(olika) < 3:
            continue
        for i, last in (olika[0], olika[len(olika) // 2], olika[-1]):
            tryckta[i] = last
        ut.append(Par(ett.tryckt, "\n".join(tryckta)))
    return ut


def ece(par: Iterable[Par]) -> dict[str, float]:
    """Expected calibration error of the probabilities of all changes: a change is right if the words it stands in are."""
    hinkar: list[list[tuple[float, bool]]] = [[] for _ in range(HINKAR)]
    for ett in par:
        for sannolikhet, sant in domda(ett.tryckt, normalisera(ett.last)):
            hinkar[min(int(sannolikhet * HINKAR), HINKAR - 1)].append((sannolikhet, sant))
    antal = sum(map(len, hinkar))
    fel = sum(abs(sum(p for p, _ in hink) - sum(sant for _, sant in hink)) for hink in hinkar)
    return {"ece": fel / antal, "right": sum(sant for hink in hinkar for _, sant in hink) / antal}


def domda(tryckt: str, text: Text) -> list[tuple[float, bool]]:
    """Every change with its probability, and whether its words stand in print."""
    bitar = [(traff.span(), ord_) for traff in re.finditer(r"\S+", text.text) if (ord_ := re.sub(r"[\W_]+", "", traff.group()))]
    sanna = {
        j
        for op in Levenshtein.opcodes(ord_i(tryckt), [ord_ for _, ord_ in bitar])
        if op.tag == "equal"
        for j in range(op.dest_start, op.dest_end)
    }
    ut = []
    for rattelse in text.rattelser:
        berorda = [i for i, (span, _) in enumerate(bitar) if span[0] < rattelse.span[1] and rattelse.span[0] < span[1]]
        if berorda:
            ut.append((rattelse.sannolikhet, all(i in sanna for i in berorda)))
    return ut


def rent(filer: Iterable[Path], tecken: int = 700_000) -> dict[str, float]:
    """Harm and digits on files of clean text, the first `tecken` characters of each."""
    antal: Counter[str] = Counter()
    for fil in filer:
        with lzma.open(fil, "rt", encoding="utf-8") if fil.suffix == ".xz" else fil.open(encoding="utf-8") as strom:
            text = strom.read(tecken)
        efter = normalisera(text).text
        fore = ord_i(text)
        antal.update(ord=len(fore), skada=Levenshtein.distance(fore, ord_i(efter)), tal=(tal(text) - tal(efter)).total())
    return {"harm": antal["skada"] / antal["ord"], "digits": antal["tal"]}


def skademattet(par: Iterable[Par]) -> dict[str, float]:
    """How far from the true share of wrong words the expected one is, before and after: mean over pages."""
    fore, efter = [], []
    for ett in par:
        bild, tryckta = bedom(ett.last), ord_i(ett.tryckt)
        fore.append(abs(bild.fore - Levenshtein.distance(tryckta, ord_i(ett.last)) / len(tryckta)))
        efter.append(abs(bild.efter - Levenshtein.distance(tryckta, ord_i(normalisera(ett.last).text)) / len(tryckta)))
    return {"fore": sum(fore) / len(fore), "efter": sum(efter) / len(efter)}


def fart(texter: Iterable[str]) -> dict[str, float]:
    """Words a second of processor time, once with all caches cold, once more with them warm."""
    sidor = list(texter)
    avkodare_med.cache_clear()
    ordbild.cache_clear()
    normalisera("")  # the model is mapped
    ut = {}
    for minnen in ("cold", "warm"):
        start = time.process_time()
        for sida in sidor:
            normalisera(sida)
        ut[minnen] = sum(len(sida.split()) for sida in sidor) / (time.process_time() - start)
    return ut


def utan_prickar(text: str) -> str:
    return text.translate(UTAN_PRICKAR)


def mat() -> dict[str, dict[str, float]]:
    egna = las_par(SIDOR)
    falt, osedda, akter = las_sorter(FALT), las_sorter(OSEDD), las_sorter(AKTER)
    alla_falt = [ett for par in falt.values() for ett in par]
    en_gang = falt["serif-200"]
    ut = {
        "egna": figurer(egna),
        "strippad": figurer(med_skada(egna, utan_prickar)),
        "mojibake": figurer(med_skada(egna, mojibake)),
        "rader": figurer(tre_rader(egna)),
        **{f"falt_{sort}": figurer(par) for sort, par in falt.items()},
        "falt_strippad": figurer(med_skada(en_gang, utan_prickar)),
        "falt_mojibake": figurer(med_skada(en_gang, mojibake)),
        "falt_rader": figurer(tre_rader(alla_falt)),
        **{f"osedd_{sort}": figurer(par) for sort, par in osedda.items()},
        **{f"akter_{sort}": figurer(par) for sort, par in akter.items()},
        "annan_hand": figurer(las_par(ANNAN_HAND)),
        "annan_hand_y": figurer(las_par(ANNAN_HAND_Y)),
        "fart": fart(ett.last for par in akter.values() for ett in par),
        "kalibrering": ece([*egna, *alla_falt]),
        "skademått": skademattet([*egna, *alla_falt]),
    }
    if SHARED.is_dir():
        delade = las_par(SHARED / "ocr")
        ut |= {
            "shared_ocr": figurer(delade),
            "shared_rapport": figurer(las_par(SHARED / "rapport")),
            "shared_strippad": figurer(med_skada(delade, utan_prickar)),
            "shared_mojibake": figurer(med_skada(delade, mojibake)),
            "shared_rader": figurer(tre_rader(delade)),
            "shared_kalibrering": ece(delade),
            "shared_rent": rent([*(SHARED / "korpus").glob("*.xz"), *(SHARED / "akter").glob("*/*.txt")]),
        }
    return ut
