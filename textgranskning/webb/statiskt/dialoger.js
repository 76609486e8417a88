// The help over the keys, one verdict for many like flags, and a gap that no flag named.

import { el, hamta, knapp } from "./bygg.js";
import { STATUSAR, flagga, t } from "./tillstand.js";

const TANGENTER = [
  ["Bedöm", [
    ["1 2 3 4", "Finns, Saknas, Oklart, Gäller inte. Samma tangent en gång till går tillbaka till verktygets bedömning"],
    ["b", "Bekräfta verktygets bedömning och gå vidare"],
    ["m", "Bedömningen vilar på det visade stället, eller på raderna du har valt i texten"],
    ["c", "Skriv en kommentar; Esc sparar"],
    ["s", "Skjut upp"],
    ["u", "Ångra det du gjorde senast"],
    ["g", "Samma bedömning för alla lika flaggor"],
    ["l", "Lägg till en lucka som ingen flagga nämner"],
  ]],
  ["Läs", [
    ["j k", "Nästa, förra krav"],
    ["n p", "Nästa, förra belägg"],
    ["v", "Växla mellan belägg och det som låg närmast men inte godtogs"],
    ["→ ←", "Nästa, förra sida i dokumentet"],
    ["t", "Gå till texten: ↑ ↓ väljer rad, med Skift flera, Esc går tillbaka"],
    ["+ −", "Större, mindre bild"],
  ]],
  ["Gå", [
    ["] [", "Nästa, förra akt"],
    ["a", "Visa eller dölj det som verktyget inte flaggade"],
    ["?", "Den här hjälpen"],
  ]],
];

export const tangenterPa = () => localStorage.getItem("tangenter") !== "av";

export function visaHjalp() {
  const ruta = hamta("hjalp");
  const val = el("input", { type: "checkbox", id: "tangentval", checked: tangenterPa() });
  val.addEventListener("change", () => localStorage.setItem("tangenter", val.checked ? "pa" : "av"));
  ruta.replaceChildren(
    el("h2", { id: "hjalprubrik" }, "Tangenter"),
    ...TANGENTER.map(([rubrik, rader]) => el("section", {}, el("h3", {}, rubrik), el("dl", {}, rader.flatMap(([tangenter, gor]) => [
      el("dt", {}, tangenter.split(" ").flatMap((ett) => [el("kbd", {}, ett), " "])), el("dd", {}, gor)])))),
    el("p", {}, val, " ", el("label", { for: "tangentval" }, "Tangenter på. Stäng av dem om de stör ett hjälpmedel.")),
    _stang(ruta, "Stäng"));
  ruta.showModal();
}

export function visaLika(poster, spara) {
  const vald = flagga();
  const ruta = hamta("lika");
  let status = vald.dom.status ?? vald.status;
  const kryss = poster.map((post, plats) => el("input", { type: "checkbox", id: `lika-${plats}`, checked: true }));
  const val = STATUSAR.map((ett) => {
    const knappen = el("input", { type: "radio", name: "likastatus", id: `lika-${ett}`, value: ett, checked: ett === status });
    knappen.addEventListener("change", () => { status = ett; });
    return el("span", {}, knappen, " ", el("label", { for: `lika-${ett}` }, t.statusnamn[ett]), " ");
  });
  ruta.replaceChildren(
    el("h2", { id: "likarubrik" }, "Samma bedömning för lika flaggor"),
    el("p", {}, vald.fraga),
    el("p", { class: "svag" }, `Verktyget säger ${t.statusnamn[vald.status]} av samma skäl i ${poster.length + 1} akter som ingen har bedömt. Bocka av dem som inte ska med.`),
    el("fieldset", {}, el("legend", {}, "Bedömning"), val),
    el("ul", { class: "likalista" }, el("li", {}, `${t.akt.namn} (den här akten)`), poster.map((post, plats) => el("li", {}, kryss[plats], " ", el("label", { for: `lika-${plats}` }, post.namn)))),
    el("div", { class: "rad" },
      knapp("Spara för alla valda", () => {
        ruta.close();
        spara(status, poster.filter((_, plats) => kryss[plats].checked));
      }, { class: "viktig" }),
      _stang(ruta, "Avbryt")));
  ruta.showModal();
  ruta.querySelector("[name=likastatus]:checked").focus();
}

export function visaLucka(stalle, spara) {
  const ruta = hamta("lucka");
  const fraga = el("textarea", { id: "luckfraga", rows: "2", required: true, maxlength: "2000" });
  const omrade = el("select", { id: "luckomrade" }, Object.entries(t.omraden).map(([nyckel, namn]) => el("option", { value: nyckel }, namn)));
  const kommentar = el("textarea", { id: "luckkommentar", rows: "3", maxlength: "20000" });
  const med = el("input", { type: "checkbox", id: "luckstalle" });
  const sparad = () => {
    if (!fraga.value.trim()) {
      fraga.setAttribute("aria-invalid", "true");
      fraga.focus();
      return;
    }
    ruta.close();
    spara({ fraga: fraga.value.trim(), kvalitetsomrade: omrade.value, kommentar: kommentar.value.trim(), stalle: med.checked ? stalle : null });
  };
  ruta.replaceChildren(
    el("h2", { id: "luckrubrik" }, "Lägg till en lucka"),
    el("p", { class: "svag" }, "För sådant som saknas i akten men som inget krav i mallen frågar efter. Finns kravet redan, ändra dess bedömning i stället."),
    el("p", {}, el("label", { for: "luckfraga" }, "Vad saknas?"), fraga),
    el("p", {}, el("label", { for: "luckomrade" }, "Kvalitetsområde"), omrade),
    el("p", {}, el("label", { for: "luckkommentar" }, "Kommentar"), kommentar),
    stalle ? el("p", {}, med, " ", el("label", { for: "luckstalle" }, "Ta med stället som visas")) : null,
    el("div", { class: "rad" }, knapp("Lägg till", sparad, { class: "viktig" }), _stang(ruta, "Avbryt")));
  ruta.onkeydown = (tryck) => { if (tryck.key === "Enter" && (tryck.ctrlKey || tryck.metaKey)) sparad(); };
  ruta.showModal();
  fraga.focus();
}

const _stang = (ruta, text) => knapp(text, () => ruta.close());
