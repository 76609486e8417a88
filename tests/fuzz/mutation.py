"""Files broken at random, from the samples: bytes changed, cut, doubled, spliced; of a zip package one part, packed anew."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

HEM = Path(__file__).parents[2]
ROT = HEM / "tests" / "inlasning" / "prov"
STORST = 400_000  # bytes of a seed
INTRESSANT = (
    *(
        b"0",
        b"-1",
        b"65536",
        b"99999999999",
        b"\0",
        b"\xff\xff\xff\xff",
        b"%s" * 20,
        b"{",
        b"}",
        b"\\",
        b"<",
        b"</",
        b"]]>",
        b"&#0;",
        b"&x;",
    ),
    *(b'"' * 3, b"\r\n\r\n", b"\xc3", b"\xed\xa0\x80", b"\\u-10179?", b"\\bin9999999 ", b"=?utf-8?B?", b"A" * 3000),
)
_ZIP = b"PK\x03\x04"


def fron() -> list[tuple[str, bytes]]:
    """The seeds: name and bytes of every sample and of the PDF examples, and small ones of formats that are only named."""
    pdf = (fil for fil in HEM.joinpath("exempel", "akter").rglob("*.pdf") if fil.stat().st_size < STORST)
    filer = sorted({*(fil for fil in ROT.glob("*/*") if not fil.name.endswith(".gold.txt")), *pdf})
    annat = [
        ("brev.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "__substg1.0_".encode("utf-16-le")),
        ("ljud.mp3", b"ID3\x03" + bytes(40)),
    ]
    return [(fil.name, fil.read_bytes()) for fil in filer] + annat


def muterad(data: bytes, slump: Random, andra: Sequence[bytes]) -> bytes:
    """One file broken in one to four places."""
    if data.startswith(_ZIP) and slump.random() < 0.75:
        try:
            return _brutet_paket(data, slump, andra)
        except Exception:  # noqa: BLE001  it is broken already, beyond packing anew
            pass
    return _bruten(data, slump, andra)


def _brutet_paket(data: bytes, slump: Random, andra: Sequence[bytes]) -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as arkiv, zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as nytt:
        namn = arkiv.namelist()
        trasig = slump.choice(namn)
        for ett in namn:
            innehall = arkiv.read(ett)
            if ett != trasig:
                nytt.writestr(ett, innehall)
            elif slump.random() > 0.05:
                nytt.writestr(ett, _bruten(innehall, slump, andra))
    return ut.getvalue()


def _bruten(data: bytes, slump: Random, andra: Sequence[bytes]) -> bytes:
    for _ in range(slump.randint(1, 4)):
        data = slump.choice(_SATT)(data or b" ", slump, andra)
    return data


def _plats(data: bytes, slump: Random) -> tuple[int, int]:
    a = slump.randrange(len(data))
    return a, min(len(data), a + 1 + int(slump.expovariate(1 / 40)))


def _andra_bit(data: bytes, slump: Random, _: Sequence[bytes]) -> bytes:
    a = slump.randrange(len(data))
    return data[:a] + bytes((data[a] ^ (1 << slump.randrange(8)),)) + data[a + 1 :]


def _ta_bort(data: bytes, slump: Random, _: Sequence[bytes]) -> bytes:
    a, b = _plats(data, slump)
    return data[:a] + data[b:]


def _upprepa(data: bytes, slump: Random, _: Sequence[bytes]) -> bytes:
    a, b = _plats(data, slump)
    return data[:b] + data[a:b] * slump.choice((1, 2, 50, 500)) + data[b:]


def _kapa(data: bytes, slump: Random, _: Sequence[bytes]) -> bytes:
    return data[: slump.randrange(len(data))]


def _stick_in(data: bytes, slump: Random, _: Sequence[bytes]) -> bytes:
    a = slump.randrange(len(data))
    return data[:a] + slump.choice(INTRESSANT) + data[a:]


def _flytta(data: bytes, slump: Random, _: Sequence[bytes]) -> bytes:
    a, b = _plats(data, slump)
    bit, rest = data[a:b], data[:a] + data[b:]
    c = slump.randrange(len(rest) + 1)
    return rest[:c] + bit + rest[c:]


def _korsa(data: bytes, slump: Random, andra: Sequence[bytes]) -> bytes:
    annan = slump.choice(andra)
    return data[: slump.randrange(len(data))] + annan[slump.randrange(len(annan)) :]


_SATT: tuple[Callable[[bytes, Random, Sequence[bytes]], bytes], ...] = (_andra_bit, _ta_bort, _upprepa, _kapa, _stick_in, _flytta, _korsa)


def muterade(antal: int, fro: int, extra: Sequence[tuple[str, bytes]] = ()) -> Iterator[tuple[str, bytes]]:
    """So many broken files, the same for the same number `fro`; names keep their ending, or lose it."""
    alla = [*fron(), *extra]
    andra = [data for _, data in alla]
    for nummer in range(antal):
        slump = Random(f"{fro} {nummer}")
        namn, data = alla[nummer % len(alla)]
        yield (f"{nummer:05d}" if slump.random() < 0.1 else f"{nummer:05d}-{namn}"), muterad(data, slump, andra)
