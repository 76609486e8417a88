// The review page: what the reviewer can do, and from which keys.

import { el, hamta } from "./bygg.js";
import { tangenterPa, visaHjalp, visaLika, visaLucka } from "./dialoger.js";
import { ritaDokument, valdText } from "./dokument.js";
import { kravId, ritaKrav } from "./krav.js";
import { fokusera, ritaLista } from "./lista.js";
import { las, nyHandling, skriv } from "./server.js";
import { STATUSAR, flagga, stalle, stallen, synliga, t } from "./tillstand.js";

const ZOOM = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

function sag(text, ar = "") {
  const plats = hamta("meddelande");
  plats.className = ar;
  plats.textContent = text;
}

// -- drawing ---------------------------------------------------------------------------------------------------------------------------

function ritaHuvud() {
  const egen = t.akter[t.nr];
  hamta("aktnamn").textContent = egen.namn;
  document.title = `Granskning: ${egen.namn}`;
  const klara = t.akter.reduce((summa, akt) => summa + akt.klara, 0);
  const att = t.akter.reduce((summa, akt) => summa + akt.att, 0);
  hamta("framstegstext").textContent = `${egen.klara} av ${egen.att} i akten, ${klara} av ${att} i allt`;
  Object.assign(hamta("framsteg"), { value: klara, max: Math.max(att, 1) });
  const val = hamta("valj-akt");
  if (val.length !== t.akter.length) val.replaceChildren(...t.akter.map((akt, nr) => el("option", { value: nr })));
  t.akter.forEach((akt, nr) => {
    const text = `${akt.namn} (${akt.klara}/${akt.att}${akt.uppskjutna ? `, ${akt.uppskjutna} uppskjutna` : ""})`;
    if (val[nr].textContent !== text) val[nr].textContent = text;
  });
  val.value = String(t.nr);
  hamta("forra-akt").disabled = t.nr === 0;
  hamta("nasta-akt").disabled = t.nr === t.akter.length - 1;
}

function rita() {
  ritaHuvud();
  ritaLista(valj, gor.visaAlla);
  ritaKrav(gor);
}

// -- moving ----------------------------------------------------------------------------------------------------------------------------

async function oppnaAkt(nr, krav = null) {
  t.akt = await las(`/api/akt/${nr}`);
  t.nr = nr;
  t.dok = 0;
  t.narmast = false;
  t.alla = Boolean(krav && t.akt.flaggor.some((ett) => !ett.att && ett.krav === krav.krav && ett.mall === krav.mall)) || t.alla;
  const alla = synliga();
  const dar = krav ? alla.findIndex((ett) => ett.krav === krav.krav && ett.mall === krav.mall) : -1;
  const vantar = alla.findIndex((ett) => !ett.dom.status && !ett.dom.uppskjuten);
  valj(dar >= 0 ? dar : Math.max(vantar, 0));
  fokusera();
}

function valj(plats) {
  t.vald = Math.max(0, Math.min(plats, synliga().length - 1));
  t.narmast = false;
  t.stalle = 0;
  const vald = flagga();
  if (vald && !vald.belagg.length && vald.narmast.length) t.narmast = true; // a gap has only what was not accepted
  rita();
  tillStalle();
  if (vald) skriv("/api/plats", () => ({ akt: t.nr, mall: vald.mall, krav: vald.krav })).catch(gor.fel);
}

function tillStalle() {
  const ett = stalle();
  const dok = ett?.dok ?? (t.akt.dokument[t.dok] ? t.dok : 0);
  t.dok = dok;
  t.sida = ett?.sida ?? t.akt.dokument[dok]?.sidor[0] ?? 1;
  ritaDokument(gor);
}

// -- what the server says now -----------------------------------------------------------------------------------------------------------

function taEmot({ akter }) {
  for (const [nr, lage] of Object.entries(akter)) {
    Object.assign(t.akter[nr], lage.framsteg);
    if (Number(nr) !== t.nr) continue;
    const nu = new Map(lage.domar.map((post) => [`${post.mall}|${post.krav}`, post.dom]));
    for (const ett of t.akt.flaggor) ett.dom = nu.get(`${ett.mall}|${ett.krav}`) ?? ett.dom;
    t.akt.luckor = lage.luckor;
  }
  t.vald = Math.max(0, Math.min(t.vald, synliga().length - 1));
  rita();
}

async function friska() {
  if (!t.akt || document.hidden) return;
  const [vald, nr] = [flagga(), t.nr];
  const [oversikt, akt] = await Promise.all([las("/api/oversikt"), las(`/api/akt/${nr}`)]);
  if (nr !== t.nr) return;
  Object.assign(t, { akter: oversikt.akter, akt });
  const dar = synliga().findIndex((ett) => ett.krav === vald?.krav && ett.mall === vald?.mall);
  t.vald = Math.max(dar, 0);
  rita();
}

// One change of the flag that is open. If somebody was before, nothing is written and what holds now is shown.
function andra(andring, sagt, sparat = () => {}) {
  const vald = flagga();
  if (!vald) return Promise.resolve();
  const [nr, handling] = [t.nr, nyHandling()];
  const nu = () => (nr === t.nr ? [...t.akt.flaggor, ...t.akt.luckor] : []).find((ett) => ett.krav === vald.krav && (ett.mall ?? "") === vald.mall) ?? vald;
  return skriv("/api/dom", () => ({ handling, flaggor: [{ akt: nr, mall: vald.mall, krav: vald.krav, sett: nu().dom.version }], ...andring }))
    .then((svar) => {
      sparat();
      taEmot(svar);
      sag(sagt);
    })
    .catch(gor.fel);
}

// -- what can be done --------------------------------------------------------------------------------------------------------------------

const gor = {
  fel(fel) {
    if (fel.name === "AbortError") return;
    sag(fel.message, "varning");
    if (fel.status === 409) friska().catch(() => {});
    if (fel.status === undefined) console.error(fel);
  },

  status(status) {
    const vald = flagga();
    if (!vald) return;
    const satt = vald.dom.status === status && !vald.egen && status !== vald.status ? vald.status : status;
    if (satt === vald.dom.status) {
      sag(vald.status === satt ? "Bedömningen bekräftar redan verktygets." : "Bedömningen är redan satt.");
      return;
    }
    andra({ status: satt }, satt === vald.status ? `Bekräftat: ${t.statusnamn[satt]}.` : `Ändrat till ${t.statusnamn[satt]}.`);
  },

  async bekrafta() {
    const vald = flagga();
    if (!vald || vald.egen) return;
    if (vald.dom.status !== vald.status) await andra({ status: vald.status }, `Bekräftat: ${t.statusnamn[vald.status]}.`);
    gor.nastaObedomda();
  },

  nastaObedomda() {
    const alla = synliga();
    const nasta = alla.findIndex((ett, plats) => plats > t.vald && !ett.dom.status);
    if (nasta >= 0) valj(nasta);
    else if (alla.every((ett) => ett.dom.status || ett.dom.uppskjuten)) sag("Akten är klar. Tryck ] för nästa akt.");
    fokusera();
  },

  skjutUpp() {
    const vald = flagga();
    if (vald) andra({ uppskjuten: !vald.dom.uppskjuten }, vald.dom.uppskjuten ? "Inte längre uppskjuten." : "Uppskjuten.");
  },

  kommentera(text) {
    const vald = flagga();
    if (!vald || text === vald.dom.kommentar) return;
    t.utkast = { krav: kravId(vald), text };
    andra({ kommentar: text }, "Kommentaren är sparad.", () => { t.utkast = null; });
  },

  marke() {
    const text = valdText();
    const ett = stalle();
    const stallet = text ? { dok: t.dok, sida: t.sida, text } : ett && { dok: ett.dok, sida: ett.sida, text: ett.text };
    if (stallet) andra({ stalle: stallet }, "Bedömningen vilar nu på det markerade stället.");
    else sag("Välj rader i texten först: t, sedan pilar.");
  },

  taBortStalle: () => andra({ stalle: null }, "Stället är borttaget."),

  async angra() {
    const handling = nyHandling();
    const svar = await skriv("/api/angra", () => ({ handling })).catch(gor.fel);
    if (!svar) return;
    taEmot(svar);
    const antal = svar.angrade.length;
    sag(antal === 0 ? "Det finns inget att ångra." : antal === 1 ? "Ångrat." : `Ångrat för ${antal} flaggor.`);
    const forsta = svar.angrade[0];
    if (forsta && forsta.akt !== null && forsta.akt !== t.nr) await oppnaAkt(forsta.akt, forsta);
    else if (forsta) {
      const dar = synliga().findIndex((ett) => ett.krav === forsta.krav && ett.mall === forsta.mall);
      if (dar >= 0 && dar !== t.vald) valj(dar);
    }
  },

  async lika() {
    const vald = flagga();
    if (!vald || vald.egen) return;
    const poster = await las(`/api/akt/${t.nr}/lika?${new URLSearchParams({ mall: vald.mall, krav: vald.krav })}`);
    if (!poster.length) {
      sag("Ingen annan akt har en likadan flagga som väntar på bedömning.");
      return;
    }
    visaLika(poster, (status, valda) => {
      const handling = nyHandling();
      const flaggor = [{ akt: t.nr, sett: vald.dom.version }, ...valda].map((ett) => ({ akt: ett.akt, sett: ett.sett, mall: vald.mall, krav: vald.krav }));
      skriv("/api/dom", () => ({ handling, flaggor, status }))
        .then((svar) => {
          taEmot(svar);
          sag(`${t.statusnamn[status]} är satt för ${flaggor.length} ${flaggor.length === 1 ? "flagga" : "flaggor"}. Ångra med u.`);
        })
        .catch(gor.fel);
    });
  },

  lucka() {
    const text = valdText();
    const ett = stalle();
    const stallet = text ? { dok: t.dok, sida: t.sida, text } : ett && { dok: ett.dok, sida: ett.sida, text: ett.text };
    visaLucka(stallet, (post) => {
      const [handling, akt] = [nyHandling(), t.nr];
      skriv("/api/lucka", () => ({ handling, akt, ...post }))
        .then((svar) => {
          taEmot(svar);
          sag("Luckan är tillagd, sist i listan.");
        })
        .catch(gor.fel);
    });
  },

  stegStalle(steg) {
    const antal = stallen().length;
    if (!antal) return;
    t.stalle = (t.stalle + steg + antal) % antal;
    ritaKrav(gor);
    tillStalle();
  },

  vaxla() {
    t.narmast = !t.narmast;
    t.stalle = 0;
    ritaKrav(gor);
    tillStalle();
  },

  blada(steg) {
    const { sidor } = t.akt.dokument[t.dok] ?? { sidor: [] };
    const nasta = sidor[sidor.indexOf(t.sida) + steg];
    if (nasta) gor.valjSida(t.dok, nasta);
  },

  valjSida(dok, sida) {
    t.dok = dok;
    t.sida = sida ?? t.akt.dokument[dok].sidor[0] ?? 1;
    ritaDokument(gor);
  },

  zooma(steg) {
    const nu = ZOOM.indexOf(t.zoom);
    t.zoom = ZOOM[Math.max(0, Math.min(nu + steg, ZOOM.length - 1))];
    ritaDokument(gor);
  },

  visaAlla() {
    const vald = flagga();
    t.alla = !t.alla;
    valj(Math.max(0, synliga().findIndex((ett) => ett.krav === vald?.krav && ett.mall === vald?.mall)));
  },

  bytAkt: (steg) => (t.akter[t.nr + steg] ? oppnaAkt(t.nr + steg) : Promise.resolve()),

  tillbaka: fokusera,
};

// -- keys -------------------------------------------------------------------------------------------------------------------------------

const TANGENTER = {
  1: () => gor.status(STATUSAR[0]),
  2: () => gor.status(STATUSAR[1]),
  3: () => gor.status(STATUSAR[2]),
  4: () => gor.status(STATUSAR[3]),
  b: gor.bekrafta,
  m: gor.marke,
  c: () => hamta("kommentar")?.focus(),
  s: gor.skjutUpp,
  u: gor.angra,
  g: gor.lika,
  l: gor.lucka,
  j: () => { valj(t.vald + 1); fokusera(); },
  k: () => { valj(t.vald - 1); fokusera(); },
  n: () => gor.stegStalle(1),
  p: () => gor.stegStalle(-1),
  v: gor.vaxla,
  t: () => hamta("textyta")?.focus(),
  a: gor.visaAlla,
  "+": () => gor.zooma(1),
  "-": () => gor.zooma(-1),
  "[": () => gor.bytAkt(-1),
  "]": () => gor.bytAkt(1),
  ArrowRight: () => gor.blada(1),
  ArrowLeft: () => gor.blada(-1),
};

function tangent(tryck) {
  if (tryck.defaultPrevented || tryck.isComposing || document.querySelector("dialog[open]")) return;
  if (tryck.target.closest("input, textarea, select")) return;
  if (tryck.key.startsWith("Arrow") && t.zoom > 1 && tryck.target.closest("#bildyta")) return; // scrolls the enlarged page
  if (tryck.key === "?") visaHjalp();
  // [ and ] are typed with AltGr on a Swedish keyboard, which some systems report as Ctrl and Alt together
  const ren = !tryck.metaKey && (!(tryck.ctrlKey || tryck.altKey) || tryck.key === "[" || tryck.key === "]");
  const atgard = ren && tangenterPa() && t.akt ? TANGENTER[tryck.key] : null;
  if (!atgard) return;
  tryck.preventDefault();
  Promise.resolve(atgard()).catch(gor.fel);
}

// -- from the beginning -------------------------------------------------------------------------------------------------------------------

async function borja() {
  const oversikt = await las("/api/oversikt");
  Object.assign(t, oversikt);
  if (!t.akter.length) {
    sag("Granskningen innehåller inga akter.");
    return;
  }
  const ofardig = t.akter.findIndex((akt) => akt.klara + akt.uppskjutna < akt.att);
  await oppnaAkt(oversikt.plats?.akt ?? Math.max(ofardig, 0), oversikt.plats);
}

hamta("forra-akt").addEventListener("click", () => gor.bytAkt(-1).catch(gor.fel));
hamta("nasta-akt").addEventListener("click", () => gor.bytAkt(1).catch(gor.fel));
hamta("valj-akt").addEventListener("change", (val) => oppnaAkt(Number(val.target.value)).catch(gor.fel));
hamta("oppna-lucka").addEventListener("click", gor.lucka);
hamta("oppna-hjalp").addEventListener("click", visaHjalp);
document.addEventListener("keydown", tangent);
window.addEventListener("focus", () => friska().catch(gor.fel));
borja().catch(gor.fel);
