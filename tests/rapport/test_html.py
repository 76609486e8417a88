"""`rapport.html`: nothing from a document is markup, every link has its place, everything a verdict rests on is there."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from urllib.parse import unquote

from lxml import html

from textgranskning.flaggor import Flaggor
from textgranskning.rapport.html import rapport_html
from textgranskning.typer import Belagg, Datum, Flagga, Hallning, Narmast, Skal, Sokt, Status

ONT = "<img src=x onerror=alert(1)>\"'&</script><script>alert(2)</script>"
BELAGG = Belagg("journal.txt", 3, None, "Hembes6k", f"Hembesök {ONT}", Datum.dag(dt.date(2025, 3, 11)), Hallning.INTRAFFAT)
FLAGGA = Flagga(
    akt=f"Akt {ONT}",
    mall="barn-unga",
    krav="hembesok",
    fraga="Gjordes hembesök?",
    kvalitetsomrade="trygghet_sakerhet",
    status=Status.FINNS,
    skal=Skal.JOURNALANTECKNING,
    sakerhet=0.9,
    motivering=f"Hembesök gjordes {ONT}.",
    sokt=Sokt(1, 1, 1.0, ("hembesok",)),
    belagg=(BELAGG,),
    lagrum=("11 kap. 1 § SoL (2001:453)",),
)
LUCKA = replace(
    FLAGGA,
    krav="barnsamtal",
    status=Status.SAKNAS,
    skal=Skal.BARA_PLANERAT,
    belagg=(),
    prioritet=2.5,
    sokt=Sokt(12, 30, 0.97, ("barnsamtal",), (Narmast(replace(BELAGG, text="Samtal planeras."), "bara planerat"),), (("skannad.pdf", 4),)),
)
OLAST = {"akt": "A", "fil": f"{ONT}.pdf", "utfall": "ej_last", "olasta": [], "skal": "krypterad", "atgard": "Spara om."}


def sida(*flaggor: Flagga) -> str:
    return rapport_html(Flaggor(flaggor), [OLAST])


def test_nothing_from_a_document_becomes_markup() -> None:
    trad = html.fromstring(sida(FLAGGA, LUCKA))
    assert not trad.xpath("//img | //script | //@*[starts-with(name(), 'on')]")
    assert ONT in trad.text_content()


def test_every_link_leads_to_its_flag() -> None:
    trad = html.fromstring(sida(FLAGGA, LUCKA))
    platser = trad.xpath("//@id")
    assert len(platser) == len(set(platser))
    assert {unquote(lank[1:]) for lank in trad.xpath("//a/@href")} <= set(platser)


def test_a_gap_shows_what_was_searched_and_what_was_not_accepted() -> None:
    text = " ".join(html.fromstring(sida(LUCKA)).text_content().split())
    assert "Sökt i 12 handlingar på 30 sidor" in text
    assert "Samtal planeras." in text
    assert "bara planerat" in text
    assert "skannad.pdf, sidan 4" in text
    assert "krypterad" in text


def test_evidence_names_its_place_its_day_and_its_law() -> None:
    text = " ".join(html.fromstring(sida(FLAGGA)).text_content().split())
    assert "journal.txt, sidan 3, 2025-03-11" in text
    assert "11 kap. 1 § SoL (2001:453)" in text


def test_the_page_fetches_nothing() -> None:
    kalla = sida(FLAGGA, LUCKA)
    assert not re.search(r"<link|<iframe|@import|url\(|https?://", kalla)
    assert "default-src 'none'" in kalla


def test_a_round_without_flags_is_still_a_page() -> None:
    assert "Inga luckor hittades." in sida()
