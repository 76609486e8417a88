// The krav that is being judged: its question and law, what the tool says, the reviewer's verdict, and the passage being looked at.

import { el, hamta, harLagats, knapp, lagad, somLast } from "./bygg.js";
import { STATUSAR, flagga, stalle, stallen, t } from "./tillstand.js";

export function ritaKrav(gor) {
  const vald = flagga();
  const plats = hamta("krav");
  if (!vald) {
    plats.replaceChildren(el("h2", { id: "fraga" }, "Inget krav är valt"), el("p", {}, "Gå till nästa akt med ] eller visa alla krav med a."));
    return;
  }
  const utkast = plats.querySelector("textarea:focus");
  if (utkast && plats.dataset.krav === kravId(vald)) return; // a comment is being written: leave it in peace
  plats.dataset.krav = kravId(vald);
  plats.replaceChildren(
    el("div", { class: "huvud" },
      el("h2", { id: "fraga" }, vald.fraga),
      el("p", { class: "svag" }, _grund(vald))),
    el("div", { class: "kropp" },
      vald.egen ? null : el("p", {}, el("strong", { class: vald.status }, `Verktyget: ${t.statustecken[vald.status]} ${t.statusnamn[vald.status]}. `), vald.motivering),
      vald.egen ? null : _sokt(vald),
      _domknappar(vald, gor),
      _domrad(vald, gor),
      vald.egen ? null : _stalle(vald, gor),
      _kommentar(vald, gor)),
  );
}

export const kravId = (vald) => `${t.nr}|${vald.mall}|${vald.krav}`;

function _grund(vald) {
  if (vald.egen) return t.omraden[vald.kvalitetsomrade];
  return [vald.lagrum.length ? vald.lagrum.join("; ") : "Inget lagrum angivet", vald.omrade, vald.mallnamn].join(" · ");
}

function _sokt(vald) {
  if (vald.status === "finns") return null;
  const { handlingar, sidor, lasbart, olasta } = vald.sokt;
  const delar = [`Sökt i ${handlingar} ${handlingar === 1 ? "handling" : "handlingar"} på ${sidor} ${sidor === 1 ? "sida" : "sidor"}; ${Math.round(100 * lasbart)} procent av texten kunde läsas.`];
  if (olasta.length) delar.push(` Olästa: ${olasta.map((ett) => `${ett.dokument}, sidan ${ett.sida}`).join("; ")}.`);
  return el("p", { class: "svag" }, ...delar);
}

function _domknappar(vald, gor) {
  return el("div", { class: "rad", role: "group", "aria-label": "Rätt bedömning" },
    STATUSAR.map((status, plats) =>
      knapp([el("kbd", { "aria-hidden": "true" }, String(plats + 1)), ` ${t.statusnamn[status]}`], () => gor.status(status), {
        class: `status ${status}`,
        "aria-pressed": String(vald.dom.status === status),
        "aria-keyshortcuts": String(plats + 1),
      })),
    knapp([el("kbd", { "aria-hidden": "true" }, "s"), " Skjut upp"], gor.skjutUpp, { "aria-pressed": String(vald.dom.uppskjuten), "aria-keyshortcuts": "s" }),
    knapp([el("kbd", { "aria-hidden": "true" }, "u"), " Ångra"], gor.angra, { "aria-keyshortcuts": "u" }),
    vald.egen ? null : knapp([el("kbd", { "aria-hidden": "true" }, "g"), " Lika flaggor"], gor.lika, { "aria-keyshortcuts": "g" }));
}

function _domrad(vald, gor) {
  const { dom } = vald;
  const delar = [];
  if (dom.status) delar.push(`${dom.granskare} satte ${t.statusnamn[dom.status]} ${new Date(dom.nar).toLocaleString("sv-SE", { dateStyle: "short", timeStyle: "short" })}.`);
  if (dom.status && dom.verktyget && dom.verktyget.status !== vald.status) delar.push(` Verktyget sade då ${t.statusnamn[dom.verktyget.status]}.`);
  const vilar = dom.stalle && el("span", {}, ` Vilar på ${dom.stalle.dokument}, sidan ${dom.stalle.sida}: `, el("q", {}, dom.stalle.text), " ", knapp("Ta bort stället", gor.taBortStalle));
  return delar.length || vilar ? el("p", { class: "domrad" }, ...delar, vilar || "") : null;
}

function _kommentar(vald, gor) {
  const falt = el("textarea", { id: "kommentar", rows: "2", maxlength: "20000" });
  falt.value = t.utkast?.krav === kravId(vald) ? t.utkast.text : vald.dom.kommentar; // a comment that could not be saved is not lost
  falt.addEventListener("change", () => gor.kommentera(falt.value));
  falt.addEventListener("keydown", (tryck) => {
    if (tryck.key === "Escape" || (tryck.key === "Enter" && (tryck.ctrlKey || tryck.metaKey))) {
      tryck.preventDefault();
      tryck.stopPropagation();
      falt.blur();
      hamta("lista").querySelector("[aria-current]")?.focus();
    }
  });
  return el("div", { class: "kommentar" }, el("label", { for: "kommentar" }, "Kommentar (c; Esc sparar)"), falt);
}

function _stalle(vald, gor) {
  const alla = stallen();
  const ett = stalle();
  const slag = t.narmast ? "Närmast, ej godtaget" : "Belägg";
  const huvud = el("div", { class: "rad" },
    el("h3", {}, alla.length ? `${slag} ${t.stalle + 1} av ${alla.length}` : t.narmast ? "Inget annat ställe låg nära" : "Inget belägg"),
    knapp([el("kbd", { "aria-hidden": "true" }, "p"), " Förra"], () => gor.stegStalle(-1), { disabled: alla.length < 2, "aria-keyshortcuts": "p" }),
    knapp([el("kbd", { "aria-hidden": "true" }, "n"), " Nästa"], () => gor.stegStalle(1), { disabled: alla.length < 2, "aria-keyshortcuts": "n" }),
    knapp([el("kbd", { "aria-hidden": "true" }, "v"), ` Närmast, ej godtaget (${vald.narmast.length})`], gor.vaxla, { "aria-pressed": String(t.narmast), "aria-keyshortcuts": "v" }),
    ett ? knapp([el("kbd", { "aria-hidden": "true" }, "m"), " Vilar på detta"], gor.marke, { "aria-keyshortcuts": "m" }) : null);
  if (!ett) return el("div", { class: "stalle" }, huvud);
  const var_ = [t.akt.dokument[ett.dok].namn, `sidan ${ett.sida}`, ett.datum, ett.hallning].filter(Boolean).join(", ");
  return el("div", { class: "stalle" }, huvud,
    t.narmast ? el("p", {}, el("strong", {}, "Räckte inte: "), `${ett.skal}.`) : null,
    el("blockquote", {}, ett.fore ? el("span", { class: "svag" }, `… ${ett.fore} `) : null, el("span", { class: "citat" }, lagad(ett.delar)), ett.efter ? el("span", { class: "svag" }, ` ${ett.efter} …`) : null),
    el("p", { class: "svag" }, var_),
    harLagats(ett.delar) ? el("details", {}, el("summary", {}, "Som det lästes"), el("p", { class: "original" }, somLast(ett.delar))) : null);
}
