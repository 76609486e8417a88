"""Who may speak to the page: only a browser on this machine that was given the link, and only our own page in it.

Host check (another site's name that leads here), a token in the link and then in a cookie that no other site can send, no request that
another site began, and headers that let nothing in from outside and keep nothing on disk.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HUVUDEN = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_SIDA = (
    "<!doctype html><html lang='sv'><meta charset='utf-8'><title>Granskning</title><link rel='icon' href='/statiskt/ikon.svg'>"
    "{}<main><h1>{}</h1><p>{}</p></main></html>"
)
VIDARE = _SIDA.format("<meta http-equiv='refresh' content='0; url=/'>", "Granskningen öppnas", "<a href='/'>Gå vidare</a>")
STANGT = _SIDA.format(
    "", "Länken gäller inte", "Starta granskningen på nytt med <code>textgranskning visa</code> och använd länken som då visas."
)


class Vakt:
    """Lets in only requests with the token, to one of our own names."""

    def __init__(self, app: ASGIApp, *, nyckel: str, port: int) -> None:
        self._app = app
        self._nyckel = nyckel
        self._varden = {f"127.0.0.1:{port}", f"localhost:{port}"}
        self._kaka = f"granskning_{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        svar = self._avvisad(scope)
        if svar is None:
            await self._app(scope, receive, _med_huvuden(send))
        else:
            await svar(scope, receive, _med_huvuden(send))

    def _avvisad(self, scope: Scope) -> Response | None:
        """The answer to a request that is not let through, or that brings the token."""
        huvuden = Headers(scope=scope)
        if huvuden.get("host", "") not in self._varden:
            return JSONResponse({"fel": "Fel värdnamn."}, 421)
        given = parse_qs(scope["query_string"].decode("latin-1")).get("nyckel", [""])[0]
        if scope["path"] == "/" and scope["method"] == "GET" and self._ratt(given):
            # a page of our own and not a redirect: a link followed from another site's page would not carry a strict cookie on
            svar: Response = HTMLResponse(VIDARE)
            svar.set_cookie(self._kaka, self._nyckel, httponly=True, samesite="strict", path="/")
            return svar
        kakor = cookie_parser(huvuden.get("cookie", ""))
        if not self._ratt(kakor.get(self._kaka, "")):
            return HTMLResponse(STANGT, 403)
        if huvuden.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"} or not self._egen(huvuden.get("origin")):
            return JSONResponse({"fel": "Begäran kom från en annan sida."}, 403)
        if scope["method"] == "POST" and not huvuden.get("content-type", "").startswith("application/json"):
            return JSONResponse({"fel": "Fel innehållstyp."}, 415)
        return None

    def _ratt(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(), self._nyckel.encode())

    def _egen(self, ursprung: str | None) -> bool:
        return ursprung is None or ursprung.removeprefix("http://") in self._varden


def _med_huvuden(send: Send) -> Callable[[Message], Awaitable[None]]:
    async def skicka(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HUVUDEN)
        await send(message)

    return skicka
