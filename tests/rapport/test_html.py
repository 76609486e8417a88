"""`rapport.html` in Chromium: nothing of a document's is markup, nothing is fetched, the view is in the address, 2,000 akter stay quick."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.rapport.bygge import BELAGG, FLAGGA, LUCKA, ONT, akter
from textgranskning.korning.omgang import Filpost
from textgranskning.rapport.html import rapport_html
from textgranskning.typer import Flagga, Status

OLAST = Filpost(f"{ONT}.pdf", FLAGGA.akt, "", "ej_last", (), "krypterad", "Spara om.")
HANDLING = {
    "akt": FLAGGA.akt,
    "dokument": f"journal {ONT}.txt",
    "sidor": "3",
    "typ": "orosanmalan",
    "inkommen": "2025-03-11",
    "handelsedatum": "",
    "registrerad": "",
    "forfattare": ONT,
    "rubrik": f"Orosanmälan {ONT}",
    "finns": "ja",
}
SAKNAD = {**HANDLING, "rubrik": "bilaga 2", "finns": "nej", "typ": "", "inkommen": ""}
HANDELSE = {
    "begrepp": "hembesok",
    "namn": f"hembesök {ONT}",
    "datum": "2025-03-11",
    "hallning": "intraffat",
    "person": None,
    "dokument": "j",
    "sida": 3,
}
UNDERLAG = {
    "handelser": [HANDELSE, {**HANDELSE, "datum": "2025-03-20..2025-04-02", "hallning": "planerat"}],
    "sammanhang": [{"dokument": BELAGG.dokument, "sida": 3, "text": BELAGG.text, "fore": "orden före", "efter": f"orden efter {ONT}"}],
}


def rapport(*flaggor: Flagga, filer: tuple[Filpost, ...] = (OLAST,)) -> str:
    return "".join(rapport_html(akter(flaggor, handlingar=(HANDLING, SAKNAD), filer=filer, underlag=UNDERLAG)))


@pytest.fixture
def visa(webblasare: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens a report as a file, as a user does. The page may ask for nothing else, and no script of a document's may have run."""
    sammanhang = webblasare.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    bett: list[str] = []
    fel: list[str] = []

    def oppna(kalla: str, vy: str = "", **val: Any) -> Page:
        fil = tmp_path / "rapport.html"
        fil.write_text(kalla, encoding="utf-8")
        sida = webblasare.new_context(**val).new_page() if val else sammanhang.new_page()
        sida.on("request", lambda begaran: bett.append(begaran.url))
        sida.on("pageerror", lambda ett: fel.append(str(ett)))
        sida.on("dialog", lambda ett: fel.append(ett.message))
        sida.on("console", lambda rad: fel.append(rad.text) if rad.type == "error" else None)
        sida.goto(f"{fil.as_uri()}{vy}")
        sida.wait_for_selector("h1")
        return sida

    yield oppna
    sammanhang.close()
    assert {url.partition("#")[0] for url in bett} == {(tmp_path / "rapport.html").as_uri()}
    assert fel == []


def tva_mallar() -> tuple[Flagga, ...]:
    annan = replace(
        FLAGGA, akt="B", mall="eftervard", krav="plan", fraga="Finns en plan?", enhet="Norr", kvalitetsomrade="effektivitet", kon="man"
    )
    return (
        FLAGGA,
        LUCKA,
        annan,
        replace(annan, krav="uppfoljning", fraga="Följdes den upp?", status=Status.SAKNAS, motivering="Inget hittades."),
    )


@pytest.mark.parametrize("vy", ["", "#akt=1"])
def test_nothing_from_a_document_becomes_markup(visa: Callable[..., Page], vy: str) -> None:
    sida = visa(rapport(FLAGGA, LUCKA), vy)
    assert ONT in (sida.locator("body").text_content() or "")
    assert sida.locator("img, iframe, link, main script, [onerror]").count() == 0


def test_the_source_holds_no_markup_of_a_documents() -> None:
    kalla = rapport(FLAGGA, LUCKA)
    assert "<img" not in kalla
    assert kalla.count("<script") == 3  # two blocks of data and the page's own
    assert not re.search(r"<link|<iframe|@import|url\(|https?://", kalla)
    assert "unsafe" not in kalla


def test_a_script_that_got_in_would_not_run(visa: Callable[..., Page]) -> None:
    sida = visa(rapport(FLAGGA))
    sida.on("console", lambda _: None)
    sida.evaluate("document.body.append(Object.assign(document.createElement('div'), {innerHTML: '<b>x</b>'}))")
    regler = sida.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert "default-src 'none'" in regler
    assert re.search(r"script-src 'sha256-[^']+';", regler)


def test_a_gap_shows_what_was_searched_and_what_was_not_accepted(visa: Callable[..., Page]) -> None:
    flagga = visa(rapport(LUCKA), "#akt=1").locator(".flagga")
    for text in ("Sökt i 12 handlingar på 30 sidor", "Samtal planeras.", "Räckte inte: bara planerat", "skannad.pdf, sidan 4"):
        expect(flagga).to_contain_text(text)


def test_evidence_stands_in_its_context_with_changed_letters_marked(visa: Callable[..., Page]) -> None:
    lagad = replace(BELAGG, original="Hembes6k gjordes", text="Hembesök gjordes")
    sida = visa(rapport(replace(FLAGGA, belagg=(BELAGG, lagad))), "#akt=1&krav=hembesok")
    flagga = sida.locator(".flagga")
    for text in ("journal.txt, sidan 3, 2025-03-11", "11 kap. 1 § SoL (2001:453)", "orden före", "orden efter"):
        expect(flagga).to_contain_text(text)
    marke = flagga.locator(".stalle").nth(1).locator("mark")
    expect(marke).to_have_text("ö")
    expect(marke).to_have_attribute("title", "Läst som: 6")
    flagga.locator(".stalle").nth(1).get_by_text("Som det lästes").click()
    expect(flagga.locator(".stalle").nth(1).locator(".original")).to_have_text("Hembes6k gjordes")


def test_timeline_and_handlingar_of_an_akt(visa: Callable[..., Page]) -> None:
    sida = visa(rapport(FLAGGA), "#akt=1")
    bild = sida.get_by_role("img", name=re.compile("Tidslinje med 2 händelser från 2025-03-11"))
    assert (bild.locator("circle.gjort").count(), bild.locator("line.osaker.ogjort").count()) == (1, 1)
    expect(sida.get_by_role("region", name="Handlingar i akten")).to_contain_text("orosanmälan")
    expect(sida.locator("article")).to_contain_text("Nämns men finns inte i akten")
    expect(sida.locator("article")).to_contain_text("bilaga 2")


def test_the_view_is_in_the_address_and_comes_back(visa: Callable[..., Page]) -> None:
    sida = visa(rapport(*tva_mallar()))
    expect(sida.locator(".ko tbody tr")).to_have_count(2)
    sida.get_by_label("Mall").select_option("eftervard")
    expect(sida.locator(".ko tbody tr")).to_have_count(1)
    sida.get_by_label("Finns", exact=True).check()
    expect(sida.locator(".ko tbody")).to_contain_text("Finns en plan?")
    adress = sida.url
    assert "mall=eftervard" in adress
    assert "status=finns" in adress
    igen = sida.context.new_page()
    igen.goto(adress)
    expect(igen.locator(".ko tbody tr")).to_have_count(1)
    expect(igen.get_by_label("Mall")).to_have_value("eftervard")
    igen.locator(".ko a").click()
    expect(igen.locator("article h1")).to_have_text("B")
    igen.go_back()
    expect(igen.locator(".ko tbody tr")).to_have_count(1)
    igen.get_by_role("button", name="Visa allt").press("Enter")
    expect(igen.locator(".ko tbody tr")).to_have_count(2)


@pytest.mark.parametrize(("falt", "varde"), [("Enhet", "Norr"), ("Kvalitetsområde", "effektivitet")])
def test_each_filter_narrows_queue_map_and_sums(visa: Callable[..., Page], falt: str, varde: str) -> None:
    sida = visa(rapport(*tva_mallar()))
    sida.get_by_label(falt, exact=True).select_option(varde)
    expect(sida.locator(".ko tbody tr")).to_have_count(1)
    expect(sida.locator(".karta tbody tr")).to_have_count(1)
    expect(sida.get_by_role("region", name="De sex kvalitetsområdena").locator("tr").last).to_contain_text("1 av 2")


def test_fewer_than_ten_are_told_as_numbers_with_a_warning(visa: Callable[..., Page]) -> None:
    alla = [replace(FLAGGA, akt=f"K{nummer}", kon="kvinna", status=Status.SAKNAS if nummer < 3 else Status.FINNS) for nummer in range(12)]
    alla += [replace(FLAGGA, akt=f"M{nummer}", kon="man") for nummer in range(9)]
    sida = visa(rapport(*alla))
    rad = sida.get_by_role("region", name="Kvinnor och män efter kvalitetsområde").locator("tbody tr").first
    expect(rad).to_contain_text("25 % (3 av 12)")
    expect(rad).to_contain_text("för få för en andel (0 av 9)")
    expect(sida.locator("main")).to_contain_text("Färre än tio akter i någon av grupperna")


def test_what_could_not_be_read_is_told(visa: Callable[..., Page]) -> None:
    sida = visa(rapport(FLAGGA))
    for text in ("krypterad", "Spara om.", f"{ONT}.pdf"):
        expect(sida.get_by_role("region", name="Filer som inte kunde läsas")).to_contain_text(text)


def test_a_round_without_flags_is_still_a_page(visa: Callable[..., Page]) -> None:
    expect(visa(rapport(filer=())).locator("main")).to_contain_text("Inga luckor hittades")


@pytest.mark.parametrize("vy", ["", "#akt=1"])
@pytest.mark.parametrize(
    "val",
    [
        {"color_scheme": "light"},
        {"color_scheme": "dark"},
        {"viewport": {"width": 640, "height": 450}},
        {"viewport": {"width": 320, "height": 256}},
    ],
)
def test_wcag_as_axe_finds_it(visa: Callable[..., Page], vy: str, val: dict[str, Any]) -> None:
    sida = visa(rapport(*tva_mallar()), vy, **val)
    regler = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    svar = Axe().run(sida, options={"runOnly": regler}).response
    assert [f"{fel['id']}: {fel['nodes'][0]['target']}" for fel in svar["violations"]] == []
    assert sida.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    sida.context.close()


def test_on_paper_everything_is_open(visa: Callable[..., Page], tmp_path: Path) -> None:
    import pypdfium2

    sida = visa(rapport(replace(FLAGGA, belagg=(replace(BELAGG, text="Hembesök i mars"),))), "#akt=1")
    expect(sida.locator(".flagga")).not_to_have_attribute("open", "")
    pdf = pypdfium2.PdfDocument(sida.pdf(format="A4"))
    text = " ".join(blad.get_textpage().get_text_range() for blad in pdf)
    pdf.close()
    assert "Hembesök i mars" in text
    assert "Kvalitetsområde" not in text  # the filters are not for paper


def test_the_same_round_gives_the_same_bytes() -> None:
    assert rapport(FLAGGA, LUCKA) == rapport(FLAGGA, LUCKA)


def test_two_thousand_akter_stay_quick(visa: Callable[..., Page], tmp_path: Path) -> None:
    alla = [
        replace(
            LUCKA,
            akt=f"Akt {akt}",
            krav=f"krav{krav}",
            fraga=f"Fråga {krav}?",
            status=list(Status)[(akt * 7 + krav) % 4],
            enhet=f"Enhet {akt % 5}",
            prioritet=(akt * 31 % 997) / 997,
        )
        for akt in range(2000)
        for krav in range(14)
    ]
    kalla = "".join(rapport_html(akter(alla)))
    assert len(kalla) < 30_000_000
    borjade = time.perf_counter()
    sida = visa(kalla)
    laddad = time.perf_counter() - borjade
    filtrerad = sida.evaluate(
        "new Promise((klar) => { const t = performance.now(); addEventListener('hashchange', () => requestAnimationFrame(() =>"
        " setTimeout(() => klar(performance.now() - t))), {once: true}); location.hash = 'enhet=Enhet+3&status=saknas'; })"
    )
    assert laddad < 10  # 0.7 s where nothing else runs
    assert filtrerad < 2_000  # 0.3 s
    sida.goto(f"{sida.url.partition('#')[0]}#akt=1999")
    expect(sida.locator("article .flagga")).to_have_count(14)
