"""The routes of the review page. Akter and documents go by number: no name stands in an address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from textgranskning.rapport.namn import STATUSNAMN
from textgranskning.utfall.domar import Dom, Krock, Nyckel
from textgranskning.webb import export
from textgranskning.webb.aktvy import domvy
from textgranskning.webb.bilder import Ingenbild
from textgranskning.webb.granskning import Angerbrev, Dombrev, Granskning, Luckbrev, Okand, Platsbrev
from textgranskning.webb.underlag import Omkord
from textgranskning.webb.vakt import Vakt

STATISKT = Path(__file__).with_name("statiskt")
LANGST = 1_000_000  # bytes of one request: a long comment, or a verdict on every akt of a big round


def bygg(granskning: Granskning, *, nyckel: str, port: int) -> Starlette:
    """The page of a round, reached with the token at a port of this machine."""

    async def oversikt(_begaran: Request) -> Response:
        return JSONResponse(await run_in_threadpool(granskning.oversikt))

    async def akt(begaran: Request) -> Response:
        return JSONResponse(await run_in_threadpool(lambda: granskning.vy(granskning.akt(begaran.path_params["akt"]))))

    async def sida(begaran: Request) -> Response:
        return JSONResponse(await run_in_threadpool(granskning.sida, **begaran.path_params))

    async def bild(begaran: Request) -> Response:
        bredd = int(begaran.query_params.get("bredd", "1200"))
        return Response(await run_in_threadpool(granskning.bild, bredd=bredd, **begaran.path_params), media_type="image/jpeg")

    async def lika_flaggor(begaran: Request) -> Response:
        fraga = begaran.query_params
        vald = Nyckel(granskning.akt(begaran.path_params["akt"]), fraga.get("mall", ""), fraga.get("krav", ""))
        return JSONResponse(await run_in_threadpool(granskning.lika, vald))

    async def dom(begaran: Request) -> Response:
        brev = Dombrev.model_validate_json(await _kropp(begaran))
        await run_in_threadpool(granskning.dom, brev)
        return JSONResponse({"akter": await run_in_threadpool(granskning.lage, {val.akt for val in brev.flaggor})})

    async def lucka(begaran: Request) -> Response:
        brev = Luckbrev.model_validate_json(await _kropp(begaran))
        await run_in_threadpool(granskning.lucka, brev)
        return JSONResponse({"akter": await run_in_threadpool(granskning.lage, {brev.akt})})

    async def angra(begaran: Request) -> Response:
        brev = Angerbrev.model_validate_json(await _kropp(begaran))
        angrade = await run_in_threadpool(granskning.angra, brev.handling)
        akter = {ett["akt"] for ett in angrade if ett["akt"] is not None}
        return JSONResponse({"angrade": angrade, "akter": await run_in_threadpool(granskning.lage, akter)})

    async def plats(begaran: Request) -> Response:
        brev = Platsbrev.model_validate_json(await _kropp(begaran))
        await run_in_threadpool(granskning.minns, brev)
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


def _krocktext(dom: Dom) -> str:
    if dom.status and dom.granskare:
        return f"{dom.granskare} hann före och satte {STATUSNAMN[dom.status]}. Din ändring är inte sparad; gör om den om du vill ändra."
    return "Flaggan har ändrats i ett annat fönster. Din ändring är inte sparad; gör om den om du vill ändra."
