"""PDFs by several programs, and made to be hard: what stands where, and what a broken one costs."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.inlasning.test_prov import av_slag, rader
from tests.matning.mat_format import PROV
from textgranskning.inlasning import linjetabell, ocr
from textgranskning.inlasning.filer import las_bytes
from textgranskning.inlasning.omlasning import omlasning
from textgranskning.inlasning.oversattning import ser_oversatt_ut, som_visas
from textgranskning.typer import Rad, Radslag, Sida, Ursprung

UTREDNING, RAPPORT = "pdf/utredning-libreoffice.pdf", "pdf/rapport-chromium.pdf"


def pdf(*sidor: Callable[[Canvas], None], storlek: int = 11) -> bytes:
    ut = io.BytesIO()
    canvas = Canvas(ut, pagesize=A4)
    for rita in sidor:
        canvas.setFont("Helvetica", storlek)
        rita(canvas)
        canvas.showPage()
    canvas.save()
    return ut.getvalue()


def rad(text: str, x: float = 72, y: float = 700) -> Callable[[Canvas], None]:
    return lambda canvas: canvas.drawString(x, y, text)


def sida(data: bytes) -> Sida:
    (dokument,) = las_bytes(data, "x.pdf", ocr="aldrig")
    return dokument.sidor[0]


def skrivna(lasta: Sida) -> list[Rad]:
    return [rad for rad in lasta.lasningar[0].rader if rad.text]


def med_pike(data: bytes, andra: Callable[[pikepdf.Pdf], None], **val: object) -> bytes:
    ut = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as oppen:
        andra(oppen)
        oppen.save(ut, **val)  # type: ignore[arg-type]
    return ut.getvalue()


def test_headings_tables_lists_notes_and_footers_of_an_exported_document() -> None:
    assert [(ett.text, ett.niva) for ett in rader(UTREDNING) if ett.slag is Radslag.RUBRIK] == [
        ("Utredning enligt 14 kap. 2 § SoL", 1),
        ("Genomförda samtal", 2),
        ("Ylvas egna ord", 3),
        ("Bedömning", 2),
        ("Förslag till beslut", 2),
    ]
    assert len(av_slag(UTREDNING, Radslag.TABELL)) == 3
    assert len(av_slag(UTREDNING, Radslag.LISTA)) == 2
    assert set(av_slag(UTREDNING, Radslag.SIDHUVUD)) == {"Grönviks kommun, socialförvaltningen"}
    assert av_slag(UTREDNING, Radslag.SIDFOT) == ["Dnr SN 2025/0117 – Sida 1 av 2", "Dnr SN 2025/0117 – Sida 2 av 2"]
    assert [(ett.text, ett.marke) for ett in rader(UTREDNING) if ett.slag is Radslag.FOTNOT] == [
        ("1Anmälan finns i akten, handling 1.", "1")
    ]


@pytest.mark.parametrize("fil", sorted(PROV.glob("pdf/*.pdf")), ids=lambda fil: fil.name)
def test_every_line_has_its_rectangle_on_the_page(fil: Path) -> None:
    for lasta in las_bytes(fil.read_bytes(), fil.name, ocr="aldrig")[0].sidor:
        assert lasta.storlek
        for ett in skrivna(lasta):
            assert ett.ruta
            assert 0 <= ett.ruta.x0 < ett.ruta.x1 <= lasta.storlek[0]
            assert 0 <= ett.ruta.y0 < ett.ruta.y1 <= lasta.storlek[1]


def test_columns_keep_their_place_whether_drawn_as_one_or_apart() -> None:
    def rita(canvas: Canvas) -> None:
        for y, (etikett, varde, datum) in enumerate((("Namn:", "Kaj Alm", "2025-01-02"), ("Telefon:", "070-000 00 01", "2025-02-03"))):
            canvas.drawString(300, 700 - 14 * y, datum)  # out of turn
            canvas.drawString(72, 700 - 14 * y, etikett)
            canvas.drawString(150, 700 - 14 * y, varde)

    forsta, andra = (ett.text for ett in skrivna(sida(pdf(rita))))
    assert forsta.split() == ["Namn:", "Kaj", "Alm", "2025-01-02"]
    assert (forsta.index("Kaj"), forsta.index("2025")) == (andra.index("070"), andra.index("2025"))
    assert "   " in forsta


def test_a_word_divided_at_a_line_end_keeps_both_its_lines() -> None:
    lasta = sida(pdf(lambda canvas: [rad("Nämnden beslutade om av-")(canvas), rad("slag den 3 mars.", y=686)(canvas)]))  # type: ignore[func-returns-value]
    assert [ett.text for ett in skrivna(lasta)] == ["Nämnden beslutade om av-", "slag den 3 mars."]


def test_a_paragraph_that_goes_over_the_page_says_so() -> None:
    sidor = las_bytes(pdf(rad("Nämnden beslutade att"), rad("bevilja stöd."), rad("Nytt stycke.")), "x.pdf", ocr="aldrig")[0].sidor
    assert [skrivna(lasta)[-1].fortsatter for lasta in sidor] == [True, False, False]


@pytest.mark.parametrize("vridning", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(vridning: int) -> None:
    def vrid(oppen: pikepdf.Pdf) -> None:
        oppen.pages[0].Rotate = vridning

    rak = pdf(lambda canvas: [rad(f"Rad {nummer} om boende", y=700 - 14 * nummer)(canvas) for nummer in range(4)])  # type: ignore[func-returns-value]
    vriden = sida(med_pike(rak, vrid))
    assert [ett.text for ett in skrivna(vriden)] == [ett.text for ett in skrivna(sida(rak))]
    assert vriden.storlek == (A4[::-1] if vridning != 180 else A4) or vriden.storlek == pytest.approx(
        A4[::-1] if vridning != 180 else A4, abs=1
    )
    ruta = skrivna(vriden)[0].ruta
    assert ruta
    assert (ruta.x1 - ruta.x0 < ruta.y1 - ruta.y0) == (vridning != 180)  # its lines stand on end where the page does


def test_text_set_sideways_is_read_and_a_stamp_in_the_margin_stands_last() -> None:
    def liggande(canvas: Canvas) -> None:
        canvas.translate(300, 100)
        canvas.rotate(90)
        for nummer in range(4):
            canvas.drawString(0, -14 * nummer, f"Rad {nummer} om boende")

    lasta = sida(pdf(liggande))
    assert [ett.text for ett in skrivna(lasta)] == [f"Rad {nummer} om boende" for nummer in range(4)]

    def stampel(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(30, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Inkom 2025-03-04")
        canvas.restoreState()
        rad("Anmälan")(canvas)
        rad("Skolan är orolig.", y=686)(canvas)

    assert [ett.text for ett in skrivna(sida(pdf(stampel)))] == ["Anmälan", "Skolan är orolig.", "Inkom 2025-03-04"]


def test_two_columns_of_prose_are_read_in_turn_and_two_of_fields_across() -> None:
    vanster = [f"Den vänstra spaltens rad {nummer} av alla" for nummer in range(8)]
    hoger = [f"Den högra spaltens rad {nummer} av dem alla" for nummer in range(8)]

    def spalter(canvas: Canvas) -> None:
        for nummer, (a, b) in enumerate(zip(vanster, hoger, strict=True)):
            rad(a, 60, 700 - 14 * nummer)(canvas)
            rad(b, 320, 700 - 14 * nummer)(canvas)

    assert [ett.text for ett in skrivna(sida(pdf(spalter)))] == vanster + hoger

    def falt(canvas: Canvas) -> None:
        for nummer in range(8):
            rad(f"Fält {nummer}", 60, 700 - 14 * nummer)(canvas)
            rad(f"värde {nummer}", 320, 700 - 14 * nummer)(canvas)

    assert [ett.text.split() for ett in skrivna(sida(pdf(falt)))] == [["Fält", str(i), "värde", str(i)] for i in range(8)]


def test_a_frame_around_text_is_no_table() -> None:
    def ram(canvas: Canvas) -> None:
        canvas.rect(60, 600, 400, 120)
        canvas.rect(60, 400, 400, 120)
        rad("Texten står i en ram.")(canvas)

    assert [(ett.text, ett.slag) for ett in skrivna(sida(pdf(ram)))] == [("Texten står i en ram.", Radslag.BROD)]


def test_a_long_file_of_tables_is_read_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linjetabell, "FLEST_SIDOR", 1)

    def tabell(canvas: Canvas) -> None:
        canvas.grid([60, 200, 400], [680, 700, 720])
        for y, (a, b) in zip((705, 685), (("Datum", "Typ"), ("2025-01-02", "Besök")), strict=True):
            rad(a, 70, y)(canvas)
            rad(b, 210, y)(canvas)

    forsta, andra = las_bytes(pdf(tabell, tabell), "x.pdf", ocr="aldrig")[0].sidor
    assert [ett.text for ett in skrivna(forsta)] == ["Datum | Typ", "2025-01-02 | Besök"]
    assert [ett.text.split() for ett in skrivna(andra)] == [["Datum", "Typ"], ["2025-01-02", "Besök"]]


def test_attachments_are_documents_of_their_own() -> None:
    def bifoga(oppen: pikepdf.Pdf) -> None:
        oppen.attachments["brev åäö.txt"] = "Hej från bilagan".encode()
        oppen.attachments["inre.pdf"] = pdf(rad("Den inre"))

    dokument = las_bytes(med_pike(pdf(rad("Den yttre")), bifoga), "akt.pdf")
    assert [ett.namn for ett in dokument] == ["akt.pdf", "akt.pdf/brev åäö.txt", "akt.pdf/inre.pdf"]
    assert [ett.sidor[0].lasningar[0].text for ett in dokument] == ["Den yttre", "Hej från bilagan", "Den inre"]


def test_an_encrypted_file_opens_with_one_of_the_passwords_and_else_says_what_to_do() -> None:
    last = med_pike(pdf(rad("Hemligt")), lambda _: None, encryption=pikepdf.Encryption(user="lås åäö", owner="annat"))
    assert las_bytes(last, "x.pdf", losenord=("fel", "lås åäö"))[0].sidor[0].last
    for losenord in ((), ("fel",)):
        (olast,) = las_bytes(last, "x.pdf", losenord=losenord)
        assert "lösenord" in (olast.fel or "")
        assert "--losenord" in (olast.atgard or "")


@pytest.mark.usefixtures("tesseract")
def test_a_font_that_says_no_characters_is_read_as_a_picture() -> None:
    def utan_unicode(oppen: pikepdf.Pdf) -> None:
        for objekt in oppen.objects:
            if isinstance(objekt, pikepdf.Dictionary) and "/ToUnicode" in objekt:
                del objekt["/ToUnicode"]

    for prov in (UTREDNING, RAPPORT):
        data = med_pike((PROV / prov).read_bytes(), utan_unicode)
        (dokument,) = las_bytes(data, "x.pdf")
        assert [en.ursprung for en in dokument.sidor[0].lasningar] == [Ursprung.OCR_SWE, Ursprung.OCR_ENG]
        assert "barn" in dokument.sidor[0].lasningar[0].text
        assert las_bytes(data, "x.pdf", ocr="aldrig")[0].sidor[0].olast == ocr.OLASLIG_TEXT


def test_ligatures_whose_map_is_turned_round_are_letters() -> None:
    fl = "".join(chr(ord(bokstav) << 8) for bokstav in "fl")
    text = f"{fl}ickan och a{fl}att {fl}"

    assert som_visas(text, lambda _: "Arial") == f"flickan och aflatt {fl}"


def test_a_language_in_other_letters_is_text() -> None:

    assert ser_oversatt_ut("الطفل يعيش مع أمه في المدينة ويذهب إلى المدرسة كل يوم " * 3)
    assert ser_oversatt_ut("Rodzina mieszka w Sztokholmie i nie mówi po szwedzku. " * 3)


def _huvudsida(oppen: pikepdf.Pdf) -> None:
    oppen.Root.Pages.Kids.append(oppen.Root.Pages)
    oppen.Root.Pages.Count = 3


def _djupt(oppen: pikepdf.Pdf) -> None:
    nod = oppen.pages[0].obj
    for _ in range(3_000):
        nod = oppen.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Kids=[nod], Count=1))
    oppen.Root.Pages = nod


def _egen_form(oppen: pikepdf.Pdf) -> None:
    form = oppen.make_stream(b"/X Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
    oppen.pages[0].Resources.XObject = pikepdf.Dictionary(X=form)
    oppen.pages[0].Contents = oppen.make_stream(b"/X Do")


def _djupa_lagen(oppen: pikepdf.Pdf) -> None:
    oppen.pages[0].Contents = oppen.make_stream(b"q " * 200_000 + b"BT /F1 12 Tf 72 700 Td (Hej) Tj ET")


@pytest.mark.parametrize(
    ("gor", "lasta"),
    [(_huvudsida, True), (_djupt, False), (_egen_form, False), (_djupa_lagen, True)],
)
def test_pages_that_hold_themselves_and_deep_ones_cost_the_page_at_most(gor: Callable[[pikepdf.Pdf], None], lasta: bool) -> None:
    (dokument,) = las_bytes(med_pike(pdf(rad("Text")), gor), "x.pdf", ocr="aldrig")
    assert dokument.sidor[0].last is lasta
    assert lasta or dokument.sidor[0].olast


def test_a_file_cut_off_and_one_whose_index_is_wrong() -> None:
    hel = pdf(rad("Nämnden beslutade"), rad("Sidan två"))
    assert "avbruten" in (las_bytes(hel[: len(hel) // 2], "x.pdf")[0].fel or "")
    assert [lasta.last for lasta in las_bytes(hel.replace(b"startxref\n", b"startxref\n9"), "x.pdf", ocr="aldrig")[0].sidor] == [True, True]


def test_ten_thousand_pages_are_read() -> None:
    (dokument,) = las_bytes(pdf(*(rad(f"Anteckning {nummer * 7}") for nummer in range(10_000))), "x.pdf", ocr="aldrig")
    assert len(dokument.sidor) == 10_000
    assert all(lasta.last for lasta in dokument.sidor)


def med_bild(bredd: int, hojd: int, punkter: bytes) -> bytes:
    def lagg_i(oppen: pikepdf.Pdf) -> None:
        bild = oppen.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=bredd, Height=hojd)
        bild.ColorSpace, bild.BitsPerComponent = pikepdf.Name.DeviceGray, 1
        bild.write(zlib.compress(punkter), filter=pikepdf.Name.FlateDecode)
        oppen.pages[0].Resources.XObject = pikepdf.Dictionary(I=bild)
        oppen.pages[0].Contents = oppen.make_stream(b"q 595 0 0 842 0 0 cm /I Do Q")

    return med_pike(pdf(rad("byts ut")), lagg_i)


@pytest.mark.usefixtures("tesseract")
def test_a_huge_picture_is_not_drawn() -> None:
    (dokument,) = las_bytes(med_bild(30_000, 30_000, b"\x00" * (30_000 * 30_000 // 8)), "x.pdf")
    assert dokument.sidor[0].olast == ocr.FOR_STOR


def test_a_stamp_over_a_picture_leaves_the_page_unread_but_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda _: None)

    def stampla(oppen: pikepdf.Pdf) -> None:
        oppen.pages[0].Contents = oppen.make_stream(b"q 595 0 0 842 0 0 cm /I Do Q BT /F1 12 Tf 72 700 Td (Inkom 2024-03-05) Tj ET")

    lasta = sida(med_pike(med_bild(100, 100, bytes(1300)), stampla))
    assert not lasta.last
    assert lasta.olast
    assert [ett.text for ett in skrivna(lasta)] == ["Inkom 2024-03-05"]


def test_a_blank_page_is_read_and_a_file_of_blank_pages_is_not() -> None:
    tom = las_bytes(pdf(rad("Framsidan"), lambda _: None), "x.pdf", ocr="aldrig")[0].sidor[1]
    assert tom.last
    assert tom.lasningar[0].rader == ()
    assert not las_bytes(pdf(lambda _: None), "x.pdf", ocr="aldrig")[0].sidor[0].last


@pytest.mark.usefixtures("tesseract")
def test_pages_that_will_be_read_again_are_counted_beforehand(tmp_path: Path) -> None:
    skannad, skriven, bild = tmp_path / "skannad.pdf", tmp_path / "skriven.pdf", tmp_path / "sida.png"
    skannad.write_bytes(med_bild(100, 100, bytes(1300)))
    skriven.write_bytes(pdf(rad("Nämnden beslutade om stöd.")))
    from PIL import Image

    Image.new("L", (50, 50)).save(bild)
    alla = [skannad, skriven, bild, tmp_path / "finns inte.pdf"]
    assert omlasning(alla, "auto").sidor == 2
    assert omlasning(alla, "auto").sekunder > 0
    assert omlasning(alla, "aldrig").sidor == 0


def test_a_bold_line_at_the_head_of_every_page_is_a_header_and_a_heading_in_the_text_that_returns_is_not() -> None:
    def rita(nummer: int) -> Callable[[Canvas], None]:
        def rita_sidan(canvas: Canvas) -> None:
            canvas.setFont("Helvetica-Bold", 13)
            canvas.drawString(72, 800, "Socialförvaltningen i Lerhamn")
            canvas.drawString(72, 750, "Anteckning")
            canvas.setFont("Helvetica", 11)
            for plats, ord_ in enumerate(
                ("Modern ringde om skolan.", "Fadern kom till mötet.", "Läkaren skrev ett intyg.", "Hyran är betald.")
            ):
                canvas.drawString(72, 720 - 15 * plats, f"{ord_} Det var dag {nummer * 7 + plats * 5} efter beslutet.")

        return rita_sidan

    (dokument,) = las_bytes(pdf(*(rita(nummer) for nummer in range(4))), "x.pdf", ocr="aldrig")
    for ett in dokument.sidor:
        assert [(rad.slag, rad.niva) for rad in skrivna(ett)][:2] == [(Radslag.SIDHUVUD, None), (Radslag.RUBRIK, 1)]
