// The document: the page image with the passage marked on it, and the restored text beside it.

import { el, hamta, knapp, lagad } from "./bygg.js";
import { las, lasBild } from "./server.js";
import { stalle, stallen, t } from "./tillstand.js";

const VANTA = 60; // ms of stillness before a page is asked for: leafing fast asks for no page on the way
const STEG = 400; // px: widths are rounded up to these, so that the server's kept images serve again
let vantar = null;
let avbryt = null;
let bildadress = null;
let sidan = null; // the page that is shown
let rad = 0; // the line that the keyboard is on
let ankare = 0; // where a marking began

export function ritaDokument(gor) {
  const plats = hamta("dokument");
  const dok = t.akt.dokument[t.dok];
  if (!dok) {
    plats.replaceChildren(el("h2", { id: "dokumentnamn" }, "Akten har inga dokument"));
    return;
  }
  const ordning = dok.sidor.indexOf(t.sida);
  const dokval = el("select", { "aria-label": "Dokument", onchange: (val) => gor.valjSida(Number(val.target.value), null) },
    t.akt.dokument.map((ett, nummer) => el("option", { value: nummer, selected: nummer === t.dok }, ett.namn)));
  plats.replaceChildren(
    el("div", { class: "rad verktyg" },
      el("h2", { id: "dokumentnamn" }, dok.namn),
      t.akt.dokument.length > 1 ? dokval : null,
      knapp([el("kbd", { "aria-hidden": "true" }, "←"), " Sida"], () => gor.blada(-1), { disabled: ordning <= 0, "aria-label": "Förra sidan", "aria-keyshortcuts": "ArrowLeft" }),
      el("span", {}, el("label", { for: "sidnummer" }, "Sidan "), _sidnummer(dok, gor), ` av ${dok.sidor.at(-1)}`),
      knapp(["Sida ", el("kbd", { "aria-hidden": "true" }, "→")], () => gor.blada(1), { disabled: ordning < 0 || ordning >= dok.sidor.length - 1, "aria-label": "Nästa sida", "aria-keyshortcuts": "ArrowRight" }),
      knapp("−", () => gor.zooma(-1), { "aria-label": "Mindre bild", "aria-keyshortcuts": "-" }),
      knapp("+", () => gor.zooma(1), { "aria-label": "Större bild", "aria-keyshortcuts": "+" })),
    el("p", { id: "sidvarning", class: "varning", hidden: true }),
    el("div", { class: "uppslag" },
      el("div", { id: "bildyta", tabindex: "0", role: "region", "aria-label": "Sidans bild" }),
      el("div", { id: "textyta", tabindex: "0", role: "listbox", "aria-multiselectable": "true", "aria-label": "Sidans återställda text, rad för rad" })),
  );
  hamta("textyta").addEventListener("keydown", (tryck) => _radtangent(tryck, gor));
  clearTimeout(vantar);
  avbryt?.abort();
  vantar = setTimeout(() => _hamta().catch(gor.fel), VANTA);
}

function _sidnummer(dok, gor) {
  const falt = el("input", { id: "sidnummer", type: "number", min: dok.sidor[0], max: dok.sidor.at(-1), value: t.sida });
  falt.addEventListener("change", () => {
    if (dok.sidor.includes(Number(falt.value))) gor.valjSida(t.dok, Number(falt.value));
    else falt.value = t.sida;
  });
  return falt;
}

async function _hamta() {
  const [nr, dok, nummer] = [t.nr, t.dok, t.sida];
  const hamtad = await las(`/api/akt/${nr}/${dok}/${nummer}`);
  if (nr !== t.nr || dok !== t.dok || nummer !== t.sida) return;
  sidan = hamtad;
  const varning = hamta("sidvarning");
  varning.textContent = [sidan.varning, sidan.olast].filter(Boolean).join(" ");
  varning.hidden = !varning.textContent;
  const traffar = markta();
  _ritaText(traffar);
  hamta("bildyta").hidden = !sidan.bild;
  if (sidan.bild) await _ritaBild(traffar);
}

async function _ritaBild(traffar) {
  const yta = hamta("bildyta");
  avbryt = new AbortController();
  const bredd = STEG * Math.ceil((Math.max(yta.clientWidth, 300) * t.zoom * (window.devicePixelRatio || 1)) / STEG);
  const adress = (dok, sida) => `/bild/${t.nr}/${dok}/${sida}?bredd=${bredd}`;
  let blob;
  try {
    blob = await lasBild(adress(t.dok, t.sida), avbryt.signal);
  } catch (fel) {
    if (fel.name !== "AbortError") yta.replaceChildren(el("p", { class: "varning" }, fel.message));
    return;
  }
  if (bildadress) URL.revokeObjectURL(bildadress);
  bildadress = URL.createObjectURL(blob);
  const blad = el("div", { class: "blad" }, el("img", { src: bildadress, alt: `${t.akt.dokument[t.dok].namn}, sidan ${t.sida}` }));
  blad.style.width = `${100 * t.zoom}%`;
  for (const nummer of traffar) {
    const { ruta } = sidan.rader[nummer];
    if (!ruta || !sidan.storlek) continue;
    const marke = el("div", { class: "marke" });
    const [bredden, hojden] = sidan.storlek;
    Object.assign(marke.style, {
      left: `${(100 * ruta[0]) / bredden}%`,
      top: `${(100 * ruta[1]) / hojden}%`,
      width: `${(100 * (ruta[2] - ruta[0])) / bredden}%`,
      height: `${(100 * (ruta[3] - ruta[1])) / hojden}%`,
    });
    blad.append(marke);
  }
  yta.replaceChildren(blad);
  await blad.querySelector("img").decode().catch(() => {});
  const forsta = blad.querySelector(".marke");
  if (forsta) yta.scrollTop = Math.max(0, forsta.offsetTop - yta.clientHeight / 3);
  _varm(adress);
}

// The next passage's page, or else the page after this one, is made ready meanwhile.
function _varm(adress) {
  const nasta = stallen()[t.stalle + 1];
  const { sidor } = t.akt.dokument[t.dok];
  const efter = sidor[sidor.indexOf(t.sida) + 1];
  const [dok, sida] = nasta ? [nasta.dok, nasta.sida] : [t.dok, efter];
  if (sida && t.akt.dokument[dok].bild && (dok !== t.dok || sida !== t.sida)) lasBild(adress(dok, sida), avbryt.signal).catch(() => {});
}

// Which lines the passage stands on: the longest run of its words, from its beginning.
export function markta(ett = stalle()) {
  if (!ett || ett.dok !== t.dok || ett.sida !== t.sida || !sidan) return new Set();
  const sokta = ett.text.split(/\s+/).filter(Boolean);
  const ord = sidan.rader.flatMap((post, nummer) => post.text.split(/\s+/).filter(Boolean).map((text) => [text, nummer]));
  let [bast, langst] = [0, 0];
  for (let i = 0; i < ord.length; i += 1) {
    let antal = 0;
    while (antal < sokta.length && i + antal < ord.length && ord[i + antal][0] === sokta[antal]) antal += 1;
    if (antal > langst) [bast, langst] = [i, antal];
  }
  return new Set(langst >= Math.min(3, sokta.length) ? ord.slice(bast, bast + langst).map((par) => par[1]) : []);
}

function _ritaText(traffar) {
  const yta = hamta("textyta");
  rad = ankare = traffar.size ? Math.min(...traffar) : 0;
  yta.replaceChildren(
    ...sidan.rader.map((post, nummer) =>
      el("div", { role: "option", id: `rad-${nummer}`, "aria-selected": "false", "aria-label": post.delar.length ? null : "Tom rad", class: `rad-${post.slag}${traffar.has(nummer) ? " traff" : ""}`, onclick: (klick) => _valj(nummer, klick.shiftKey) },
        post.delar.length ? lagad(post.delar) : " ")));
  if (!sidan.rader.length) yta.replaceChildren(el("div", { role: "option", "aria-selected": "false", "aria-disabled": "true" }, "Sidan har ingen läst text."));
  const forsta = yta.querySelector(".traff");
  yta.scrollTop = forsta ? Math.max(0, forsta.offsetTop - yta.clientHeight / 3) : 0;
}

function _valj(nummer, forlang) {
  rad = Math.max(0, Math.min(nummer, sidan.rader.length - 1));
  if (!forlang) ankare = rad;
  const [fran, till] = [Math.min(ankare, rad), Math.max(ankare, rad)];
  const yta = hamta("textyta");
  [...yta.children].forEach((post, plats) => post.setAttribute("aria-selected", String(plats >= fran && plats <= till)));
  yta.setAttribute("aria-activedescendant", `rad-${rad}`);
  yta.children[rad]?.scrollIntoView({ block: "nearest" });
}

function _radtangent(tryck, gor) {
  const steg = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[tryck.key];
  if (steg && sidan) {
    _valj(rad + steg, tryck.shiftKey);
    tryck.preventDefault();
    tryck.stopPropagation();
  } else if (tryck.key === "Escape") {
    tryck.stopPropagation();
    gor.tillbaka();
  }
}

// The lines that the reviewer has chosen in the text, or null.
export function valdText() {
  const valda = [...(hamta("textyta")?.querySelectorAll("[aria-selected=true]") ?? [])];
  return valda.length ? valda.map((post) => post.textContent.trim()).filter(Boolean).join(" ") : null;
}
