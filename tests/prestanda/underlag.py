"""What the benchmarks run over: fictitious case text, varied by chance with a seed, as text files or as PDFs with a text layer."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

ORD_PER_SIDA = 400
SIDOR_PER_AKT = 10
VARDAG = 0.25  # so much beside the matter that a page has about 33 mentions of concepts, as the case files of tests/matning have
MINSTA_ANTECKNING = 35  # words of a note before a new one may begin
RUBRIKER = ("Telefonsamtal", "Hembesök", "Mötesanteckning", "Besök", "Mejl", "Samtal", "Uppföljning", "Anteckning", "Beslut", "Kontakt")
NAMN = ("Alva", "Bosse", "Cleo", "Disa", "Enar", "Frej", "Gun", "Hedda", "Ivar", "Joar", "Kaj", "Lova", "Malte", "Nour", "Ove", "Pia")
TYPSNITT, GRAD, RADAVSTAND, MARGINAL, BREDD, HOJD = "Helvetica", 9.5, 12.5, 50, 595, 842
_VAL = re.compile(r"\{([^{}]+)\}")


@cache
def _meningar() -> dict[str, list[str]]:
    """The sentences of each topic."""
    stycken = re.split(r"^#: (\w+)\n", (Path(__file__).parent / "meningar.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {amne: rader.splitlines() for amne, rader in zip(stycken[1::2], stycken[2::2], strict=True)}


def anteckningar(slump: random.Random) -> Iterator[str]:
    """The lines of a journal without end: dated notes of several sentences, each akt with its own few names."""
    namn = slump.sample(NAMN, 3)
    dag = dt.date(2024, 1, 8) + dt.timedelta(days=slump.randrange(300))
    while True:
        yield f"{dag} {slump.choice(RUBRIKER)}"
        antal = 0
        while antal < MINSTA_ANTECKNING or slump.random() < 0.6:
            amne = "vardag" if slump.random() < VARDAG else slump.choice(list(_meningar()))
            val = slump.choice(_meningar()[amne]).replace("{namn}", slump.choice(namn))
            mening = _VAL.sub(lambda traff: slump.choice(traff[1].split("|")), val)
            antal += len(mening.split())
            yield mening
        yield ""
        dag += dt.timedelta(days=slump.randrange(1, 12))


def sidor(antal: int, fro: int) -> list[list[str]]:
    """Pages of about 400 words, as lines that fit the paper."""
    slump = random.Random(fro)
    rader = _brutna(anteckningar(slump))
    ut: list[list[str]] = []
    for _ in range(antal):
        sida: list[str] = []
        ord_ = 0
        while ord_ < ORD_PER_SIDA:
            sida.append(next(rader))
            ord_ += len(sida[-1].split())
        ut.append(sida)
    return ut


def _brutna(stycken: Iterator[str]) -> Iterator[str]:
    """The sentences of a note as one wrapped paragraph under its heading."""
    rad = ""
    for stycke in stycken:
        if not stycke or stycke[:2] == "20":
            yield from (ett for ett in (rad, stycke) if ett or not stycke)
            rad = ""
            continue
        for ordet in stycke.split():
            if rad and stringWidth(f"{rad} {ordet}", TYPSNITT, GRAD) > BREDD - 2 * MARGINAL:
                yield rad
                rad = ordet
            else:
                rad = f"{rad} {ordet}".strip()


def skriv_pdf(fil: Path, ark: list[list[str]]) -> None:
    duk = Canvas(str(fil), pagesize=(BREDD, HOJD), invariant=1)
    for sida in ark:
        text = duk.beginText(MARGINAL, HOJD - MARGINAL)
        text.setFont(TYPSNITT, GRAD, RADAVSTAND)
        for rad in sida:
            text.textLine(rad)
        duk.drawText(text)
        duk.showPage()
    duk.save()


def skriv_akter(mapp: Path, antal_sidor: int, *, pdf: bool = True, sidor_per_akt: int = SIDOR_PER_AKT) -> Path:
    """Akter of ten pages each, one file an akt."""
    for nummer in range(0, antal_sidor, sidor_per_akt):
        akt = mapp / f"akt {nummer // sidor_per_akt:06d}"
        akt.mkdir(parents=True)
        ark = sidor(min(sidor_per_akt, antal_sidor - nummer), fro=nummer)
        if pdf:
            skriv_pdf(akt / "journal.pdf", ark)
        else:
            (akt / "journal.txt").write_text("\n".join(rad for sida in ark for rad in sida), encoding="utf-8")
    return mapp
