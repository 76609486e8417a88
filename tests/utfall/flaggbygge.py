"""Flags and verdicts made for tests, with only what matters said."""

from __future__ import annotations

from textgranskning.typer import Flagga, Skal, Sokt, Status
from textgranskning.utfall.domar import Dom, Nyckel


def flagga(akt: str, krav: str = "beslut", status: str = "saknas", sakerhet: float = 0.8, **mer: str) -> Flagga:
    fasta = {"mall": "barn-unga", "fraga": f"Finns {krav}?", "kvalitetsomrade": "trygghet_sakerhet", "motivering": "Inget hittades."}
    text = {**fasta, **mer}
    return Flagga(
        akt=akt,
        krav=krav,
        status=Status(status),
        skal=Skal.INGET_BELAGG,
        sakerhet=sakerhet,
        sokt=Sokt(1, 1, 1.0, (krav,)),
        **text,  # type: ignore[arg-type]
    )


def nyckel(ett: Flagga) -> Nyckel:
    return Nyckel(ett.akt, ett.mall, ett.krav)


def dom(ett: Flagga, status: str) -> tuple[Nyckel, Dom]:
    return nyckel(ett), Dom(nyckel(ett), 1, status, verktyget={"status": ett.status.value})
