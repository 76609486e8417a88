"""Train the classifier of handlingar without a telling title: one command, fixed seed, the same weights.

    python -m traning.handlingar [--ut modeller/handlingar] [--akter MAPP …]

Documents are made of the sentences, fields and headings of `data/handlingar.toml` in many layouts, whole and damaged; handlingar of the
given akter (our own) are added, named by their titles and learned without them. Weights are multinomial logistic regression on hashed
features (`textgranskning.tolkning.dragen`), with one temperature that makes the probabilities true on documents held out by akt.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from textgranskning.tolkning.dragen import DRAG, drag

DATA = Path(__file__).parent / "data"
FRO = 20240312
PER_TYP = 160  # documents made of each type
STEG = 32  # units of a weight in the file
EGENVIKT = 4.0  # of a handling of an akt against one that was made
_NAMN = "Alva Bertil Dagny Egon Frida Gunnar Hedvig Ivar Jonna Kerstin Lovisa Mattias Nils Olga Petra Rolf Siv Tova Ulf Viggo Yusuf Zara"
NAMN = _NAMN.split()
PLATSER = ["Torggatan 4", "kontoret", "Medborgarhuset", "Familjens hus", "vårdcentralen"]
VARD = ["boendestödet", "psykiatrin", "skolan", "BUP", "kontaktpersonen", "vårdcentralen", "familjehemmet", "boendet"]
INSATSER = ["stödboende", "boendestöd", "kontaktfamilj", "familjebehandling", "försörjningsstöd", "hemtjänst", "eftervård", "kontaktperson"]
SLUT = ["{n} Ek, socialsekreterare", "Med vänlig hälsning {n}", "Hälsningar {n}", "/{n}", "Underskrift: {n}", "Vänliga hälsningar"]
SKADOR = {"å": "a", "ä": "a", "ö": "o", "rn": "m", "l": "1", "o": "0", "m": "rn", "e": "c", "i": "l", "tt": "it"}


@dataclass(frozen=True)
class Exempel:
    typ: str
    text: str
    grupp: str  # what it must not be split from
    vikt: float = 1.0


def gjorda(slump: random.Random) -> Iterator[Exempel]:
    """Documents of every type, in many layouts."""
    data = tomllib.loads((DATA / "handlingar.toml").read_text(encoding="utf-8"))
    for typ, delar in data.items():
        for nummer in range(PER_TYP):
            text = _dokument(delar, slump)
            yield Exempel(typ, skadad(text, slump) if slump.random() < 0.35 else text, f"{typ}{nummer % 10}")


def _dokument(delar: dict[str, list[str]], slump: random.Random) -> str:
    fraser = [_ifylld(fras, slump) for fras in slump.sample(delar["fras"], slump.randint(1, min(6, len(delar["fras"]))))]
    falt = slump.sample(delar.get("falt", []), min(len(delar.get("falt", [])), slump.randint(0, 6)))
    rader: list[str] = []
    if slump.random() < 0.4:
        rader.append(_ifylld(f"{slump.choice(('Vikens kommun', 'Norrhamra stad', 'Socialförvaltningen', 'Individ och familj'))}", slump))
    if slump.random() < 0.4:
        rubrik = slump.choice(delar["rubrik"])
        rader.append(rubrik.upper() if slump.random() < 0.5 else rubrik)
    if slump.random() < 0.4:
        rader.append(_ifylld(slump.choice(("{d}", "Datum: {d}", "{n} 19840312-TF12", "Gäller: {n}")), slump))
    if slump.random() < 0.15:
        rader.append(_ifylld(slump.choice(("Till {n}", "Hej {n}!", "Hej!", "{n}, {p}")), slump))
    skilje = slump.choice((": ", " ....... ", "      ", " | ", "="))
    bitar = [f"{etikett}{skilje}{fraser.pop() if fraser and slump.random() < 0.6 else _ifylld('{n}', slump)}" for etikett in falt]
    bitar += [" ".join(fraser)] if slump.random() < 0.6 else fraser
    if slump.random() < 0.3:
        slump.shuffle(bitar)
    rader += bitar
    if slump.random() < 0.3:
        rader.append(_ifylld(slump.choice(SLUT), slump))
    return "\n".join(rad for rad in rader if rad)


def _ifylld(fras: str, slump: random.Random) -> str:
    dag = f"{slump.randint(2021, 2026)}-{slump.randint(1, 12):02}-{slump.randint(1, 28):02}"
    if slump.random() < 0.4:
        dag = f"{slump.randint(1, 28)}/{slump.randint(1, 12)}"
    for lucka, varden in (("{n}", NAMN), ("{b}", NAMN), ("{p}", PLATSER), ("{v}", VARD), ("{i}", INSATSER), ("{d}", [dag])):
        fras = fras.replace(lucka, slump.choice(varden))
    return fras.replace("{t}", f"{slump.randint(8, 18)}.{slump.choice(('00', '15', '30'))}").replace(
        "{k}", str(slump.randint(2, 160) * 100)
    )


def skadad(text: str, slump: random.Random) -> str:
    """A text as an engine without Swedish reads it."""
    prickar = slump.random() < 0.8
    ut = text.translate(str.maketrans("åäöÅÄÖ", "aaoAAO")) if prickar else text
    for ratt, fel in SKADOR.items():
        if slump.random() < 0.5:
            delar = ut.split(ratt)
            ut = "".join(del_ + (fel if slump.random() < 0.06 else ratt) for del_ in delar[:-1]) + delar[-1]
    return ut


def ur_akter(mappar: Sequence[Path], slump: random.Random) -> Iterator[Exempel]:
    """Handlingar of akter that a title names, without the title; each also damaged."""
    from textgranskning.inlasning import las_akt
    from textgranskning.normalisering import normalisera
    from textgranskning.tolkning.handlingar import dela
    from textgranskning.tolkning.titlar import titel

    for akt in sorted(plats for mapp in mappar for plats in mapp.iterdir() if plats.is_dir()):
        for dokument in las_akt(akt, ocr="aldrig").dokument:
            if dokument.namn.endswith(".json"):
                continue
            text = normalisera(dokument)
            handlingar = dela(text)
            namn = titel(Path(dokument.namn).stem.replace("_", " "))
            for nummer, handling in enumerate(handlingar):
                kropp = text.text[slice(*handling.span)]
                sagd = titel(handling.rubrik) if handling.rubrik else namn if nummer == 0 else None
                anteckning = handling.typ == "journalanteckning"
                if handling.typ in {"ovrigt", "bilaga"} or len(kropp.split()) < 8 or (anteckning and nummer % 12):
                    continue
                if not anteckning and (sagd is None or sagd.typ != handling.typ):
                    continue  # only what a title says: never what the classifier itself once guessed
                if handling.rubrik:
                    kropp = kropp.replace(handling.rubrik, "", 1)
                yield Exempel(handling.typ, kropp, akt.name, EGENVIKT)
                yield Exempel(handling.typ, skadad(kropp, slump), akt.name, EGENVIKT / 2)


def matris(exempel: Sequence[Exempel]) -> csr_matrix:
    """One row a document, of length one."""
    rader = [drag(ett.text) for ett in exempel]
    pekare = np.cumsum([0, *(len(rad) for rad in rader)])
    varden = np.concatenate([np.full(len(rad), 1 / np.sqrt(max(len(rad), 1))) for rad in rader])
    return csr_matrix((varden, np.concatenate([np.array(rad, dtype=np.int64) for rad in rader]), pekare), shape=(len(rader), DRAG))


def larda(exempel: Sequence[Exempel]) -> LogisticRegression:
    modell = LogisticRegression(C=30.0, max_iter=400)
    modell.fit(matris(exempel), [ett.typ for ett in exempel], sample_weight=[ett.vikt for ett in exempel])
    return modell


def temperatur(exempel: Sequence[Exempel], veck: int = 5) -> tuple[float, float]:
    """What the scores are divided by, so that the probabilities are true on groups held out; and the share that is right there."""
    grupper = sorted({ett.grupp for ett in exempel if ett.vikt > 1})
    poang: list[npt.NDArray[np.float64]] = []
    ratt: list[int] = []
    for nummer in range(veck):
        ute = set(grupper[nummer::veck])
        modell = larda([ett for ett in exempel if ett.grupp not in ute])
        prov = [ett for ett in exempel if ett.grupp in ute]
        klasser = {typ: i for i, typ in enumerate(modell.classes_)}
        prov = [ett for ett in prov if ett.typ in klasser]
        poang += list(modell.decision_function(matris(prov)))
        ratt += [klasser[ett.typ] for ett in prov]
    alla = np.array(poang)
    svar = np.array(ratt)

    def forlust(t: float) -> float:
        z = alla / t
        z = z - z.max(axis=1, keepdims=True)
        logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        return float(-logp[np.arange(len(svar)), svar].mean())

    bast = min((round(0.3 + 0.05 * i, 2) for i in range(60)), key=forlust)
    return bast, float((alla.argmax(axis=1) == svar).mean())


def trana(mappar: Sequence[Path], ut: Path) -> None:
    slump = random.Random(FRO)
    exempel = [*gjorda(slump), *ur_akter(mappar, slump)]
    t, ratt = temperatur(exempel)
    modell = larda(exempel)
    vikter = np.clip(np.round(modell.coef_.T / t * STEG), -127, 127).astype(np.int8)
    ut.mkdir(parents=True, exist_ok=True)
    typer = list(modell.classes_)
    np.savez(
        ut / "vikter.npz",
        vikter=vikter.ravel(),
        fria=np.clip(np.round(modell.intercept_ / t * STEG), -32767, 32767).astype(np.int16),
    )
    (ut / "typer.toml").write_text(
        "# The classes of `vikter.npz`, in order. Made by `python -m traning.handlingar`.\ntyper = ["
        + ", ".join(f'"{typ}"' for typ in typer)
        + f"]\nsteg = {STEG}\n",
        encoding="utf-8",
    )
    kallor = [DATA / "handlingar.toml", *(fil for mapp in mappar for fil in sorted(mapp.rglob("*.txt")))]
    (ut / "KALLOR").write_text(
        "".join(f"{hashlib.sha256(fil.read_bytes()).hexdigest()}  {fil.parent.name}/{fil.name}\n" for fil in kallor), encoding="utf-8"
    )
    filer = [fil for fil in sorted(ut.iterdir()) if fil.suffix in {".npz", ".toml"}]
    (ut / "SHA256SUMS").write_text(
        "".join(f"{hashlib.sha256(fil.read_bytes()).hexdigest()}  {fil.name}\n" for fil in filer), encoding="ascii"
    )
    print(f"{len(exempel)} documents, {len(typer)} types, temperature {t}, right on akter held out {ratt:.3f}")


def main() -> None:
    tolk = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tolk.add_argument("--ut", type=Path, default=Path("modeller") / "handlingar")
    tolk.add_argument("--akter", type=Path, nargs="*", default=[Path("tests/matning/akter_utveckling"), Path("exempel/akter")])
    val = tolk.parse_args()
    trana(val.akter, val.ut)


if __name__ == "__main__":
    main()
