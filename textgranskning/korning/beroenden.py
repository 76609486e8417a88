"""What a result depends on, as hashes: when one of them changes, what rests on it is done again, and nothing else."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path

from textgranskning.granskning.kalibrering import Kalibrering
from textgranskning.granskning.mall import Mall
from textgranskning.inlasning.bas import OcrLage
from textgranskning.resurser import begreppsmapp, mallmapp, modellmapp

PAKET = Path(__file__).resolve().parent.parent
LASER = ("inlasning", "typer", "skada.py")  # the code that reading rests on


@dataclass(frozen=True, slots=True)
class Installningar:
    """What a run is asked for. `mall` is a template, an id, a path or ``auto``."""

    mall: Mall | str = "auto"
    ocr: OcrLage = "auto"
    per: dt.date | None = None
    period: tuple[dt.date, dt.date] | None = None
    kalibrering: Kalibrering | None = None
    maskering: bytes | None = None  # the key of the pseudonyms, where there are to be any
    losenord: tuple[str, ...] = ()  # for encrypted files
    ordlista: frozenset[str] = frozenset()  # words of the user's own

    def till_dict(self) -> dict[str, str]:
        """As the journal keeps it: of a key only its sum, of passwords so little of theirs that nobody can find them by it."""
        return {
            "mall": self.mall if isinstance(self.mall, str) else self.mall.id,
            "ocr": self.ocr,
            "per": str(self.per or ""),
            "period": "..".join(map(str, self.period or ())),
            "kalibrering": _summa(self.kalibrering.som_toml()) if self.kalibrering else "",
            "maskering": _summa(self.maskering.hex()) if self.maskering else "",
            "ordlista": _summa(sorted(self.ordlista)) if self.ordlista else "",
            "losenord": _summa(list(self.losenord))[:4] if self.losenord else "",
        }


@dataclass(frozen=True, slots=True)
class Beroenden:
    """One value for each thing that every result of a run rests on; their names are what a person is told has changed."""

    program: str
    inlasning: str
    modeller: str
    begrepp: str
    mallar: str
    tesseract: str
    installningar: str

    @classmethod
    def nu(cls, val: Installningar) -> Beroenden:
        return cls(
            program=filsumma(_under(PAKET, utom=(begreppsmapp(), mallmapp(), modellmapp()))),
            inlasning=filsumma(fil for del_ in LASER for fil in _under(PAKET / del_)),
            modeller=filsumma(_under(modellmapp())),
            begrepp=filsumma(_under(begreppsmapp())),
            mallar=_mallsumma(val.mall),
            tesseract="" if val.ocr == "aldrig" else tesseract(),
            installningar=json.dumps(val.till_dict(), ensure_ascii=False),
        )

    def till_dict(self) -> dict[str, str]:
        return asdict(self)

    def andrat(self, fore: dict[str, str]) -> tuple[str, ...]:
        """The names of what is not as it was."""
        return tuple(falt.name for falt in fields(self) if falt.name in fore and fore[falt.name] != getattr(self, falt.name))

    def akt(self, namn: str, filer: Iterable[tuple[str, str]]) -> str:
        """The key of an akt's result: its name, its files with their sums, and all that judging rests on."""
        return _summa(self.till_dict(), namn, list(filer))

    def fil(self, summa: str, dokument: str) -> str:
        """The key of a file's reading: a template or a concept may change, and it need not be read again."""
        val = json.loads(self.installningar)
        return _summa(self.inlasning, self.tesseract, val["ocr"], val["losenord"], summa, dokument)


@cache
def tesseract() -> str:
    """The version and the languages of the Tesseract program; empty where there is none."""
    program = shutil.which("tesseract")
    if program is None:
        return ""
    try:
        svar = [subprocess.run([program, val], capture_output=True, timeout=30, check=True) for val in ("--version", "--list-langs")]
    except (OSError, subprocess.SubprocessError):
        return ""
    version, sprak = (ett.stdout.decode("utf-8", "replace").splitlines() for ett in svar)
    return " ".join([*version[:1], *sorted(sprak[1:])])


def kontrollsumma(fil: Path) -> str:
    """The file's sha256, or nothing where it cannot be read."""
    try:
        if not fil.is_file():  # a pipe that nobody writes to would never open
            return ""
        with fil.open("rb") as oppen:
            return hashlib.file_digest(oppen, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""


def filsumma(filer: Iterable[Path]) -> str:
    """One sum over some files, by name and content."""
    return _summa([(fil.name, kontrollsumma(fil)) for fil in filer])


def _summa(*delar: object) -> str:
    return hashlib.sha256(json.dumps(delar, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def _under(mapp: Path, utom: Iterable[Path] = ()) -> Iterator[Path]:
    bort = tuple(utom)
    alla = [mapp] if mapp.is_file() else sorted(mapp.rglob("*"))
    yield from (fil for fil in alla if fil.is_file() and fil.suffix != ".pyc" and not any(fil.is_relative_to(annan) for annan in bort))


def _mallsumma(mall: Mall | str) -> str:
    """What the template is: a choice by content rests on them all, a template by name on itself and the law it names."""
    if isinstance(mall, Mall):
        return _summa(repr(mall))
    if mall == "auto":
        return filsumma(_under(mallmapp()))
    egen = Path(mall) if Path(mall).is_file() else mallmapp() / f"{mall}.toml"
    return filsumma([egen, mallmapp() / "lagrum.toml"])
