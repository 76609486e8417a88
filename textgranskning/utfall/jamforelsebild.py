"""A comparison of two rounds as a picture: one row a krav, the share of gaps before and after with their intervals."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from textgranskning.utfall.intervall import Andel
from textgranskning.utfall.jamforelse import Jamforelse, Kravjamforelse

BREDD, ETIKETT, RAD, TOPP, BOTTEN = 960, 330, 34, 92, 40  # pixels
SKALA = BREDD - ETIKETT - 40
LANGST = 46  # characters of a krav's question that there is room for
STIL = """
  text { font: 14px system-ui, sans-serif; fill: #1b1b1b }
  .liten { font-size: 12px; fill: #555 }
  .rubrik { font-size: 17px; font-weight: 600 }
  line { stroke-width: 2 }
  .fore { stroke: #8a5a00; fill: #fff }
  .efter { stroke: #004b87; fill: #004b87 }
  .rutnat { stroke: #ddd; stroke-width: 1 }
  .pil { stroke: #bbb }
"""


def bild(jamforelse: Jamforelse) -> str:
    """An SVG that stands alone. Krav that too few akter have are left out; a table names them all."""
    rader = [krav for krav in jamforelse.krav if not krav.fore.for_fa and not krav.efter.for_fa]
    hojd = TOPP + RAD * max(len(rader), 1) + BOTTEN
    delar = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREDD} {hojd}" role="img" aria-label="Andel luckor före och efter">',
        f"<style>{STIL}</style><rect width='100%' height='100%' fill='#fff'/>",
        '<text class="rubrik" x="20" y="30">Andel luckor (saknas, oklart) av de akter där kravet gäller</text>',
        f'<circle class="fore" cx="26" cy="52" r="6" stroke-width="2"/><text x="40" y="57">{escape(jamforelse.fore)}</text>',
        f'<circle class="efter" cx="{ETIKETT}" cy="52" r="6"/><text x="{ETIKETT + 14}" y="57">{escape(jamforelse.efter)}</text>',
        *_rutnat(hojd),
    ]
    if not rader:
        delar.append(f'<text x="20" y="{TOPP + 20}">För få akter för att jämföra andelar; se tabellen.</text>')
    for nummer, krav in enumerate(rader):
        delar += _rad(krav, TOPP + RAD * nummer + RAD / 2)
    return "\n".join([*delar, "</svg>\n"])


def _rutnat(hojd: float) -> Iterator[str]:
    for tiondel in range(0, 11, 2):
        x = ETIKETT + SKALA * tiondel / 10
        yield f'<line class="rutnat" x1="{x:.0f}" x2="{x:.0f}" y1="{TOPP - 8}" y2="{hojd - BOTTEN + 4}"/>'
        yield f'<text class="liten" x="{x:.0f}" y="{hojd - BOTTEN + 20}" text-anchor="middle">{10 * tiondel} %</text>'


def _rad(krav: Kravjamforelse, y: float) -> Iterator[str]:
    namn = krav.fraga if len(krav.fraga) <= LANGST else f"{krav.fraga[: LANGST - 1].rstrip()}…"
    yield f'<g><title>{escape(krav.fraga)}</title><text x="20" y="{y + 5:.1f}">{escape(namn)}</text>'
    yield f'<line class="pil" x1="{_x(krav.fore.varde)}" x2="{_x(krav.efter.varde)}" y1="{y}" y2="{y}"/>'
    yield from _punkt(krav.fore, "fore", y - 5)
    yield from _punkt(krav.efter, "efter", y + 5)
    yield "</g>"


def _punkt(andel: Andel, klass: str, y: float) -> Iterator[str]:
    yield f'<line class="{klass}" x1="{_x(andel.lag)}" x2="{_x(andel.hog)}" y1="{y}" y2="{y}"/>'
    yield f'<circle class="{klass}" cx="{_x(andel.varde)}" cy="{y}" r="5" stroke-width="2"/>'


def _x(varde: float) -> str:
    return f"{ETIKETT + SKALA * varde:.1f}"
