"""The command as a user runs it: what comes out, exit codes, and one clear sentence for everything that goes wrong."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.cli.kor import kor
from tests.conftest import ROT
from textgranskning import cli

EXEMPEL = ROT / "exempel" / "akter"
NYCKLAR = {
    "akt", "person", "kon", "enhet", "mall", "krav", "fraga", "kvalitetsomrade", "analys", "status", "skal", "sakerhet", "prioritet",
    "utlosare", "forfaller", "lagrum", "motivering", "belagg", "sokt",
}  # fmt: skip


@pytest.fixture(scope="module")
def granskad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    ut = tmp_path_factory.mktemp("granskad") / "ut"
    svar = kor("granska", EXEMPEL, "--ut", ut)
    assert svar.returncode == 0, svar.stderr
    assert svar.stdout == ""
    assert "Läst som 8 akter med 15 filer." in svar.stderr
    return ut


def test_every_line_of_flaggor_jsonl_keeps_the_contract(granskad: Path) -> None:
    flaggor = [json.loads(rad) for rad in (granskad / "flaggor.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {flagga["akt"] for flagga in flaggor} >= {"01 Ekdahl, vuxen", "02 Export ekonomiskt bistånd.txt"}
    for flagga in flaggor:
        assert set(flagga) == NYCKLAR
        assert 0 < flagga["sakerhet"] < 1
        assert set(flagga["sokt"]) == {"handlingar", "sidor", "lasbart", "begrepp", "narmast", "olasta"}
        for belagg in flagga["belagg"]:
            assert set(belagg) == {"dokument", "sida", "ruta", "original", "text", "datum", "hallning"}
            assert belagg["text"].strip()


def test_csv_opens_in_swedish_excel(granskad: Path) -> None:
    raa = (granskad / "flaggor.csv").read_bytes()
    assert raa.startswith(b"\xef\xbb\xbf")
    rader = list(csv.DictReader(raa.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert len(rader) == len((granskad / "flaggor.jsonl").read_text(encoding="utf-8").splitlines())
    assert not [varde for rad in rader for varde in rad.values() if varde and varde[0] in "=+-@"]


def test_handlingar_csv_lists_what_was_found(granskad: Path) -> None:
    rader = list(csv.DictReader((granskad / "handlingar.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert {"journalanteckning", "utredning", "beslut"} <= {rad["typ"] for rad in rader}
    assert {rad["finns"] for rad in rader} <= {"ja", "nej"}


def test_the_journal_has_a_record_for_every_file(granskad: Path) -> None:
    poster = [json.loads(rad) for rad in (granskad / "korning.jsonl").read_text(encoding="utf-8").splitlines()]
    filer = [post for post in poster if "fil" in post]
    assert len(filer) == 15
    assert all(len(post["sha256"]) == 64 and post["utfall"] == "last" for post in filer)


def test_the_report_is_one_file_that_asks_the_network_for_nothing(granskad: Path) -> None:
    sida = (granskad / "rapport.html").read_text(encoding="utf-8")
    assert "http://" not in sida
    assert "https://" not in sida
    assert "src=" not in sida
    assert "<link" not in sida
    assert "default-src 'none'; script-src 'sha256-" in sida  # the page's own script, known by its sum, and nothing else
    assert "Roland Ekdahl" in sida


@pytest.mark.skipif(os.name == "nt", reason="access lists, not mode bits, on Windows")
def test_results_are_for_the_owner_alone(granskad: Path) -> None:
    assert granskad.stat().st_mode & 0o077 == 0
    assert all(fil.stat().st_mode & 0o077 == 0 for fil in granskad.rglob("*"))


def test_a_second_run_goes_on_and_gives_the_same_bytes(granskad: Path) -> None:
    forst = (granskad / "flaggor.jsonl").read_bytes()
    assert kor("granska", EXEMPEL, "--ut", granskad, "--processer", 2).returncode == 0
    assert (granskad / "flaggor.jsonl").read_bytes() == forst


def test_normalisera_reads_standard_input() -> None:
    svar = kor("normalisera", indata="Socialndmnden 6verldmnar rapporten\n")
    assert svar.returncode == 0
    assert svar.stdout == "Socialnämnden överlämnar rapporten\n"


def test_las_json_shows_headings_and_decision_points() -> None:
    svar = kor("las", EXEMPEL / "08 Tjänsteutlåtande" / "Tjänsteutlåtande öppenvård.pdf", "--json")
    objekt = json.loads(svar.stdout)
    assert [punkt["nummer"] for punkt in objekt["beslutspunkter"]] == [1, 2]
    assert "Jämställdhetsanalys" in [rubrik["text"] for rubrik in objekt["rubriker"]]
    assert objekt["sprak"] == "sv"


def test_normalisera_knows_the_words_of_the_users_list(tmp_path: Path) -> None:
    lista = tmp_path / "ord.txt"
    lista.write_text("Åsviken\nFramåtgruppen  # enheten för unga\n", encoding="utf-8")
    skadat = "Han ar nu i Asviken och far hjalp av Framatgruppen.\n"
    assert kor("normalisera", "--ordlista", lista, indata=skadat).stdout == "Han är nu i Åsviken och får hjälp av Framåtgruppen.\n"
    saknas = kor("normalisera", "--ordlista", tmp_path / "saknas.txt", indata=skadat)
    assert (saknas.returncode, saknas.stdout) == (2, "")
    assert "Ordlistan" in saknas.stderr


@pytest.mark.parametrize("kommando", [[], ["granska"], ["normalisera"], ["las"], ["mallar"], ["mallar", "visa"], ["modeller"], ["rensa"]])
def test_help_is_swedish_and_has_an_example(kommando: list[str]) -> None:
    svar = kor(*kommando, "--help")
    assert svar.returncode == 0
    if kommando and kommando not in (["mallar"], ["modeller"]):
        assert "Exempel:  textgranskning" in svar.stdout


def test_mallar_lists_and_shows_every_template() -> None:
    lista = kor("mallar", "lista").stdout.splitlines()
    assert [rad.split()[0] for rad in lista] == [
        "barn-unga", "eftervard", "ekonomiskt-bistand", "familjebehandling", "tjansteutlatande", "vuxen-hemloshet",
    ]  # fmt: skip
    assert "7 § LVM (1988:870)" in kor("mallar", "visa", "vuxen-hemloshet").stdout


@pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal")
def test_on_a_terminal_progress_has_numbers_and_no_names(tmp_path: Path) -> None:
    har, dar = os.openpty()
    kommando = [sys.executable, "-m", "textgranskning", "granska", EXEMPEL, "--ut", tmp_path / "ut", "--processer", "1"]
    process = subprocess.Popen(
        kommando, cwd=ROT, stdout=subprocess.PIPE, stderr=dar, env={**os.environ, "PYTHONUTF8": "1", "COLUMNS": "120"}
    )
    os.close(dar)
    sagt = b""
    with contextlib.suppress(OSError):  # the end of a terminal
        while bit := os.read(har, 65536):
            sagt += bit
    os.close(har)
    ut, _ = process.communicate(timeout=60)
    assert (process.returncode, ut) == (0, b"")
    text = sagt.decode("utf-8", "replace")
    assert re.search(r"\d av 8 akter, \d+\.\d sidor/s", text)
    assert not re.search("ekdahl|journal|vinge|molly", text.lower())


def test_json_is_the_product_and_tyst_says_nothing(tmp_path: Path) -> None:
    svar = kor("granska", EXEMPEL / "04 Åbom, eftervård", "--ut", tmp_path / "ut", "--json")
    summa = json.loads(svar.stdout)
    assert svar.stderr == ""
    assert (summa["akter"], summa["filer"]) == (1, {"last": 2, "delvis": 0, "ej_last": 0})
    assert {"sidor", "flaggor", "sekunder", "steg", "skal", "oforandrade", "omgjorda"} <= summa.keys()
    svar = kor("granska", EXEMPEL / "04 Åbom, eftervård", "--ut", tmp_path / "ut", "--tyst")
    assert (svar.stdout, svar.stderr, svar.returncode) == ("", "", 0)


def test_a_fault_of_ours_has_a_code_of_its_own_and_quotes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fel(**_: object) -> None:
        raise KeyError("Signe Rosenqvist")

    monkeypatch.setattr("textgranskning.cli.app", fel)
    assert cli.main() == 5
    assert "Rosenqvist" not in (sagt := capsys.readouterr().err)
    assert "internt fel (KeyError" in sagt


def test_modeller_are_verified_by_their_sums() -> None:
    svar = kor("modeller", "verifiera")
    assert svar.returncode == 0
    assert "stämmer: restaurering/tabeller.npz" in svar.stdout.splitlines()


# --- what goes wrong -------------------------------------------------------------------------------------------------------------------


def test_an_empty_folder_has_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    svar = kor("granska", tmp_path / "tom", "--ut", tmp_path / "ut")
    assert (svar.returncode, svar.stderr.count("\n")) == (3, 1)
    assert "innehåller inga filer att läsa" in svar.stderr


def test_no_such_folder(tmp_path: Path) -> None:
    svar = kor("granska", tmp_path / "borta", "--ut", tmp_path / "ut")
    assert svar.returncode == 2
    assert "finns inte. Kontrollera sökvägen." in svar.stderr
    assert not (tmp_path / "ut").exists()


def test_an_unknown_option_is_wrong_use(tmp_path: Path) -> None:
    assert kor("granska", EXEMPEL, "--ut", tmp_path / "ut", "--mal", "barn-unga").returncode == 2


def test_an_unknown_template_names_the_nearest(tmp_path: Path) -> None:
    svar = kor("granska", EXEMPEL, "--ut", tmp_path / "ut", "--mall", "barn-ung")
    assert svar.returncode == 2
    assert "Menade du barn-unga?" in svar.stderr


def test_a_template_with_three_faults_names_all_three(tmp_path: Path) -> None:
    mall = tmp_path / "min.toml"
    mall.write_text(
        'id = "min"\nnamn = "Min"\n[[krav]]\nid = "ett"\nfraga = "?"\nkvalitetsomrade = "effektivitet"\nkravs = ["hembesokk"]\n'
        '[[krav]]\nid = "tva"\nfraga = "?"\nkvalitetsomrade = "effektivitett"\nkravs = ["hembesok"]\n'
        '[[krav]]\nid = "tre"\nfraga = "?"\nkvalitetsomrade = "effektivitet"\nkravs = ["hembesok"]\ninom = "10M"\n',
        encoding="utf-8",
    )
    svar = kor("granska", EXEMPEL, "--ut", tmp_path / "ut", "--mall", mall)
    assert svar.returncode == 4
    assert "Menade du hembesok?" in svar.stderr
    assert "krav tva" in svar.stderr
    assert "rad 13 krav tre" in svar.stderr
    assert kor("mallar", "kontrollera", mall).returncode == 4


def test_an_output_folder_with_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "annat.txt").write_text("viktigt", encoding="utf-8")
    svar = kor("granska", EXEMPEL, "--ut", tmp_path)
    assert svar.returncode == 2
    assert "något annat än en tidigare körning" in svar.stderr
    assert [fil.name for fil in tmp_path.iterdir()] == ["annat.txt"]


def test_an_output_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x", encoding="utf-8")
    svar = kor("granska", EXEMPEL, "--ut", tmp_path / "fil" / "ut")
    assert svar.returncode == 2
    assert "Det går inte att skriva" in svar.stderr


def test_bad_files_cost_themselves_alone(tmp_path: Path) -> None:
    akt = tmp_path / "akter" / "akt med å"
    akt.mkdir(parents=True)
    (akt / "tom.txt").write_bytes(b"")
    (akt / "latin.txt").write_bytes("2025-03-11 Hembesök hos familjen. Barnen, födda 2014 och 2018, har egna sängar.".encode("cp1252"))
    (akt / "avbruten.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (akt / "gammal.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    lada = pikepdf.new()
    lada.add_blank_page()
    lada.save(akt / "krypterad.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    svar = kor("granska", tmp_path / "akter", "--ut", tmp_path / "ut", "--mall", "ekonomiskt-bistand")
    assert svar.returncode == 1
    assert "latin" not in svar.stderr  # no file name in what is said
    poster = [json.loads(rad) for rad in (tmp_path / "ut" / "korning.jsonl").read_text(encoding="utf-8").splitlines()]
    utfall = {post["fil"]: (post["utfall"], post["skal"]) for post in poster if "fil" in post}
    assert utfall["latin.txt"] == ("last", None)
    assert "krypterad" in utfall["krypterad.pdf"][1]
    assert "avbruten" in utfall["avbruten.pdf"][1]
    assert "tom" in utfall["tom.txt"][1]
    assert "äldre Word" in utfall["gammal.doc"][1]
    flaggor = [json.loads(rad) for rad in (tmp_path / "ut" / "flaggor.jsonl").read_text(encoding="utf-8").splitlines()]
    hembesok = next(flagga for flagga in flaggor if flagga["krav"] == "hembesok")
    assert "sängar" in hembesok["belagg"][0]["text"]


def test_rensa_removes_every_trace_and_says_what(tmp_path: Path) -> None:
    ut = tmp_path / "ut"
    kor("granska", EXEMPEL / "04 Åbom, eftervård", "--ut", ut)
    svar = kor("rensa", ut)
    assert "borttaget: flaggor.jsonl" in svar.stdout
    assert not ut.exists()
    assert kor("rensa", tmp_path).returncode == 2
