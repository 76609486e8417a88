"""Precision, missed gaps and calibration from verdicts whose truth is known."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.utfall.flaggbygge import dom, flagga, nyckel
from textgranskning.fel import UtfallFel
from textgranskning.granskning.kalibrering import las_kalibrering
from textgranskning.typer import Status
from textgranskning.utfall.domar import Dom, Nyckel
from textgranskning.utfall.kalibrering import anpassa
from textgranskning.utfall.urval import elusionsprov
from textgranskning.utfall.utfall import utfall


def test_ingen_har_granskat() -> None:
    ut = utfall([flagga("a")], {}, {})
    assert (ut.granskade, ut.brier, ut.tackning, ut.missade.antal) == (0, None, None, None)


def test_precision_per_krav() -> None:
    flaggor = [flagga("a"), flagga("b"), flagga("c", "sip", "oklart"), flagga("d", status="finns")]
    ut = utfall(flaggor, dict([dom(flaggor[0], "saknas"), dom(flaggor[1], "finns"), dom(flaggor[2], "saknas")]), {})
    per_krav = {ett.krav: (ett.flaggade, ett.granskade, ett.bekraftade) for ett in ut.krav}
    assert per_krav == {"beslut": (2, 2, 1), "sip": (1, 1, 1)}
    assert ut.precision.varde == pytest.approx(2 / 3)


def test_missade_luckor_ur_stickprovet() -> None:
    """100 krav were not flagged; of 20 drawn one is a gap: about five, surely between none and a quarter."""
    omarkta = [flagga(f"akt {nr}", status="finns") for nr in range(100)]
    visad = flagga("z", "sip")
    prov = elusionsprov(omarkta, 20)
    domar = dict(dom(ett, "saknas" if nr == 0 else "finns") for nr, ett in enumerate(ett for ett in omarkta if nyckel(ett) in prov))
    missade = utfall([*omarkta, visad], {**domar, **dict([dom(visad, "saknas")])}, prov).missade
    assert (missade.omarkta, missade.granskade, missade.funna, missade.kvar) == (100, 20, 1, 0)
    assert missade.antal == pytest.approx(5.0)
    assert missade.lag == pytest.approx(0.127, abs=0.01)
    assert missade.hog == pytest.approx(24.9, abs=0.1)


def test_allt_sett_lamnar_inget_att_gissa() -> None:
    omarkta = [flagga(f"akt {nr}", status="finns") for nr in range(10)]
    domar = dict(dom(ett, "saknas" if nr < 2 else "finns") for nr, ett in enumerate(omarkta))
    missade = utfall(omarkta, domar, elusionsprov(omarkta, 10)).missade
    assert (missade.antal, missade.lag, missade.hog) == (2.0, 2.0, 2.0)


def test_akter_i_ett_urval_raknas_upp() -> None:
    flaggor = [flagga("a"), flagga("b", status="finns")]
    ut = utfall(flaggor, dict([dom(flaggor[0], "saknas"), dom(flaggor[1], "saknas")]), {nyckel(flaggor[1]): 1.0}, {"a": 3.0, "b": 7.0})
    assert ut.missade.antal == pytest.approx(7.0)
    assert ut.tackning is not None
    assert ut.tackning[0] == pytest.approx(0.3)


def test_egna_luckor_raknas_for_sig() -> None:
    egen = Nyckel("a", "", "egen:1")
    ut = utfall([flagga("a")], {egen: Dom(egen, 1, lucka={"fraga": "Finns tolk?"})}, {})
    assert ut.missade.egna == 1


def test_intervallet_haller_i_19_av_20_omgangar() -> None:
    """The truth lies within the interval in at least 95 of 100 made-up rounds."""
    slump = random.Random(4)
    inne = 0
    for omgang in range(200):
        luckor = {nr for nr in range(300) if slump.random() < 0.08}
        flaggor = [flagga(f"akt {nr}", status="finns") for nr in range(300)]
        prov = elusionsprov(flaggor, 60, str(omgang))
        domar = dict(dom(ett, "saknas" if nr in luckor else "finns") for nr, ett in enumerate(flaggor) if nyckel(ett) in prov)
        missade = utfall(flaggor, domar, prov).missade
        assert missade.lag is not None
        assert missade.hog is not None
        inne += missade.lag <= len(luckor) <= missade.hog
    assert inne >= 190


def test_hur_val_sakerheten_holl() -> None:
    flaggor = [flagga(f"a{nr}", sakerhet=0.95) for nr in range(10)] + [flagga(f"b{nr}", sakerhet=0.55) for nr in range(10)]
    domar = dict(dom(ett, "saknas" if nr % 2 == 0 else "finns") for nr, ett in enumerate(flaggor))
    ut = utfall(flaggor, domar, {})
    assert [(ett.fran, ett.antal, ett.ratt.varde) for ett in ut.sakerhet] == [(0.5, 10, 0.5), (0.9, 10, 0.5)]
    assert ut.kalibreringsfel == pytest.approx((0.45 + 0.05) / 2)


def test_kalibreringen_ror_sig_mot_det_granskarna_fann(tmp_path: Path) -> None:
    flaggor = [flagga(f"a{nr}", sakerhet=0.95) for nr in range(200)]
    egen = anpassa(flaggor, dict(dom(ett, "saknas" if nr % 2 else "finns") for nr, ett in enumerate(flaggor)))
    assert 0.45 < egen.sakerhet(Status.SAKNAS, 0.95) < 0.6
    assert egen.sakerhet(Status.FINNS, 0.9) == pytest.approx(0.9)
    (tmp_path / "egen.toml").write_text(egen.som_toml(), encoding="utf-8")
    last = las_kalibrering(tmp_path / "egen.toml")
    assert last.sakerhet(Status.SAKNAS, 0.95) == pytest.approx(egen.sakerhet(Status.SAKNAS, 0.95), abs=0.001)
    assert {ett.sakerhet for ett in last.pa(flaggor)} == {last.sakerhet(Status.SAKNAS, 0.95)}


def test_for_fa_domar_kalibrerar_inte() -> None:
    flaggor = [flagga(f"a{nr}") for nr in range(5)]
    with pytest.raises(UtfallFel, match="5 krav"):
        anpassa(flaggor, dict(dom(ett, "saknas") for ett in flaggor))


@pytest.mark.parametrize("text", ["", "antal = 1\n[nej]\nlutning = 1\nskift = 0\n", "antal = 1\n[finns]\nskift = 0\n", "inte toml"])
def test_trasig_kalibrering_sags(tmp_path: Path, text: str) -> None:
    (tmp_path / "k.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UtfallFel):
        las_kalibrering(tmp_path / "k.toml")
