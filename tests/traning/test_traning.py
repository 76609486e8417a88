"""The training programs in small: what they learn from toy data, and that they learn the same again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np

from traning.former import skadade
from traning.hunspell import las_ordbok
from traning.kanal import bitar, lar
from traning.korpus import hash_av
from traning.sprakmodell import FORSTA, GRANSEN, MINST_BAK_PAR, OKAND, TAL, foljd, ordfoljder

PAR = Counter({("här", "har"): 60, ("för", "for"): 30, ("förs", "férs"): 20, ("barn", "bam"): 5, ("barn", "barn"): 45, ("lag", "lag"): 40})


def test_pieces_of_one_pair() -> None:
    assert list(bitar(("barn", "bam"))) == [("b", "b"), ("a", "a"), ("rn", "m")]


def test_em_learns_what_letters_are_read_as() -> None:
    kanal = lar(PAR)
    assert kanal["ä"] == {"a": 1.0}
    assert round(kanal["ö"]["o"], 2) == 0.6
    assert 0.05 < kanal["rn"]["m"] < 0.15
    assert lar(PAR) == kanal


def test_forms_that_damage_makes() -> None:
    former = skadade("förs", lar(PAR), 0.1)
    assert set(former) == {"fors", "férs"}


def test_the_split_is_the_same_on_every_machine() -> None:
    assert hash_av("Ett  stycke\n") == hash_av("Ett stycke") == 2742749569


def test_a_dictionary_is_expanded_by_its_rules(tmp_path: Path) -> None:
    (tmp_path / "sv_SE.aff").write_text(
        "SFX A Y 1\nSFX A 0 s .\nSFX v Y 1\nSFX v 0 s/WXZ [^a]\nSFX D Y 1\nSFX D a an a\n", encoding="utf-8"
    )
    (tmp_path / "sv_SE.dic").write_text("3\nbehandling/Av\nflicka/D\nfel/%A\n", encoding="utf-8")
    ordbok = las_ordbok(tmp_path)
    assert ordbok.ord == {"behandling", "behandlings", "flicka", "flickan"}
    assert ordbok.forled == {"behandlings"}


def test_words_numbers_and_sentences_become_ids() -> None:
    ider = {"hon": FORSTA, "kom": FORSTA + 1}
    assert list(foljd(["Hon kom den 3/4. Hon"], ider.get)) == [GRANSEN, FORSTA, FORSTA + 1, OKAND, TAL, GRANSEN, FORSTA, GRANSEN]


def test_probabilities_of_what_follows_sum_to_one_but_for_what_is_always_kept() -> None:
    ord_ = foljd(["a b a b a c", "b a c a b a"] * 5, {"a": FORSTA, "b": FORSTA + 1, "c": FORSTA + 2}.get)
    antal = np.bincount(ord_.astype(int), minlength=FORSTA + 3).astype(float)
    unigram = np.log(np.maximum(antal, 1e-9) / antal.sum())
    tabeller = ordfoljder(ord_, unigram)
    for fran in (FORSTA, FORSTA + 1):
        sedda = {int(nyckel) & ((1 << 21) - 1): i for i, nyckel in enumerate(tabeller["par"]) if int(nyckel) >> 21 == fran}
        summa = sum(np.exp(-0.1 * float(tabeller["par_logp"][i])) for i in sedda.values())
        summa += sum(np.exp(-0.1 * float(tabeller["ett_bak"][fran]) + unigram[till]) for till in range(FORSTA + 3) if till not in sedda)
        assert 0.94 < summa < 1.06 + MINST_BAK_PAR  # what is kept is rounded to a tenth of a nat
