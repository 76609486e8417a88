"""Train the restoration model: one command, fixed input, bit-identical output.

    python -m traning KORPUS PAR ORDBOK [--falttext MAPP …] [--ut modeller/restaurering]

KORPUS holds `*.txt.xz` with one paragraph a line; PAR the pages that `python -m traning.par KORPUS PAR --sidor 400` made; ORDBOK the
Swedish hunspell dictionary (sv_SE.aff, sv_SE.dic; Debian's hunspell-sv has it in /usr/share/hunspell).
"""

from __future__ import annotations

import argparse
import hashlib
import math
import time
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

import marisa_trie
import numpy as np
import wordfreq

from textgranskning.normalisering.sprakmodell import ar_namn
from textgranskning.resurser import begreppsmapp
from traning import former, kanal, omprovning, prickar, sprakmodell
from traning.hunspell import las_ordbok
from traning.korpus import stycken
from traning.lexikon import ALFABET, ORD, Lexikon, Namn, bygg
from traning.sprakmodell import ARTAL, FORSTA, GRANSEN, NAMN, OKAND, TAL, byte

FALTVIKT = 20  # each text of the field counts so many times: it is small, and what is restored is like it
FALTVIKT_OMPROVNING, FRASVIKT_OMPROVNING = 10.0, 3.0  # ... and so many in the model of the wider context
DATA = Path(__file__).parent / "data"
INGEN = 255  # a byte that says: not of this kind
FRAMMANDE = {"en": 6000, "da": 4000, "nb": 4000, "de": 4000, "fi": 4000, "fr": 3000, "es": 2000, "pl": 2000}  # so many words of each
FLER = 1 << 31
STEG_BEVIS = 0.1  # nats a unit
LOGP_OKAND = -16.0  # of one given unknown word in clean Swedish
ANDRAS_RESTER = 1e-7  # of a word that is not among a language's most frequent
PRICKAR_KVAR = math.log(0.02)  # an å, ä or ö that damaged text still has


def blandad(lard: former.Kanal, fil: Path) -> former.Kanal:
    """The learned confusions with the general ones of `fil`."""
    allman = tomllib.loads(fil.read_text(encoding="utf-8"))
    bitar = allman["bitar"]
    ut = {tryckt: dict(lasta) for tryckt, lasta in lard.items()}
    for tryckt, lasta in bitar.items():
        andel = allman["andel"] if tryckt in lard or len(tryckt) > 1 else 1.0  # letters that the pages lack
        har = ut.setdefault(tryckt, {tryckt: 1.0} if len(tryckt) == 1 else {})
        blandning = {last: p * (1 - andel if len(tryckt) == 1 else 1.0) for last, p in har.items()}
        for last, tusendelar in lasta.items():
            blandning[last.lower()] = blandning.get(last.lower(), 0.0) + andel * tusendelar / 1000
        if len(tryckt) == 1:
            rest = 1.0 - sum(tusendelar for tusendelar in lasta.values()) / 1000
            blandning[tryckt] = blandning.get(tryckt, 0.0) + (andel * max(rest, 0.0) if tryckt not in "åäö" else 0.0)
            summa = sum(blandning.values())
            blandning = {last: p / summa for last, p in blandning.items()}
        ut[tryckt] = blandning
    return {tryckt: {last: p for last, p in lasta.items() if p >= 1e-5} for tryckt, lasta in ut.items()}


def bevis(form: str, kandidater: Iterable[former.Kandidat], lexikon: Lexikon) -> float:
    """How much more probable a form is in damaged than in clean text: the log ratio."""
    ren = math.log(lexikon.p[form]) if form in lexikon.p else LOGP_OKAND - 2.0
    skadad = 0.0
    for ett in kandidater:
        q = ett.kanal + (PRICKAR_KVAR * sum(tecken in "åäö" for tecken in form) if ett.ord == form else 0.0)
        skadad += lexikon.p.get(ett.ord, 0.0) * math.exp(q)
    return math.log(max(skadad, 1e-30)) - ren if skadad else 0.0


def versal_byte(lexikon: Lexikon, ord_: str) -> int:
    return round(255 * lexikon.versal.get(ord_, 0.0))


def faltets_termer() -> list[str]:
    """The terms of `falt.toml` and of the concepts that are looked for; a concept's terms may end in a star, which is no letter."""
    grupper = list(tomllib.loads((DATA / "falt.toml").read_text(encoding="utf-8")).values())
    for fil in sorted(begreppsmapp().glob("*.toml")):
        begrepp = tomllib.loads(fil.read_text(encoding="utf-8"))
        grupper += [[term for term in begrepp.get(nyckel, []) if "*" not in term] for nyckel in ("termer", "titlar", "falt")]
    return [term for grupp in grupper for term in grupp]


def namnen() -> Namn:
    """The names of `namn.toml`, without the words that stand in a name but are none ("och" of "vård och omsorg")."""
    lista = tomllib.loads((DATA / "namn.toml").read_text(encoding="utf-8"))
    led, slut = frozenset(lista.pop("led")), frozenset(lista.pop("slut"))
    return Namn(frozenset(ord_ for grupp in lista.values() for namn in grupp for ord_ in ORD.findall(namn) if ord_[0].isupper()), led, slut)


def sallsynta() -> dict[str, float]:
    """The words of `sallsynta.toml`, with what their probability is multiplied by."""
    lista = tomllib.loads((DATA / "sallsynta.toml").read_text(encoding="utf-8"))
    return dict.fromkeys(lista["ord"], lista["andel"])


def annat_sprak(form: str, andra: dict[str, float], lexikon: Lexikon) -> float:
    """How much more probable a form is in another language than in clean Swedish: the log ratio, at most nought for rare words."""
    ren = math.log(lexikon.p[form]) if form in lexikon.p else LOGP_OKAND
    return math.log(andra[form]) - ren if form in andra else min(math.log(ANDRAS_RESTER) - ren, 0.0)


def frammande() -> dict[str, float]:
    """Frequent words of other languages with their probability there."""
    ut: dict[str, float] = {}
    for sprak, antal in FRAMMANDE.items():
        for ord_ in wordfreq.top_n_list(sprak, antal):
            ut[ord_] = max(ut.get(ord_, 0.0), wordfreq.word_frequency(ord_, sprak))
    return {ord_: p for ord_, p in ut.items() if ALFABET.fullmatch(ord_)}


def rader_av(filer: Iterable[Path]) -> list[str]:
    return [rad for fil in filer for rad in fil.read_text(encoding="utf-8").splitlines() if rad.strip()]


def trana(korpus: Path, par: Path, ordbok: Path, falttext: Sequence[Path], ut: Path) -> None:
    start = time.perf_counter()

    def sag(vad: str) -> None:
        print(f"{time.perf_counter() - start:5.0f} s  {vad}", flush=True)

    eget = rader_av(fil for plats in falttext for fil in (sorted(plats.rglob("*.txt")) if plats.is_dir() else [plats]))
    fraser = rader_av([DATA / "fraser.txt"])  # which words stand together; how frequent they are it does not show
    lexikon = bygg(stycken(korpus), eget, las_ordbok(ordbok), faltets_termer(), namnen(), sallsynta())
    sag(f"lexicon: {len(lexikon.p)} words, {len(lexikon.forled)} first parts, {len(lexikon.efterled)} last parts")
    lard = blandad(kanal.lar(kanal.ordpar(par)), DATA / "kanal.toml")
    sag(f"channel: {sum(map(len, lard.values()))} confusions")
    former_ = former.alla(lexikon, lard)
    andra = frammande()
    nycklar = former_.keys() | andra.keys()
    trie = marisa_trie.Trie(sorted(nycklar), order=marisa_trie.LABEL_ORDER)
    sag(f"forms: {len(former_)}")

    form_av = [trie.restore_key(i) for i in range(len(trie))]
    ord_ = sorted(lexikon.p.keys() | lexikon.forled.keys() | andra.keys())  # what has tables of its own; a mere form has none
    nummer = {ett: i for i, ett in enumerate(ord_)}
    namn = {ett for ett in lexikon.p if ar_namn(int(byte(math.log(lexikon.p[ett]))), versal_byte(lexikon, ett))}
    unigram = np.full(len(ord_) + FORSTA, LOGP_OKAND - 4.0)
    for i, ett in enumerate(ord_, FORSTA):
        if ett in lexikon.p:
            unigram[i] = math.log(lexikon.p[ett])
    ider = {ett: NAMN if ett in namn else i + FORSTA for ett, i in nummer.items() if ett in lexikon.p}
    korpusens, eget_, frasernas = (sprakmodell.foljd(text, ider.get) for text in (stycken(korpus), eget, fraser))
    foljd = np.concatenate([korpusens, *[eget_, frasernas] * FALTVIKT])
    for special in (TAL, GRANSEN, OKAND, ARTAL, NAMN):
        unigram[special] = math.log(max(int((foljd == special).sum()), 1) / len(foljd))
    ordfoljder = sprakmodell.ordfoljder(foljd, unigram)
    sag(f"language model: {len(ordfoljder['par'])} bigrams, {len(ordfoljder['tre'])} trigrams")

    def bytes_av(tabell: dict[str, float]) -> np.ndarray:  # type: ignore[type-arg]
        return np.array([min(int(byte(math.log(tabell[ett]))), INGEN - 1) if ett in tabell else INGEN for ett in ord_], dtype=np.uint8)

    def kvot(varden: Iterable[float]) -> np.ndarray:  # type: ignore[type-arg]
        return np.clip(np.round(np.array(list(varden)) / STEG_BEVIS), -127, 127).astype(np.int8)

    klass = sprakmodell.klasser(ord_, lexikon.p)
    delar = [(korpusens, 1.0), (eget_, FALTVIKT_OMPROVNING), (frasernas, FRASVIKT_OMPROVNING)]
    lika, bevis_av = omprovning.lar(delar, ord_, klass, bytes_av(lexikon.p))
    sag(f"wider context: {lika} sets of words that are alike without dots")
    prickarna = prickar.lar(lexikon)
    sag("dots of unknown words")

    tabeller = {
        **kandidattabeller(form_av, former_, nummer),
        "bevis": kvot(bevis(form, former_.get(form, ()), lexikon) for form in form_av),
        "form": np.array([trie[ett] for ett in ord_], dtype=np.uint32),
        "ord_logp": bytes_av(lexikon.p),
        "forled": bytes_av(lexikon.forled),
        "efterled": bytes_av(lexikon.efterled),
        "versal": np.array([versal_byte(lexikon, ett) for ett in ord_], dtype=np.uint8),
        "frammande": kvot(annat_sprak(ett, andra, lexikon) for ett in ord_),
        "special_logp": byte(unigram[:FORSTA]),
        "tecken": sprakmodell.teckenfoljder(lexikon).ravel(),
        **ordfoljder,
        **sprakmodell.klassfoljder(foljd, klass),
        "omprovning": bevis_av,
        "prickar": prickarna,
    }
    ut.mkdir(parents=True, exist_ok=True)
    trie.save(str(ut / "former.marisa"))
    np.savez(ut / "tabeller.npz", **tabeller)
    (ut / "omvand.toml").write_text(omvand_kanal(lard), encoding="utf-8")
    skriv_kallor(korpus, par, ordbok, falttext, ut)
    skriv_summor(ut)
    sag(", ".join(f"{fil.name} {fil.stat().st_size / 1e6:.1f} MB" for fil in sorted(ut.iterdir())))


def kandidattabeller(form_av: Sequence[str], former_: dict[str, list[former.Kandidat]], nummer: dict[str, int]) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
    """The candidates of every form: the first in tables by form id, the rest of the few that have more in tables of their own.

    `kand`: number of the word, the top bit set where there are more, all ones where there is none; `fler` lists the forms with more, and
    `fler_start` where theirs begin in `fler_kand` and `fler_kanal`.
    """
    kand = np.full(len(form_av), 0xFFFFFFFF, dtype=np.uint32)
    kanal_ = np.zeros(len(form_av), dtype=np.uint8)
    fler: list[int] = []
    start: list[int] = [0]
    rest: list[former.Kandidat] = []
    for i, form in enumerate(form_av):
        kandidater = former_.get(form, [])
        if kandidater:
            kand[i] = nummer[kandidater[0].ord] | (FLER if len(kandidater) > 1 else 0)
            kanal_[i] = byte(kandidater[0].kanal)
        elif form in nummer:
            kand[i] = nummer[form]
        if len(kandidater) > 1:
            fler.append(i)
            rest += kandidater[1:]
            start.append(len(rest))
    return {
        "kand": kand,
        "kand_kanal": kanal_,
        "fler": np.array(fler, dtype=np.uint32),
        "fler_start": np.array(start, dtype=np.uint32),
        "fler_kand": np.array([nummer[ett.ord] for ett in rest], dtype=np.uint32),
        "fler_kanal": byte(np.array([ett.kanal for ett in rest])),
    }


def omvand_kanal(lard: former.Kanal, minst: float = 2e-4) -> str:
    """Read piece -> printed pieces with log P(read | printed), for the search among words that no table holds."""
    omvand: dict[str, dict[str, float]] = {}
    for tryckt, lasta in lard.items():
        for last, p in lasta.items():
            if set(tryckt) - set(sprakmodell.TECKEN):  # letters from elsewhere: of known names alone
                continue
            if last and last != tryckt and p >= minst and "w" not in last:  # a w of two v: of known words alone, names have their w
                omvand.setdefault(last, {})[tryckt] = round(math.log(p), 2)
    rader = ["# What a read piece can have been printed as, with log P(read | printed). Made by `python -m traning`."]
    for last in sorted(omvand):
        vad = ", ".join(f'"{tryckt}" = {p}' for tryckt, p in sorted(omvand[last].items()))
        rader.append(f'"{last}" = {{ {vad} }}')
    return "\n".join(rader) + "\n"


def skriv_kallor(korpus: Path, par: Path, ordbok: Path, falttext: Sequence[Path], ut: Path) -> None:
    """`KALLOR`: the sums of everything that the model was learned from, so that one can tell whether the same input is at hand."""
    egna = [DATA / namn for namn in ("falt.toml", "fraser.txt", "kanal.toml", "namn.toml", "sallsynta.toml")]
    filer = [*korpus.glob("*.txt.xz"), *ordbok.glob("sv_SE.*"), *egna, *begreppsmapp().glob("*.toml")]
    filer += [fil for plats in falttext for fil in (plats.rglob("*.txt") if plats.is_dir() else [plats])]
    rader = [f"{hashlib.sha256(fil.read_bytes()).hexdigest()}  {fil.parent.name}/{fil.name}" for fil in filer]
    sidor = hashlib.sha256()
    for fil in sorted(par.glob("*.txt")):
        sidor.update(fil.read_bytes())
    rader.append(f"{sidor.hexdigest()}  alla sidor av traning.par, i ordning")
    (ut / "KALLOR").write_text("\n".join(sorted(rader, key=_namnet)) + "\n", encoding="utf-8")


def _namnet(rad: str) -> str:
    return rad.split("  ", 1)[1]


def skriv_summor(mapp: Path) -> None:
    """`SHA256SUMS`, as the program sha256sum reads it."""
    filer = [fil for fil in sorted(mapp.iterdir()) if fil.suffix in {".marisa", ".npz", ".toml"}]
    rader = [f"{hashlib.sha256(fil.read_bytes()).hexdigest()}  {fil.name}\n" for fil in filer]
    (mapp / "SHA256SUMS").write_text("".join(rader), encoding="ascii")


def main() -> None:
    tolk = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    tolk.add_argument("korpus", type=Path)
    tolk.add_argument("par", type=Path)
    tolk.add_argument("ordbok", type=Path)
    tolk.add_argument("--falttext", type=Path, nargs="*", default=[], help="files, or folders of *.txt, in the language of the field")
    tolk.add_argument("--ut", type=Path, default=Path("modeller") / "restaurering")
    val = tolk.parse_args()
    trana(val.korpus, val.par, val.ordbok, val.falttext, val.ut)


if __name__ == "__main__":
    main()
