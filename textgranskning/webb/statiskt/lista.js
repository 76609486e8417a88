// The krav of the akt: which are judged, which wait.

import { el, hamta, knapp } from "./bygg.js";
import { ovriga, synliga, t } from "./tillstand.js";

export function ritaLista(valj, visaAlla) {
  const hade = hamta("lista").contains(document.activeElement);
  const poster = synliga().map((flagga, plats) => el("li", {}, _post(flagga, plats, valj)));
  const tom = poster.length ? null : el("p", { class: "svag" }, "Inga luckor att granska i den här akten.");
  const fler = ovriga();
  hamta("lista").replaceChildren(
    el("ol", {}, poster),
    ...[tom, fler > 0 ? knapp(t.alla ? "Dölj det verktyget inte flaggade (a)" : `Visa även de ${fler} krav som inte flaggades (a)`, visaAlla, { class: "hela" }) : null].filter(Boolean),
  );
  const vald = hamta("lista").querySelector("[aria-current]");
  vald?.scrollIntoView({ block: "nearest" });
  if (hade) vald?.focus({ preventScroll: true });
}

export const fokusera = () => hamta("lista").querySelector("[aria-current]")?.focus({ preventScroll: true });

function _post(flagga, plats, valj) {
  const dom = flagga.dom;
  const egen = flagga.egen ? "Egen lucka: " : "";
  return knapp(
    [
      el("span", { class: `tecken ${flagga.status ?? "saknas"}`, "aria-hidden": "true" }, t.statustecken[flagga.status ?? "saknas"]),
      el("span", { class: "fraga" }, egen + flagga.fraga),
      el("span", { class: "dom" }, _domtext(flagga, dom)),
    ],
    () => valj(plats),
    { class: "post", "aria-current": plats === t.vald ? "true" : null },
  );
}

function _domtext(flagga, dom) {
  const delar = [];
  if (dom.status) delar.push(dom.status === flagga.status ? `bekräftad: ${t.statusnamn[dom.status]}` : `ändrad till ${t.statusnamn[dom.status]}`);
  else delar.push(`verktyget: ${t.statusnamn[flagga.status] ?? ""}`);
  if (dom.uppskjuten) delar.push("uppskjuten");
  if (dom.kommentar) delar.push("kommentar");
  return delar.join(", ");
}
