"""The review page as a reviewer uses it, in Chromium, from the keyboard alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.webb.hjalp import ONT, sida_for
from textgranskning.utfall.domar import FIL, Domar, Nyckel


def lagen(ut: Path) -> dict[Nyckel, tuple[str | None, str | None]]:
    domar = Domar(ut / FIL)
    laget = {nyckel: (dom.status, dom.granskare) for nyckel, dom in domar.laget().items()}
    domar.close()
    return laget


def sagt(sida: Page, text: str) -> None:
    expect(sida.locator("#meddelande")).to_contain_text(text)


def framsteg(sida: Page) -> tuple[int, int]:
    text = sida.locator("#framstegstext").text_content() or ""
    traff = re.search(r"(\d+) av (\d+) i allt", text)
    assert traff
    return int(traff[1]), int(traff[2])


def test_a_whole_review_from_the_keyboard(oppen: Page, ut: Path) -> None:
    _, alla = framsteg(oppen)
    akter = oppen.locator("#valj-akt option").count()
    klara = 0
    for akt in range(akter):
        for _ in range(oppen.locator("#lista .post").count()):
            klara += 1
            oppen.keyboard.press("b")
            expect(oppen.locator("#framstegstext")).to_contain_text(f"{klara} av {alla} i allt")
        sagt(oppen, "Akten är klar")
        if akt + 1 < akter:
            nasta = oppen.locator("#valj-akt option").nth(akt + 1).text_content() or ""
            oppen.keyboard.press("]")
            expect(oppen.locator("#aktnamn")).to_have_text(nasta.rpartition(" (")[0])
    assert framsteg(oppen) == (alla, alla)
    domar = lagen(ut)
    assert len(domar) == alla
    assert {granskare for _, granskare in domar.values()} == {"Ann"}
    with oppen.expect_download() as hamtning:
        oppen.evaluate("document.querySelector('a[href=\"/export/jsonl\"]').click()")
    rader = [json.loads(rad) for rad in hamtning.value.path().read_text(encoding="utf-8").splitlines()]
    assert len(rader) == alla
    assert all(rad["bekraftar"] and rad["granskare"] == "Ann" and rad["nar"] for rad in rader)


def test_another_status_and_the_same_key_again_confirms_the_tools(oppen: Page, ut: Path) -> None:
    oppen.keyboard.press("1")
    sagt(oppen, "Ändrat till Finns.")
    expect(oppen.get_by_role("button", name="Finns", exact=True)).to_have_attribute("aria-pressed", "true")
    oppen.keyboard.press("1")
    sagt(oppen, "Bekräftat: Saknas.")
    assert [status for status, _ in lagen(ut).values()] == ["saknas"]


def test_comment_put_off_mark_and_undo(oppen: Page, ut: Path) -> None:
    oppen.keyboard.press("c")
    oppen.keyboard.type("1 2 3 b: tangenterna skriver här.")
    oppen.keyboard.press("Escape")
    sagt(oppen, "Kommentaren är sparad.")
    oppen.keyboard.press("s")
    sagt(oppen, "Uppskjuten.")
    expect(oppen.locator("#textyta .traff").first).to_be_visible()
    oppen.keyboard.press("t")
    oppen.keyboard.press("ArrowDown")
    oppen.keyboard.press("Shift+ArrowDown")
    oppen.keyboard.press("m")
    sagt(oppen, "vilar nu på")
    expect(oppen.locator(".domrad")).to_contain_text("Vilar på")
    domar = Domar(ut / FIL)
    (dom,) = domar.laget().values()
    assert (dom.kommentar, dom.uppskjuten, dom.status) == ("1 2 3 b: tangenterna skriver här.", True, None)
    assert dom.stalle
    assert dom.stalle["dokument"]
    for _ in range(3):
        oppen.keyboard.press("u")
        sagt(oppen, "Ångrat.")
        oppen.evaluate("document.querySelector('#meddelande').textContent = ''")
    (dom,) = domar.laget().values()
    assert (dom.kommentar, dom.uppskjuten, dom.stalle) == ("", False, None)
    oppen.keyboard.press("u")
    sagt(oppen, "inget att ångra")
    domar.close()


def test_one_verdict_for_many_like_flags(oppen: Page, ut: Path) -> None:
    oppen.keyboard.press("g")
    expect(oppen.locator("#lika")).to_be_visible()
    antal = oppen.locator("#lika input[type=checkbox]").count()
    assert antal
    oppen.get_by_role("button", name="Spara för alla valda").press("Enter")
    sagt(oppen, f"satt för {antal + 1} flaggor")
    assert len(lagen(ut)) == antal + 1
    oppen.keyboard.press("u")
    sagt(oppen, f"Ångrat för {antal + 1} flaggor")
    assert {status for status, _ in lagen(ut).values()} == {None}


def test_a_gap_that_no_flag_named(oppen: Page, ut: Path) -> None:
    oppen.keyboard.press("l")
    oppen.keyboard.type("Ingen riskbedömning av våld")
    oppen.keyboard.press("Control+Enter")
    sagt(oppen, "Luckan är tillagd")
    expect(oppen.locator("#lista .post").last).to_contain_text("Egen lucka: Ingen riskbedömning av våld")
    assert [(nyckel.krav[:5], status) for nyckel, (status, _) in lagen(ut).items()] == [("egen:", "saknas")]


def test_a_reload_in_the_middle_comes_back_to_the_same_krav(oppen: Page) -> None:
    forst = oppen.locator("#aktnamn").text_content()
    oppen.keyboard.press("]")
    expect(oppen.locator("#aktnamn")).not_to_have_text(forst or "")
    oppen.keyboard.press("j")
    oppen.keyboard.press("2")
    sagt(oppen, "Bekräftat")
    akt, fraga = oppen.locator("#aktnamn").text_content(), oppen.locator("#fraga").text_content()
    oppen.reload()
    expect(oppen.locator("#fraga")).to_have_text(fraga or "")
    expect(oppen.locator("#aktnamn")).to_have_text(akt or "")
    expect(oppen.locator("#lista [aria-current]")).to_contain_text("bekräftad: Saknas")


def test_two_reviewers_lose_nothing(oppen: Page, ut: Path, webblasare: Browser) -> None:
    with sida_for(ut, "Bo") as andra_lank:
        andra = webblasare.new_context().new_page()
        andra.goto(andra_lank)
        andra.wait_for_selector("#lista [aria-current]")
        expect(andra.locator("#fraga")).to_have_text(oppen.locator("#fraga").text_content() or "")
        oppen.keyboard.press("1")
        sagt(oppen, "Ändrat till Finns")
        andra.keyboard.press("3")
        sagt(andra, "Ann hann före och satte Finns")
        expect(andra.locator("#lista [aria-current]")).to_contain_text("ändrad till Finns")
        andra.keyboard.press("3")
        sagt(andra, "Ändrat till Oklart")
        andra.context.close()
    domar = Domar(ut / FIL)
    assert [(post.granskare, post.varde) for post in domar.logg()] == [("Ann", "finns"), ("Bo", "oklart")]
    domar.close()


def test_a_comment_that_came_second_is_kept_in_its_box(oppen: Page, lank: str) -> None:
    andra = oppen.context.new_page()
    andra.goto(lank)
    andra.wait_for_selector("#lista [aria-current]")
    andra.keyboard.press("1")
    sagt(andra, "Ändrat")
    oppen.locator("#kommentar").fill("Min kommentar")
    oppen.locator("#kommentar").press("Escape")
    sagt(oppen, "hann före")
    expect(oppen.locator("#lista [aria-current]")).to_contain_text("ändrad till Finns")
    expect(oppen.locator("#kommentar")).to_have_value("Min kommentar")


def test_hostile_names_and_texts_stay_text(oppen: Page) -> None:
    oppen.locator("#valj-akt").select_option(
        label=next(namn for namn in oppen.locator("#valj-akt option").all_text_contents() if "ond" in namn)
    )
    expect(oppen.locator("#aktnamn")).to_have_text("Akt <b>ond & 'full'")
    for nummer in range(oppen.get_by_label("Dokument", exact=True).locator("option").count()):
        oppen.get_by_label("Dokument", exact=True).select_option(str(nummer))
        expect(oppen.locator("#textyta")).to_contain_text(ONT)
    assert oppen.evaluate("window.ont === undefined")
    assert oppen.locator("main script, main img[src=x], h1 b").count() == 0


def test_the_page_image_has_the_passage_marked_on_it(oppen: Page) -> None:
    for _ in range(12):
        if oppen.locator("#dokumentnamn").text_content() == "Utredning.pdf":
            break
        oppen.keyboard.press("j")
        oppen.wait_for_timeout(50)
    else:
        oppen.get_by_label("Dokument", exact=True).select_option(label="Utredning.pdf")
    bild = oppen.locator("#bildyta img")
    expect(bild).to_be_visible()
    assert bild.evaluate("bild => bild.naturalWidth") >= 300
    if oppen.locator("#textyta .traff").count():
        assert oppen.locator("#bildyta .marke").count() == oppen.locator("#textyta .traff").count()


def test_the_nearest_unaccepted_passages_are_one_key_away(oppen: Page) -> None:
    for _ in range(oppen.locator("#lista .post").count()):
        if re.search(r"\((?!0)\d+\)", oppen.locator("#krav .stalle").text_content() or ""):
            break
        oppen.keyboard.press("j")
    if oppen.locator("#krav .stalle [aria-pressed=true]").count() == 0:
        oppen.keyboard.press("v")
    expect(oppen.locator("#krav .stalle")).to_contain_text("Räckte inte:")


def test_the_sample_of_what_was_not_flagged_is_mixed_in(ut: Path, webblasare: Browser) -> None:
    domar = Domar(ut / FIL)
    flaggor = [json.loads(rad) for rad in (ut / "flaggor.jsonl").read_text(encoding="utf-8").splitlines()]
    utan = next(post for post in flaggor if post["status"] in {"finns", "ej_tillampligt"})
    domar.satt_urval({Nyckel(utan["akt"], utan["mall"], utan["krav"]): 4.0}, "1")
    domar.close()
    with sida_for(ut) as lank:
        sida = webblasare.new_context().new_page()
        sida.goto(lank)
        sida.wait_for_selector("#lista [aria-current]")
        assert framsteg(sida)[1] == 1 + sum(post["status"] in {"saknas", "oklart"} for post in flaggor)
        sida.context.close()


def test_keys_can_be_turned_off(oppen: Page, ut: Path) -> None:
    oppen.keyboard.press("?")
    expect(oppen.locator("#hjalp")).to_be_visible()
    oppen.get_by_label("Tangenter på.").uncheck()
    oppen.keyboard.press("Escape")
    oppen.keyboard.press("1")
    oppen.wait_for_timeout(200)
    assert lagen(ut) == {}
