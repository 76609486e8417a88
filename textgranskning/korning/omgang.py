"""What a run gives: verdicts, handlingar found, and what was and was not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textgranskning.flaggor import Flaggor, flagga_fran_dict, flagga_till_dict
from textgranskning.typer import Handling

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
        return {
            "fil": self.fil,
            "akt": self.akt,
            "sha256": self.sha256,
            "utfall": self.utfall,
            "olasta": list(self.olasta),
            "skal": self.skal,
            "atgard": self.atgard,
        }


@dataclass(frozen=True, slots=True)
class Aktresultat:
    """The result of one akt. `underlag` is what the report shows round the verdicts, `sidor` the packed restored pages, which are kept in a
    file of their own and not in memory (`rapport/underlag.py`)."""

    akt: str
    flaggor: Flaggor
    handlingar: tuple[dict[str, str], ...]
    filer: tuple[Filpost, ...]
    underlag: dict[str, Any]
    sidor: bytes = b""

    def till_dict(self) -> dict[str, Any]:
        return {
            "akt": self.akt,
            "flaggor": [flagga_till_dict(flagga) for flagga in self.flaggor],
            "handlingar": list(self.handlingar),
            "filer": [fil.till_dict() for fil in self.filer],
            "underlag": self.underlag,
        }

    @classmethod
    def fran_dict(cls, post: dict[str, Any]) -> Aktresultat:
        filer = tuple(Filpost(**{**fil, "olasta": tuple(fil["olasta"])}) for fil in post["filer"])
        flaggor = Flaggor(tuple(flagga_fran_dict(ett) for ett in post["flaggor"]))
        return cls(post["akt"], flaggor, tuple(post["handlingar"]), filer, post["underlag"])


@dataclass(frozen=True, slots=True)
class Omgang:
    """One run over many akter, in order of akt."""

    akter: tuple[Aktresultat, ...]

    @property
    def flaggor(self) -> Flaggor:
        return Flaggor(tuple(flagga for akt in self.akter for flagga in akt.flaggor))

    @property
    def handlingar(self) -> tuple[dict[str, str], ...]:
        return tuple(handling for akt in self.akter for handling in akt.handlingar)

    @property
    def underlag(self) -> dict[str, dict[str, Any]]:
        """What the report shows round the verdicts, by akt."""
        return {akt.akt: akt.underlag for akt in self.akter}

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
