"""Who may speak to the page, and what it sends along."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest


def fraga(lank: str, vag: str, metod: str = "GET", kropp: str | None = None, **huvuden: str) -> http.client.HTTPResponse:
    adress = urlsplit(lank)
    bindning = http.client.HTTPConnection("127.0.0.1", adress.port or 0, timeout=10)
    bindning.request(metod, vag, kropp, {"Host": adress.netloc, **{namn.replace("_", "-"): varde for namn, varde in huvuden.items()}})
    svar = bindning.getresponse()
    svar.innehall = svar.read().decode("utf-8", "replace")  # type: ignore[attr-defined]
    bindning.close()
    return svar


@pytest.fixture
def kaka(lank: str) -> str:
    return (fraga(lank, f"/?{urlsplit(lank).query}").headers["Set-Cookie"] or "").partition(";")[0]


def test_the_link_gives_a_cookie_that_no_other_site_can_send(lank: str, kaka: str) -> None:
    huvud = fraga(lank, f"/?{urlsplit(lank).query}").headers["Set-Cookie"]
    assert "HttpOnly" in huvud
    assert "samesite=strict" in huvud.lower()
    assert fraga(lank, "/api/oversikt", Cookie=kaka).status == 200


@pytest.mark.parametrize(
    "vag", ["/", "/?nyckel=fel", "/api/oversikt", "/api/oversikt?nyckel=fel", "/statiskt/granska.js", "/bild/0/0/1", "/export/csv"]
)
def test_nothing_without_the_token(lank: str, vag: str) -> None:
    svar = fraga(lank, vag)
    assert svar.status == 403
    assert "Länken gäller inte" in svar.innehall  # type: ignore[attr-defined]
    assert fraga(lank, vag, Cookie=f"granskning_{urlsplit(lank).port}=fel").status == 403


@pytest.mark.parametrize("vard", ["ond.example", "ond.example:80", "127.0.0.1", ""])
def test_another_host_name_is_refused_even_with_the_token(lank: str, kaka: str, vard: str) -> None:
    assert fraga(lank, "/api/oversikt", Host=vard, Cookie=kaka).status == 421


def test_a_request_that_another_site_began_is_refused(lank: str, kaka: str) -> None:
    assert fraga(lank, "/api/oversikt", Cookie=kaka, Sec_Fetch_Site="cross-site").status == 403
    assert fraga(lank, "/api/angra", "POST", "{}", Cookie=kaka, Origin="http://ond.example", Content_Type="application/json").status == 403
    assert fraga(lank, "/api/angra", "POST", "{}", Cookie=kaka, Content_Type="text/plain").status == 415


def test_every_answer_shuts_the_outside_out(lank: str, kaka: str) -> None:
    for svar in (fraga(lank, "/", Cookie=kaka), fraga(lank, "/api/oversikt", Cookie=kaka), fraga(lank, "/")):
        regler = svar.headers["Content-Security-Policy"]
        assert "default-src 'none'" in regler
        assert "unsafe" not in regler
        assert svar.headers["Cache-Control"] == "no-store"
        assert svar.headers["Referrer-Policy"] == "no-referrer"


def test_no_asset_is_inline_or_from_outside(lank: str, kaka: str) -> None:
    sida = fraga(lank, "/", Cookie=kaka).innehall  # type: ignore[attr-defined]
    assert "<style" not in sida
    assert "http" not in sida
    assert sida.count("<script") == sida.count('<script type="module" src="/statiskt/')


@pytest.mark.parametrize(
    ("vag", "kropp", "status"),
    [
        ("/api/dom", "inte json", 422),
        ("/api/dom", '{"handling": "12345678", "flaggor": [{"akt": 99, "mall": "m", "krav": "k", "sett": 0}], "status": "finns"}', 404),
        ("/api/dom", '{"handling": "12345678", "flaggor": [{"akt": 0, "mall": "m", "krav": "k", "sett": 0}], "status": "finns"}', 404),
        ("/api/dom", '{"handling": "12345678", "flaggor": [{"akt": 0, "mall": "m", "krav": "k", "sett": 0}], "status": "kanske"}', 422),
        ("/api/dom", '{"handling": "12345678", "flaggor": [], "okand": 1}', 422),
        ("/api/lucka", '{"handling": "12345678", "akt": 0, "fraga": "x", "kvalitetsomrade": "annat"}', 404),
        ("/api/dom", '"' + "x" * 1_100_000 + '"', 422),
    ],
)
def test_a_bad_letter_changes_nothing(lank: str, kaka: str, vag: str, kropp: str, status: int) -> None:
    assert fraga(lank, vag, "POST", kropp, Cookie=kaka, Content_Type="application/json").status == status
    assert fraga(lank, "/export/logg", Cookie=kaka).innehall == ""  # type: ignore[attr-defined]


def test_how_good_the_screening_was_is_told_so_far(lank: str, kaka: str) -> None:
    assert "är bedömda av en person" in fraga(lank, "/export/utfall", Cookie=kaka).innehall  # type: ignore[attr-defined]


@pytest.mark.parametrize("vag", ["/api/akt/99", "/api/akt/0/99/1", "/bild/0/99/1", "/bild/0/0/999", "/export/annat", "/statiskt/../app.py"])
def test_what_is_not_there_is_not_found(lank: str, kaka: str, vag: str) -> None:
    assert fraga(lank, vag, Cookie=kaka).status == 404
