"""The template language (DESIGN.md, chapter 5): schema, loading with every fault reported at once, choosing by content."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from rapidfuzz import fuzz, process

from textgranskning.fel import MallFel, OkandMallFel
from textgranskning.granskning.lagrum import lagrum
from textgranskning.granskning.tid import Fonster, Tid
from textgranskning.resurser import begreppsmapp, mallmapp
from textgranskning.typer import Hallning

Kvalitetsomrade = Literal[
    "trygghet_sakerhet",
    "sjalvbestammande_integritet",
    "tillganglighet",
    "helhetssyn_samordning",
    "kunskapsbaserad_verksamhet",
    "effektivitet",
]


# Keys that say something only of another.
VERKAR_MED = {
    "alltid": ("for_varje",),
    "flera": ("for_varje",),
    "vilken": ("efter", "fore"),
    "inom": ("for_varje", "efter"),
    "forlangs_av": ("inom",),
}
OFORENLIGA = ({"for_varje", "efter", "fore"}, {"under", "efter"}, {"under", "fore"}, {"under", "inom"})  # two answers to one question: when


class _Strikt(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Villkor(_Strikt):
    """A condition: it holds if any of its concepts does; `tyst` is the verdict when the akt says nothing, unless one of `motsats` holds:
    that is a no."""

    nagon: tuple[str, ...] = Field(min_length=1)
    motsats: tuple[str, ...] = ()
    tyst: Literal["oklart", "ej_tillampligt"]


class Krav(_Strikt):
    """One requirement; what each key means is in DESIGN.md, chapter 5."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    fraga: str = Field(min_length=1)
    kvalitetsomrade: Kvalitetsomrade
    kravs: tuple[str, ...] = Field(min_length=1)
    hallning: tuple[Hallning, ...] = (Hallning.INTRAFFAT,)
    innehall: bool | tuple[str, ...] = False
    motbevis: tuple[str, ...] = ()
    om: tuple[Villkor, ...] = ()
    for_varje: str | None = None
    alltid: bool = False
    flera: bool = False  # one answer may answer several triggers
    efter: str | None = None
    fore: str | None = None
    vilken: Literal["varje", "forsta", "senaste"] = "varje"
    inom: str | None = None
    forlangs_av: str | None = None
    under: str | None = None
    utom_under: str | None = None
    minst: int = Field(default=1, ge=1)
    galler: Literal["akt", "barn"] = "akt"
    analys: tuple[Literal["barnratt", "jamstalldhet"], ...] = ()
    lagrum: tuple[str, ...] = ()
    vikt: int = Field(default=1, ge=1, le=3)

    @field_validator("inom")
    @classmethod
    def _ar_tid(cls, varde: str | None) -> str | None:
        if varde is not None:
            Tid.las(varde)
        return varde

    @field_validator("under", "utom_under")
    @classmethod
    def _ar_fonster(cls, varde: str | None) -> str | None:
        if varde is not None:
            Fonster.las(varde)
        return varde

    @model_validator(mode="after")
    def _allt_verkar(self) -> Self:
        """A key that would have no effect is a fault, never passed over."""
        satta = {nyckel for nyckel in self.model_fields_set if getattr(self, nyckel)}
        fel = [
            f"{nyckel} verkar bara tillsammans med {' eller '.join(andra)}"
            for nyckel, andra in VERKAR_MED.items()
            if nyckel in satta and not satta & set(andra)
        ]
        fel += [f"{' och '.join(sorted(satta & grupp))} kan inte förenas" for grupp in OFORENLIGA if len(satta & grupp) > 1]
        if fel:
            raise ValueError("; ".join(fel))
        return self

    @property
    def begrepp(self) -> tuple[str, ...]:
        """Every concept that the krav names."""
        namn = [*self.kravs, *self.motbevis, *(begrepp for villkor in self.om for begrepp in (*villkor.nagon, *villkor.motsats))]
        namn += [ett for ett in (self.for_varje, self.efter, self.fore, self.forlangs_av) if ett]
        namn += [begrepp for text in (self.under, self.utom_under) if text for begrepp in Fonster.las(text).begrepp]
        namn += [] if isinstance(self.innehall, bool) else self.innehall
        return tuple(dict.fromkeys(namn))


class Mall(_Strikt):
    """A review template."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    namn: str
    kannetecken: tuple[str, ...] = ()  # concepts that speak for this template in `--mall auto`
    alder: tuple[int, int] = (0, 150)  # the ages of those whom such an akt is about
    krav: tuple[Krav, ...] = Field(min_length=1)

    @property
    def begrepp(self) -> frozenset[str]:
        """Every concept that the template asks about."""
        return frozenset(begrepp for krav in self.krav for begrepp in krav.begrepp)


@cache
def kanda_begrepp() -> dict[str, str]:
    """Every concept that is defined: id -> its Swedish name."""
    filer = sorted(begreppsmapp().glob("*.toml"))
    return {fil.stem: tomllib.loads(fil.read_text(encoding="utf-8")).get("namn", fil.stem) for fil in filer}


def mallar() -> tuple[Mall, ...]:
    """The templates that ship, in order of id."""
    return tuple(_las_fil(fil) for fil in sorted(mallmapp().glob("*.toml")) if fil.stem != "lagrum")


def las_mall(mall: Mall | str | Path) -> Mall:
    """A template by id or path. Raises `OkandMallFel` (the nearest name suggested) and `MallFel` (every fault listed)."""
    if isinstance(mall, Mall):
        return mall
    fil = mallmapp() / f"{mall}.toml"
    if fil.is_file() and fil.stem != "lagrum":
        return _las_fil(fil)
    if Path(mall).is_file():
        return _las_fil(Path(mall))
    kanda = [fil.stem for fil in sorted(mallmapp().glob("*.toml")) if fil.stem != "lagrum"]
    raise OkandMallFel(f"Mallen {mall} finns inte.", f"{_narmast(str(mall), kanda)} Mallarna är: {', '.join(kanda)}.")


def kontrollera(kalla: str, fil: str) -> tuple[Mall | None, list[str]]:
    """The template in a TOML text and its faults, each with file, line and krav; the template is None when there are any."""
    try:
        data = tomllib.loads(kalla)
    except tomllib.TOMLDecodeError as trasig:
        return None, [f"{fil}: filen är inte TOML: {trasig}"]
    fel: list[str] = []
    mall = None
    try:
        mall = Mall.model_validate(data)
    except ValidationError as fynd:
        fel += [_schemafel(fil, kalla, data, ett) for ett in fynd.errors() if not _foljdfel(ett, data)]
    fel += _namnfel(fil, kalla, data)
    return (None if fel else mall), fel


@cache
def _las_fil(fil: Path) -> Mall:
    mall, fel = kontrollera(fil.read_text(encoding="utf-8"), fil.name)
    if mall is None:
        raise MallFel(f"Mallen {fil.name} har {len(fel)} fel:\n" + "\n".join(fel) + "\n", "Rätta felen och försök igen.")
    return mall


def _foljdfel(fel: Any, data: dict[str, Any]) -> bool:
    """That there is no krav left, when the ones there are have faults of their own."""
    return bool(fel["loc"] == ("krav",) and fel["type"] == "too_short" and data.get("krav"))


def _schemafel(fil: str, kalla: str, data: dict[str, Any], fel: Any) -> str:
    plats = fel["loc"]
    nyckel = ".".join(str(del_) for del_ in plats if not isinstance(del_, int))
    match fel["type"]:
        case "extra_forbidden":
            falt = Krav.model_fields if plats[0] == "krav" else Mall.model_fields
            vad = f"okänd nyckel {plats[-1]}. {_narmast(str(plats[-1]), list(falt))}"
        case "missing":
            vad = f"nyckeln {plats[-1]} saknas."
        case "literal_error" | "enum":
            vad = f"{nyckel}: {fel['input']!r} är inget giltigt värde. Giltiga är {fel['ctx']['expected'].replace(' or ', ' och ')}."
        case "value_error":
            vad = f"{f'{nyckel}: ' if len(plats) > 2 else ''}{fel['msg'].removeprefix('Value error, ')}."
        case _:
            vad = f"{nyckel}: {fel['input']!r} har fel form."
    return f"{_plats(fil, kalla, data, plats)}: {vad}"


def _namnfel(fil: str, kalla: str, data: dict[str, Any]) -> Iterator[str]:
    """Names that nothing defines: concepts and lagrum, and krav ids used twice."""
    sedda: set[str] = set()
    for nummer, rakt in enumerate(data.get("krav", [])):
        try:
            krav = Krav.model_validate(rakt)
        except ValidationError:
            continue
        plats = _plats(fil, kalla, data, ("krav", nummer))
        if krav.id in sedda:
            yield f"{plats}: id används två gånger."
        sedda.add(krav.id)
        for begrepp in krav.begrepp:
            if begrepp not in kanda_begrepp():
                yield f"{plats}: begreppet {begrepp} finns inte. {_narmast(begrepp, list(kanda_begrepp()))}"
        for nyckel in krav.lagrum:
            if nyckel not in lagrum():
                yield f"{plats}: lagrummet {nyckel} finns inte. {_narmast(nyckel, list(lagrum()))}"


def _plats(fil: str, kalla: str, data: dict[str, Any], plats: tuple[Any, ...]) -> str:
    if len(plats) < 2 or plats[0] != "krav":
        return f"{fil} rad 1"
    rader = [nummer for nummer, rad in enumerate(kalla.splitlines(), start=1) if rad.strip() == "[[krav]]"]
    krav = data["krav"][plats[1]]
    return f"{fil} rad {rader[plats[1]] if plats[1] < len(rader) else 1} krav {krav.get('id', plats[1] + 1)}"


def _narmast(namn: str, kanda: list[str]) -> str:
    traff = process.extractOne(namn, kanda, scorer=fuzz.ratio, score_cutoff=60)
    return f"Menade du {traff[0]}?" if traff else ""
