"""The reviewers' verdicts: `granskning.sqlite` in UT, an append-only log that two tabs or two reviewers can write without losing anything.

A row says that one reviewer changed one thing about one flag; what holds now is the fold of the rows (`laget`). Nothing is ever rewritten:
undoing appends rows that name the action undone. A flag is known by akt, mall and krav; what the tool said when it was judged (status,
skal, sakerhet, trigger, person) stands in the row, so that a later run can be told apart from the one that was reviewed.

Table `dom`, one row a change:

    id           in order of writing; the greatest id about a flag is that flag's version
    handling     the reviewer's action (a uuid): one action may change many flags, and is written once however often it is sent
    nar          UTC, ISO 8601
    granskare    who
    akt, mall, krav   which flag; krav is ``egen:…`` for a gap that no flag named (then mall is empty)
    slag         status | stalle | kommentar | uppskjuten | lucka | angra
    varde        JSON: the right status; {dokument, sida, text}; a text; true or false; {fraga, kvalitetsomrade}; the action undone
    verktyget    JSON: {status, skal, sakerhet, utlosare, person} as the tool had it; null for a gap of the reviewer's own

Table `urval`: krav that the tool did not flag and that were mixed in to find out how many gaps it misses (elusion test), each with `vikt`,
how many such krav it stands for. Table `plats`: where each reviewer stopped.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
import threading
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from textgranskning.fel import UtmappFel

FIL = "granskning.sqlite"
VERSION = 1
VANTA = 10.0  # seconds that a writer waits for another
EGEN = "egen:"  # begins the krav of a gap that no flag named

_SCHEMA = f"""
CREATE TABLE dom (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    handling TEXT NOT NULL,
    nar TEXT NOT NULL,
    granskare TEXT NOT NULL,
    akt TEXT NOT NULL,
    mall TEXT NOT NULL,
    krav TEXT NOT NULL,
    slag TEXT NOT NULL CHECK (slag IN ('status', 'stalle', 'kommentar', 'uppskjuten', 'lucka', 'angra')),
    varde TEXT NOT NULL,
    verktyget TEXT,
    UNIQUE (handling, akt, mall, krav, slag)
);
CREATE INDEX dom_flagga ON dom (akt, mall, krav);
CREATE TABLE urval (akt TEXT, mall TEXT, krav TEXT, vikt REAL NOT NULL, fro TEXT NOT NULL, PRIMARY KEY (akt, mall, krav));
CREATE TABLE plats (granskare TEXT PRIMARY KEY, akt TEXT NOT NULL, mall TEXT NOT NULL, krav TEXT NOT NULL);
PRAGMA user_version = {VERSION};
"""


class Nyckel(NamedTuple):
    """Which flag."""

    akt: str
    mall: str
    krav: str


@dataclass(frozen=True, slots=True)
class Andring:
    """One thing that a reviewer changes about one flag. `sett` is the flag's version when the reviewer saw it."""

    nyckel: Nyckel
    slag: str
    varde: Any
    verktyget: Mapping[str, Any] | None = None
    sett: int = 0


@dataclass(frozen=True, slots=True)
class Post:
    """A row of the log."""

    id: int
    handling: str
    nar: str
    granskare: str
    nyckel: Nyckel
    slag: str
    varde: Any
    verktyget: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Dom:
    """What holds about a flag now. `status` is None until a reviewer has set one."""

    nyckel: Nyckel
    version: int = 0
    status: str | None = None
    granskare: str | None = None  # who set the status, and when
    nar: str | None = None
    stalle: dict[str, Any] | None = None
    kommentar: str = ""
    uppskjuten: bool = False
    lucka: dict[str, Any] | None = None  # of a gap that no flag named: {fraga, kvalitetsomrade}
    verktyget: dict[str, Any] | None = None

    @property
    def bekraftar(self) -> bool | None:
        """Whether the reviewer agrees with the tool; None while nothing is set or the tool said nothing."""
        return None if self.status is None or self.verktyget is None else self.status == self.verktyget["status"]


class Krock(Exception):
    """Somebody has changed the flag since the reviewer saw it; nothing was written. `dom` is what holds now."""

    def __init__(self, dom: Dom) -> None:
        super().__init__("the flag has been changed meanwhile")
        self.dom = dom


class Domar:
    """The verdicts of a round. Raises `UtmappFel` if the file cannot be opened or is of another version."""

    def __init__(self, fil: Path) -> None:
        self._las = threading.Lock()
        try:
            os.close(os.open(fil, os.O_CREAT | os.O_RDWR, 0o600))  # for the owner alone; what SQLite keeps beside it takes after it
            self._bas = sqlite3.connect(fil, timeout=VANTA, isolation_level=None, check_same_thread=False)
            self._bas.execute("PRAGMA journal_mode = WAL")
            with self._skrivning() as bas:
                version = bas.execute("PRAGMA user_version").fetchone()[0]
                if version == 0:
                    for sats in _SCHEMA.split(";\n"):
                        bas.execute(sats)
        except (OSError, sqlite3.Error) as fel:
            raise UtmappFel(f"{fil} gick inte att öppna.", "Kontrollera att du har skrivrätt och att filen är från granskningen.") from fel
        if version not in {0, VERSION}:
            self.close()
            raise UtmappFel(f"{fil} är skriven av en annan version av textgranskning.", "Använd samma version som skrev den.")

    def close(self) -> None:
        self._bas.close()

    @contextmanager
    def _skrivning(self) -> Iterator[sqlite3.Connection]:
        """One writer at a time, in this process and among others; all or nothing."""
        with self._las:
            self._bas.execute("BEGIN IMMEDIATE")
            try:
                yield self._bas
            except BaseException:
                self._bas.execute("ROLLBACK")
                raise
            self._bas.execute("COMMIT")

    def _rader(self, fraga: str, *varden: Any) -> list[Any]:
        with self._las:
            return self._bas.execute(fraga, varden).fetchall()

    # -- verdicts -------------------------------------------------------------------------------------------------------------------------

    def skriv(self, granskare: str, handling: str, andringar: Sequence[Andring]) -> None:
        """Append one action. The same `handling` again changes nothing. Raises `Krock` where a flag has changed since it was seen."""
        with self._skrivning() as bas:
            if bas.execute("SELECT 1 FROM dom WHERE handling = ?", (handling,)).fetchone():
                return
            for andring in andringar:
                nyast = bas.execute("SELECT max(id) FROM dom WHERE akt = ? AND mall = ? AND krav = ?", andring.nyckel).fetchone()[0]
                if (nyast or 0) > andring.sett:
                    raise Krock(self._dom(bas, andring.nyckel))
            for andring in andringar:
                _lagg_till(bas, granskare, handling, andring)

    def angra(self, granskare: str, handling: str) -> tuple[Nyckel, ...]:
        """Undo the reviewer's latest action that stands; the flags it was about. The same `handling` again changes nothing."""
        with self._skrivning() as bas:
            if bas.execute("SELECT 1 FROM dom WHERE handling = ?", (handling,)).fetchone():
                return ()
            senast = bas.execute(
                "SELECT handling FROM dom WHERE granskare = ?1 AND slag != 'angra' AND handling NOT IN"
                " (SELECT json_extract(varde, '$') FROM dom WHERE slag = 'angra') ORDER BY id DESC LIMIT 1",
                (granskare,),
            ).fetchone()
            if senast is None:
                return ()
            rader = bas.execute("SELECT DISTINCT akt, mall, krav FROM dom WHERE handling = ? ORDER BY id", senast).fetchall()
            nycklar = tuple(Nyckel(*rad) for rad in rader)
            for nyckel in nycklar:
                _lagg_till(bas, granskare, handling, Andring(nyckel, "angra", senast[0]))
            return nycklar

    def logg(self) -> tuple[Post, ...]:
        """Every row, in order of writing."""
        return tuple(_post(rad) for rad in self._rader(f"SELECT {_KOLUMNER} FROM dom ORDER BY id"))

    def laget(self, akt: str | None = None) -> dict[Nyckel, Dom]:
        """What holds now, for each flag that anything has been said of; of one akt, or of all."""
        if akt is None:
            return vik(self.logg())
        return vik(_post(rad) for rad in self._rader(f"SELECT {_KOLUMNER} FROM dom WHERE akt = ? ORDER BY id", akt))

    def dom(self, nyckel: Nyckel) -> Dom:
        with self._las:
            return self._dom(self._bas, nyckel)

    @staticmethod
    def _dom(bas: sqlite3.Connection, nyckel: Nyckel) -> Dom:
        rader = bas.execute(f"SELECT {_KOLUMNER} FROM dom WHERE akt = ? AND mall = ? AND krav = ? ORDER BY id", nyckel)
        return vik(_post(rad) for rad in rader.fetchall()).get(nyckel, Dom(nyckel))

    # -- the elusion sample, and where each stopped ---------------------------------------------------------------------------------------

    def satt_urval(self, vikter: Mapping[Nyckel, float], fro: str) -> None:
        """Mix these in: each with how many unflagged krav it stands for. What is already in stays."""
        with self._skrivning() as bas:
            bas.executemany("INSERT OR IGNORE INTO urval VALUES (?, ?, ?, ?, ?)", [(*ett, vikt, fro) for ett, vikt in vikter.items()])

    def urval(self) -> dict[Nyckel, float]:
        return {Nyckel(*rad[:3]): rad[3] for rad in self._rader("SELECT akt, mall, krav, vikt FROM urval ORDER BY akt, mall, krav")}

    def satt_plats(self, granskare: str, nyckel: Nyckel) -> None:
        with self._skrivning() as bas:
            bas.execute("INSERT OR REPLACE INTO plats VALUES (?, ?, ?, ?)", (granskare, *nyckel))

    def plats(self, granskare: str) -> Nyckel | None:
        rader = self._rader("SELECT akt, mall, krav FROM plats WHERE granskare = ?", granskare)
        return Nyckel(*rader[0]) if rader else None


_KOLUMNER = "id, handling, nar, granskare, akt, mall, krav, slag, varde, verktyget"


def ny_handling() -> str:
    """A name for an action that no other has."""
    return uuid.uuid4().hex


def vik(poster: Iterable[Post]) -> dict[Nyckel, Dom]:
    """What the log says now: later rows win, undone ones do not count."""
    alla = list(poster)
    angrade = {post.varde for post in alla if post.slag == "angra"}
    laget: dict[Nyckel, Dom] = {}
    for post in alla:
        dom = replace(laget.get(post.nyckel, Dom(post.nyckel)), version=post.id)
        if post.slag != "angra" and post.handling not in angrade:
            dom = replace(dom, verktyget=post.verktyget, **{post.slag: post.varde})
            if post.slag == "status":
                dom = replace(dom, granskare=post.granskare, nar=post.nar, uppskjuten=False)
        laget[post.nyckel] = dom
    return laget


def _post(rad: Sequence[Any]) -> Post:
    nummer, handling, nar, granskare, akt, mall, krav, slag, varde, verktyget = rad
    return Post(
        nummer, handling, nar, granskare, Nyckel(akt, mall, krav), slag, json.loads(varde), json.loads(verktyget) if verktyget else None
    )


def _lagg_till(bas: sqlite3.Connection, granskare: str, handling: str, andring: Andring) -> None:
    nar = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    verktyget = json.dumps(dict(andring.verktyget), ensure_ascii=False) if andring.verktyget else None
    bas.execute(
        "INSERT INTO dom (handling, nar, granskare, akt, mall, krav, slag, varde, verktyget) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (handling, nar, granskare, *andring.nyckel, andring.slag, json.dumps(andring.varde, ensure_ascii=False), verktyget),
    )
