// The heat map: a row an akt, a column a krav, a sign and a colour for each verdict.

const KARTRADER = 50; // akter at a time

function kartor(vald) {
  const perMall = grupper(flaggor(vald, false), (ett) => D.krav[ett[1]].mall);
  const forklaring = el("p", {}, D.statusar.map((_, nummer) => [status(nummer), " "]), "Färgen och tecknet säger samma sak. Välj en ruta för att läsa varför.");
  return [forklaring, ...[...perMall].flatMap(([mall, egna]) => [el("h3", {}, D.mallar[mall]), karta(D.mallar[mall], egna, vald)])];
}

function karta(namn, valda, vald) {
  const krav = [...new Set(valda.map((ett) => ett[1]))].sort((a, b) => a - b);
  const synlig = (ett) => !vald.status.length || vald.status.includes(D.statusar[ett[2]]);
  const perAkt = [...grupper(valda, (ett) => ett[0])].filter(([, egna]) => egna.some(synlig));
  const luckor = new Map(krav.map((ett) => [ett, 0]));
  for (const ett of valda) if (D.statusar[ett[2]] === "saknas") luckor.set(ett[1], luckor.get(ett[1]) + 1);
  const kropp = el("tbody", {});
  const rad = ([akt, egna]) => {
    const per = new Map(egna.map((ett) => [ett[1], ett]));
    return el("tr", {}, el("th", { scope: "row" }, el("a", { href: adress({ akt }) }, D.akter[akt].namn)), krav.map((ett) => ruta(akt, ett, per.get(ett), synlig)));
  };
  const tabellen = el("div", { class: "rulla karta", tabindex: "0", role: "region", "aria-label": `Akter mot krav: ${namn}` },
    el("table", {},
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Akt"), krav.map((ett) => el("th", { scope: "col", class: "krav" }, el("span", {}, D.krav[ett].fraga))))),
      el("tfoot", {}, el("tr", {}, el("th", { scope: "row" }, "Saknas i antal akter"), krav.map((ett) => el("td", {}, luckor.get(ett).toLocaleString("sv-SE"))))),
      kropp));
  return [tabellen, bitvis(perAkt, KARTRADER, (bit) => kropp.append(...bit.map(rad)))];
}

function ruta(akt, krav, ett, synlig) {
  if (!ett) return el("td", {}, el("span", { class: "dold" }, "Ingår inte"));
  const namn = D.statusar[ett[2]];
  if (!synlig(ett)) return el("td", { class: "bort" }, el("span", { class: "dold" }, "Utanför urvalet"));
  return el("td", { class: namn }, el("a", { href: adress({ akt, krav: D.krav[krav].id }), "aria-label": `${D.statusnamn[ett[2]]}: ${D.krav[krav].fraga}`, title: `${D.statusnamn[ett[2]]}: ${D.krav[krav].fraga}` }, D.tecken[ett[2]]));
}
