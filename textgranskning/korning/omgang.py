"""What a run gives: verdicts, handlingar found, and what was and was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, overload

from textgranskning.flaggor import Flaggor, flagga_fran_dict, flagga_till_dict
from textgranskning.typer import Flagga, Handling

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Filpost:
    """What became of one input file: `utfall` is last, delvis or ej_last. All texts are Swedish and hold no document content."""

    fil: str
    akt: str
    sha256: str
    utfall: str
    olasta: tuple[int, ...] = ()
    skal: str | None = None
    atgard: str | None = None

    def till_dict(self) -> dict[str, Any]:
        return {**asdict(self), "olasta": list(self.olasta)}

    @classmethod
    def fran_dict(cls, post: dict[str, Any]) -> Filpost:
        return cls(**{**post, "olasta": tuple(post["olasta"])})


@dataclass(frozen=True, slots=True)
class Aktresultat:
    """The result of one akt. `underlag` is what the report shows round the verdicts, `sidor` the packed restored pages, which are kept in a
    file of their own and not in memory (`rapport/underlag.py`)."""

    NYCKLAR: ClassVar = ("akt", "flaggor", "handlingar", "filer", "underlag", "antal_sidor")

    akt: str
    flaggor: Flaggor
    handlingar: tuple[dict[str, str], ...]
    filer: tuple[Filpost, ...]
    underlag: dict[str, Any]
    antal_sidor: int
    sidor: bytes = b""

    def till_dict(self) -> dict[str, Any]:
        return {
            "akt": self.akt,
            "flaggor": [flagga_till_dict(flagga) for flagga in self.flaggor],
            "handlingar": list(self.handlingar),
            "filer": [fil.till_dict() for fil in self.filer],
            "underlag": self.underlag,
            "antal_sidor": self.antal_sidor,
        }

    @classmethod
    def fran_dict(cls, post: dict[str, Any]) -> Aktresultat:
        filer = tuple(Filpost.fran_dict(fil) for fil in post["filer"])
        flaggor = Flaggor(tuple(flagga_fran_dict(ett) for ett in post["flaggor"]))
        return cls(post["akt"], flaggor, tuple(post["handlingar"]), filer, post["underlag"], post["antal_sidor"])


@dataclass(frozen=True, slots=True)
class Kvitto:
    """What a worker says of an akt that is done: enough for the journal and the summary. The result itself is on disk, or, where the run
    has no folder to keep it in, in `resultat`."""

    akt: str
    nyckel: str
    filer: tuple[Filpost, ...]
    status: dict[str, int]
    sidor: int
    tid: dict[str, float] = field(default_factory=dict)  # seconds of each stage; empty if the result was kept from before
    lasningar: tuple[str, ...] = ()  # the keys of its files' kept readings
    resultat: Aktresultat | None = None

    @property
    def fanns(self) -> bool:
        """Whether an earlier run had done it."""
        return not self.tid


@dataclass(slots=True)
class Summering:
    """The numbers of a run, gathered as it goes."""

    akter: int = 0
    fanns: int = 0
    sidor: int = 0
    filer: Counter[str] = field(default_factory=Counter)
    skal: Counter[str] = field(default_factory=Counter)  # why files were read in part or not at all
    status: Counter[str] = field(default_factory=Counter)
    omgjorda: Counter[str] = field(default_factory=Counter)  # akter done again, by why
    tid: Counter[str] = field(default_factory=Counter)
    sekunder: float = 0.0

    def lagg_till(self, kvitto: Kvitto, orsak: str | None) -> None:
        self.akter += 1
        self.fanns += kvitto.fanns
        self.sidor += kvitto.sidor
        self.filer.update(fil.utfall for fil in kvitto.filer)
        self.skal.update(fil.skal or "Filen lästes inte i sin helhet." for fil in kvitto.filer if fil.utfall != "last")
        self.status.update(kvitto.status)
        self.tid.update(kvitto.tid)
        if orsak:
            self.omgjorda[orsak] += 1

    def till_dict(self) -> dict[str, Any]:
        return {
            "akter": self.akter,
            "oforandrade": self.fanns,
            "omgjorda": dict(sorted(self.omgjorda.items())),
            "sidor": self.sidor,
            "filer": {utfall: self.filer[utfall] for utfall in ("last", "delvis", "ej_last")},
            "skal": dict(self.skal.most_common()),
            "flaggor": dict(self.status),
            "sekunder": round(self.sekunder, 1),
            "steg": {steg: round(sekunder, 1) for steg, sekunder in self.tid.items()},
        }


Nyckel = TypeVar("Nyckel")


class Hamtade(Sequence[Aktresultat], Generic[Nyckel]):
    """Akter in order, each fetched when asked for, by what it is kept under."""

    def __init__(self, hamta: Callable[[Nyckel], Aktresultat], nycklar: Sequence[Nyckel]) -> None:
        self._hamta = hamta
        self._nycklar = nycklar

    def __len__(self) -> int:
        return len(self._nycklar)

    @overload
    def __getitem__(self, plats: int) -> Aktresultat: ...
    @overload
    def __getitem__(self, plats: slice) -> Sequence[Aktresultat]: ...
    def __getitem__(self, plats: int | slice) -> Aktresultat | Sequence[Aktresultat]:
        return Hamtade(self._hamta, self._nycklar[plats]) if isinstance(plats, slice) else self._hamta(self._nycklar[plats])


class Omgang:
    """One run over many akter, in order of akt. The akter are read from where they are kept each time they are asked for."""

    def __init__(self, akter: Sequence[Aktresultat], summering: Summering | None = None) -> None:
        self.akter = akter
        self.summering = summering or Summering()

    def flaggstrom(self) -> Iterator[Flagga]:
        """Every flag, one akt at a time in memory."""
        return (flagga for akt in self.akter for flagga in akt.flaggor)

    def bara(self, namn: Collection[str]) -> Omgang:
        """The same round with only these akter."""
        nummer = [plats for plats, akt in enumerate(self.akter) if akt.akt in namn]
        return Omgang(Hamtade(self.akter.__getitem__, nummer), self.summering)

    @property
    def flaggor(self) -> Flaggor:
        return Flaggor(tuple(self.flaggstrom()))

    @property
    def handlingar(self) -> tuple[dict[str, str], ...]:
        return tuple(handling for akt in self.akter for handling in akt.handlingar)

    @property
    def filer(self) -> tuple[Filpost, ...]:
        return tuple(fil for akt in self.akter for fil in akt.filer)

    @property
    def journal(self) -> tuple[dict[str, Any], ...]:
        """What became of each input file, as `korning.jsonl` records it."""
        return tuple(fil.till_dict() for fil in self.filer)

    def till_dataframe(self) -> pd.DataFrame:
        """One row a flag, the columns of `flaggor.jsonl`."""
        return self.flaggor.till_dataframe()


def handlingsrad(akt: str, handling: Handling) -> dict[str, str]:
    """A handling as a row of `handlingar.csv`."""
    datum = {nyckel: str(varde or "") for nyckel, varde in (("inkommen", handling.inkommen), ("registrerad", handling.registrerad))}
    return {
        "akt": akt,
        "dokument": handling.dokument,
        "sidor": ", ".join(str(sida) for sida in handling.sidor),
        "typ": handling.typ,
        **datum,
        "handelsedatum": str(handling.handelsedatum or ""),
        "forfattare": handling.forfattare or "",
        "rubrik": handling.rubrik or "",
        "finns": "ja",
    }
