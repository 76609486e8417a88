"""What a reviewer can ask for and do, without the web: the letters that the page sends, and what comes of them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from textgranskning.rapport.namn import OMRADEN, STATUSNAMN, STATUSTECKEN
from textgranskning.utfall.domar import EGEN, Andring, Dom, Domar, Nyckel
from textgranskning.webb.aktvy import aktvy, domvy, luckor, sidvy
from textgranskning.webb.bilder import Bilder, Ingenbild
from textgranskning.webb.ko import framsteg, lika, ordning
from textgranskning.webb.underlag import Flaggrad, Underlag

Status = Literal["finns", "saknas", "oklart", "ej_tillampligt"]


class _Strikt(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Stalle(_Strikt):
    dok: int
    sida: int
    text: Annotated[str, Field(max_length=20_000)]


class Flaggval(_Strikt):
    """A flag, and the version of it that the reviewer saw."""

    akt: int
    mall: str
    krav: str
    sett: int


class Dombrev(_Strikt):
    """One action: the same change of one or many flags."""

    handling: Annotated[str, Field(min_length=8, max_length=64)]
    flaggor: Annotated[list[Flaggval], Field(min_length=1)]
    status: Status | None = None
    kommentar: Annotated[str, Field(max_length=20_000)] = ""
    uppskjuten: bool = False
    stalle: Stalle | None = None


class Luckbrev(_Strikt):
    """A gap that no flag named."""

    handling: Annotated[str, Field(min_length=8, max_length=64)]
    akt: int
    fraga: Annotated[str, Field(min_length=1, max_length=2_000)]
    kvalitetsomrade: str
    kommentar: Annotated[str, Field(max_length=20_000)] = ""
    stalle: Stalle | None = None


class Angerbrev(_Strikt):
    handling: Annotated[str, Field(min_length=8, max_length=64)]


class Platsbrev(_Strikt):
    akt: int
    mall: str
    krav: str


class Okand(Exception):
    """There is no such akt, document or flag."""


class Granskning:
    """What the routes do, without the web."""

    def __init__(self, underlag: Underlag, domar: Domar, bilder: Bilder, granskare: str) -> None:
        self.underlag = underlag
        self.domar = domar
        self.bilder = bilder
        self.granskare = granskare
        self.akter = ordning(underlag)
        self.nummer = {akt: plats for plats, akt in enumerate(self.akter)}

    def akt(self, nummer: int) -> str:
        if not 0 <= nummer < len(self.akter):
            raise Okand
        return self.akter[nummer]

    def rad(self, nyckel: Nyckel) -> Flaggrad:
        rad = next((ett for ett in self.underlag.per_akt.get(nyckel.akt, ()) if ett.nyckel == nyckel), None)
        if rad is None:
            raise Okand
        return rad

    def dokument(self, akt: str, nummer: int) -> str:
        dokument = self.underlag.dokument(akt)
        if not 0 <= nummer < len(dokument):
            raise Okand
        return dokument[nummer][0]

    def vy(self, akt: str) -> dict[str, Any]:
        return aktvy(self.underlag, akt, self.domar.laget(akt), self.domar.urval())

    def oversikt(self) -> dict[str, Any]:
        laget, urval = self.domar.laget(), self.domar.urval()
        return {
            "granskare": self.granskare,
            "statusnamn": STATUSNAMN,
            "statustecken": STATUSTECKEN,
            "omraden": OMRADEN,
            "akter": [{"namn": akt, **framsteg(self.underlag.per_akt[akt], laget, urval)} for akt in self.akter],
            "plats": self._plats(),
        }

    def _plats(self) -> dict[str, Any] | None:
        """Where the reviewer stopped, if that akt is in the round."""
        plats = self.domar.plats(self.granskare)
        return {"akt": self.nummer[plats.akt], "mall": plats.mall, "krav": plats.krav} if plats and plats.akt in self.nummer else None

    def verktyget(self, nyckel: Nyckel) -> dict[str, Any]:
        """What the tool said of a flag."""
        post = next(ett for ett in self.underlag.flaggor(nyckel.akt) if (ett["mall"], ett["krav"]) == nyckel[1:])
        return {falt: post[falt] for falt in ("status", "skal", "sakerhet", "utlosare", "person")}

    def dom(self, brev: Dombrev) -> None:
        """Write one action. Raises `Krock` and `Okand`."""
        andringar = [ett for val in brev.flaggor for ett in self._andringar(brev, val)]
        self.domar.skriv(self.granskare, brev.handling, andringar)

    def _andringar(self, brev: Dombrev, val: Flaggval) -> list[Andring]:
        akt = self.akt(val.akt)
        nyckel = Nyckel(akt, val.mall, val.krav)
        egen = val.krav.startswith(EGEN)
        if egen and self.domar.dom(nyckel).lucka is None:
            raise Okand
        verktyget = None if egen else self.verktyget(self.rad(nyckel).nyckel)
        varden: dict[str, Any] = {
            slag: getattr(brev, slag) for slag in ("status", "kommentar", "uppskjuten") if slag in brev.model_fields_set
        }
        if "stalle" in brev.model_fields_set:
            varden["stalle"] = self._stalle(akt, brev.stalle)
        return [Andring(nyckel, slag, varde, verktyget, val.sett) for slag, varde in varden.items()]

    def _stalle(self, akt: str, stalle: Stalle | None) -> dict[str, Any] | None:
        return {"dokument": self.dokument(akt, stalle.dok), "sida": stalle.sida, "text": stalle.text} if stalle else None

    def lucka(self, brev: Luckbrev) -> None:
        if brev.kvalitetsomrade not in OMRADEN:
            raise Okand
        akt = self.akt(brev.akt)
        nyckel = Nyckel(akt, "", f"{EGEN}{brev.handling}")
        varden = {
            "lucka": {"fraga": brev.fraga, "kvalitetsomrade": brev.kvalitetsomrade},
            "status": "saknas",
            "kommentar": brev.kommentar,
            "stalle": self._stalle(akt, brev.stalle),
        }
        self.domar.skriv(self.granskare, brev.handling, [Andring(nyckel, slag, varde) for slag, varde in varden.items()])

    def lika(self, nyckel: Nyckel) -> list[dict[str, Any]]:
        laget = self.domar.laget()
        return [
            {"akt": self.nummer[rad.nyckel.akt], "namn": rad.nyckel.akt, "sett": laget.get(rad.nyckel, Dom(rad.nyckel)).version}
            for rad in lika(self.underlag, self.rad(nyckel), laget)
        ]

    def sida(self, akt: int, dok: int, sida: int) -> dict[str, Any]:
        namn = self.akt(akt)
        return sidvy(self.underlag, namn, self.dokument(namn, dok), sida)

    def bild(self, akt: int, dok: int, sida: int, bredd: int) -> bytes:
        """A page as JPEG. Raises `Ingenbild` and `Okand`."""
        namn = self.akt(akt)
        fil, inuti = self.underlag.fil(namn, self.dokument(namn, dok))
        if fil is None:
            raise Ingenbild("Dokumentet ligger inte kvar där det granskades.")
        return self.bilder.bild(fil, sida, bredd, inuti)

    def lage(self, akter: set[int]) -> dict[str, dict[str, Any]]:
        """What holds now in some akter: the verdicts, the reviewers' own gaps, and how far the review has come."""
        urval = self.domar.urval()
        svar = {}
        for nummer in akter:
            akt = self.akt(nummer)
            laget = self.domar.laget(akt)
            svar[str(nummer)] = {
                "domar": [{"mall": nyckel.mall, "krav": nyckel.krav, "dom": domvy(dom)} for nyckel, dom in laget.items()],
                "luckor": luckor(akt, laget),
                "framsteg": framsteg(self.underlag.per_akt[akt], laget, urval),
            }
        return svar

    def angra(self, handling: str) -> list[dict[str, Any]]:
        """Undo the reviewer's latest action; the flags it was about, those of akter that are no longer here without a number."""
        nycklar = self.domar.angra(self.granskare, handling)
        return [{"akt": self.nummer.get(ett.akt), "mall": ett.mall, "krav": ett.krav} for ett in nycklar]

    def minns(self, brev: Platsbrev) -> None:
        self.domar.satt_plats(self.granskare, Nyckel(self.akt(brev.akt), brev.mall, brev.krav))
