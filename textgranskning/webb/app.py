"""The routes of the review page. Akter and documents go by number: no name stands in an address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from textgranskning.rapport.namn import OMRADEN, STATUSNAMN, STATUSTECKEN
from textgranskning.utfall.domar import EGEN, Andring, Dom, Domar, Krock, Nyckel
from textgranskning.webb import export
from textgranskning.webb.aktvy import aktvy, domvy, luckor, sidvy
from textgranskning.webb.bilder import Bilder, Ingenbild
from textgranskning.webb.ko import framsteg, lika, ordning
from textgranskning.webb.underlag import Flaggrad, Omkord, Underlag
from textgranskning.webb.vakt import Vakt

STATISKT = Path(__file__).with_name("statiskt")
LANGST = 1_000_000  # bytes of one request: a long comment, or a verdict on every akt of a big round

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
    kommentar: Annotated[str, Field(max_length=20_000)] | None = None
    uppskjuten: bool | None = None
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
        plats = self.domar.plats(self.granskare)
        laget, urval = self.domar.laget(), self.domar.urval()
        return {
            "granskare": self.granskare,
            "statusnamn": STATUSNAMN,
            "statustecken": STATUSTECKEN,
            "omraden": OMRADEN,
            "akter": [{"namn": akt, **framsteg(self.underlag.per_akt[akt], laget, urval)} for akt in self.akter],
            "plats": {"akt": self.nummer[plats.akt], "mall": plats.mall, "krav": plats.krav}
            if plats and plats.akt in self.nummer
            else None,
        }

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


def bygg(granskning: Granskning, *, nyckel: str, port: int) -> Starlette:
    """The page of a round, reached with the token at a port of this machine."""

    async def oversikt(_begaran: Request) -> Response:
        return JSONResponse(await run_in_threadpool(granskning.oversikt))

    async def akt(begaran: Request) -> Response:
        return JSONResponse(await run_in_threadpool(lambda: granskning.vy(granskning.akt(begaran.path_params["akt"]))))

    async def sida(begaran: Request) -> Response:
        return JSONResponse(await run_in_threadpool(_sida, granskning, **begaran.path_params))

    async def bild(begaran: Request) -> Response:
        bredd = int(begaran.query_params.get("bredd", "1200"))
        return Response(await run_in_threadpool(_bild, granskning, bredd=bredd, **begaran.path_params), media_type="image/jpeg")

    async def lika_flaggor(begaran: Request) -> Response:
        fraga = begaran.query_params
        vald = Nyckel(granskning.akt(begaran.path_params["akt"]), fraga.get("mall", ""), fraga.get("krav", ""))
        return JSONResponse(await run_in_threadpool(granskning.lika, vald))

    async def dom(begaran: Request) -> Response:
        brev = Dombrev.model_validate_json(await _kropp(begaran))
        await run_in_threadpool(granskning.dom, brev)
        return JSONResponse({"akter": await run_in_threadpool(_lage, granskning, {val.akt for val in brev.flaggor})})

    async def lucka(begaran: Request) -> Response:
        brev = Luckbrev.model_validate_json(await _kropp(begaran))
        await run_in_threadpool(granskning.lucka, brev)
        return JSONResponse({"akter": await run_in_threadpool(_lage, granskning, {brev.akt})})

    async def angra(begaran: Request) -> Response:
        brev = Angerbrev.model_validate_json(await _kropp(begaran))
        nycklar = await run_in_threadpool(granskning.domar.angra, granskning.granskare, brev.handling)
        akter = {granskning.nummer[ett.akt] for ett in nycklar if ett.akt in granskning.nummer}
        angrade = [{"akt": granskning.nummer.get(ett.akt), "mall": ett.mall, "krav": ett.krav} for ett in nycklar]
        return JSONResponse({"angrade": angrade, "akter": await run_in_threadpool(_lage, granskning, akter)})

    async def plats(begaran: Request) -> Response:
        brev = Platsbrev.model_validate_json(await _kropp(begaran))
        vald = Nyckel(granskning.akt(brev.akt), brev.mall, brev.krav)
        await run_in_threadpool(granskning.domar.satt_plats, granskning.granskare, vald)
        return JSONResponse({})

    async def exportera(begaran: Request) -> Response:
        form = export.FORMER.get(begaran.path_params["form"])
        if form is None:
            raise Okand
        gor, namn, slag = form
        data = await run_in_threadpool(gor, granskning.underlag, granskning.domar)
        return Response(data, media_type=slag, headers={"Content-Disposition": f'attachment; filename="{namn}"'})

    async def start(_begaran: Request) -> Response:
        return FileResponse(STATISKT / "index.html")

    vagar = [
        Route("/", start),
        Route("/api/oversikt", oversikt),
        Route("/api/akt/{akt:int}", akt),
        Route("/api/akt/{akt:int}/lika", lika_flaggor),
        Route("/api/akt/{akt:int}/{dok:int}/{sida:int}", sida),
        Route("/bild/{akt:int}/{dok:int}/{sida:int}", bild),
        Route("/api/dom", dom, methods=["POST"]),
        Route("/api/lucka", lucka, methods=["POST"]),
        Route("/api/angra", angra, methods=["POST"]),
        Route("/api/plats", plats, methods=["POST"]),
        Route("/export/{form}", exportera),
        Mount("/statiskt", StaticFiles(directory=STATISKT)),
    ]
    fel: dict[Any, Callable[..., Any]] = {
        Krock: lambda _begaran, krock: JSONResponse({"fel": _krocktext(krock.dom), "dom": domvy(krock.dom)}, 409),
        Omkord: lambda _begaran, _fel: JSONResponse({"fel": "Granskningen har körts om. Starta textgranskning visa igen."}, 410),
        Okand: lambda _begaran, _fel: JSONResponse({"fel": "Det finns inte i den här granskningen."}, 404),
        Ingenbild: lambda _begaran, ingen: JSONResponse({"fel": str(ingen)}, 404),
        ValidationError: lambda _begaran, _fel: JSONResponse({"fel": "Begäran har fel form."}, 422),
        ValueError: lambda _begaran, _fel: JSONResponse({"fel": "Begäran har fel form."}, 422),
    }
    return Starlette(routes=vagar, middleware=[Middleware(Vakt, nyckel=nyckel, port=port)], exception_handlers=fel)


async def _kropp(begaran: Request) -> bytes:
    """The body of a request, as long as it may be."""
    kropp = b""
    async for bit in begaran.stream():
        kropp += bit
        if len(kropp) > LANGST:
            raise ValueError
    return kropp


def _sida(granskning: Granskning, akt: int, dok: int, sida: int) -> dict[str, Any]:
    namn = granskning.akt(akt)
    return sidvy(granskning.underlag, namn, granskning.dokument(namn, dok), sida)


def _bild(granskning: Granskning, akt: int, dok: int, sida: int, bredd: int) -> bytes:
    namn = granskning.akt(akt)
    fil, inuti = granskning.underlag.fil(namn, granskning.dokument(namn, dok))
    if fil is None:
        raise Ingenbild("Dokumentet ligger inte kvar där det granskades.")
    return granskning.bilder.bild(fil, sida, bredd, inuti)


def _lage(granskning: Granskning, akter: set[int]) -> dict[str, dict[str, Any]]:
    """What holds now in some akter: the verdicts, the reviewers' own gaps, and how far the review has come."""
    urval = granskning.domar.urval()
    svar = {}
    for nummer in akter:
        akt = granskning.akt(nummer)
        laget = granskning.domar.laget(akt)
        svar[str(nummer)] = {
            "domar": [{"mall": nyckel.mall, "krav": nyckel.krav, "dom": domvy(dom)} for nyckel, dom in laget.items()],
            "luckor": luckor(akt, laget),
            "framsteg": framsteg(granskning.underlag.per_akt[akt], laget, urval),
        }
    return svar


def _krocktext(dom: Dom) -> str:
    if dom.status and dom.granskare:
        return f"{dom.granskare} hann före och satte {STATUSNAMN[dom.status]}. Din ändring är inte sparad; gör om den om du vill ändra."
    return "Flaggan har ändrats i ett annat fönster. Din ändring är inte sparad; gör om den om du vill ändra."
