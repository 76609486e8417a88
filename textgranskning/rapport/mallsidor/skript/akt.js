// One akt: its timeline, its handlingar, and every flag with what it rests on. Unpacked when it is asked for.

let packade = null;

async function packaUpp(akt) {
  packade ??= JSON.parse(hamta("detaljer").textContent);
  const byte = Uint8Array.from(atob(packade[akt]), (tecken) => tecken.charCodeAt(0));
  const strom = new Blob([byte]).stream().pipeThrough(new DecompressionStream("gzip"));
  const detaljer = await new Response(strom).json();
  const status = new Map(D.flaggor.filter((ett) => ett[0] === akt).map((ett) => [`${D.krav[ett[1]].mall}|${D.krav[ett[1]].id}`, ett]));
  for (const ett of detaljer.flaggor) {
    ett.rad = status.get(`${ett.mall}|${ett.krav}`);
    ett.status = D.statusar[ett.rad[2]];
  }
  return detaljer;
}

const _krav = (ett) => D.krav[ett.rad[1]];

function handlingar(alla) {
  const rader = alla.map((ett) => [ett.datum || "odaterad", ett.typ, ett.rubrik, ett.forfattare, `${ett.dokument}, ${/[,–-]/.test(ett.sidor) ? "sidorna" : "sidan"} ${ett.sidor}`]);
  const [finns, borta] = [rader.filter((_, plats) => alla[plats].finns), alla.filter((ett) => !ett.finns)];
  return [
    tabell("Handlingar i akten", ["Datum", "Typ", "Rubrik", "Författare", "Var"], finns),
    borta.length ? [el("h3", {}, "Nämns men finns inte i akten"), el("ul", {}, borta.map((ett) => el("li", {}, `${ett.rubrik} (nämns i ${ett.dokument}, sidan ${ett.sidor})`)))] : null,
  ];
}

function sokt(ett) {
  const { handlingar: antalet, sidor, lasbart, olasta: utan } = ett.sokt;
  return el("p", { class: "svag" }, `Sökt i ${antal(antalet, "handling", "handlingar")} på ${antal(sidor, "sida", "sidor")}; ${Math.round(100 * lasbart)} procent av texten kunde läsas.`,
    utan.length ? ` Olästa: ${utan.map((sida) => `${sida.dokument}, sidan ${sida.sida}`).join("; ")}.` : null);
}

function flagga(ett, akt, oppen) {
  const krav = _krav(ett);
  const grund = [ett.lagrum.length ? ett.lagrum.join("; ") : "Inget lagrum angivet", D.omraden[krav.omrade], `säkerhet ${ett.sakerhet.toFixed(2).replace(".", ",")}`, ett.forfaller ? `sista dag ${ett.forfaller}` : null];
  return el("details", { class: `flagga kant-${ett.status}`, id: `a${akt}-${krav.mall}-${krav.id}`, open: oppen },
    el("summary", {}, status(ett.rad[2]), " ", el("span", { class: "fraga" }, krav.fraga)),
    el("p", {}, ett.motivering),
    el("p", { class: "svag" }, grund.filter(Boolean).join(" · ")),
    SOKER_SVAR.includes(ett.status) ? sokt(ett) : null,
    ett.belagg.length ? [el("h3", {}, ett.status === "saknas" ? "Ställen som kravet utgår från" : "Belägg"), ett.belagg.map(stalle)] : null,
    ett.narmast.length ? [el("h3", {}, "Närmast, ej godtaget"), ett.narmast.map(stalle)] : null);
}

function aktartikel(akt, detaljer, vald, alltOppet) {
  const { namn, person, kon, enhet: vilken } = D.akter[akt];
  const synliga = new Set(flaggor(vald, true).filter((ett) => ett[0] === akt));
  const egna = detaljer.flaggor.filter((ett) => synliga.has(ett.rad)).sort((a, b) => b.rad[3] - a.rad[3]);
  const mallar = [...new Set(detaljer.flaggor.map((ett) => D.mallar[ett.mall]))].join("; ");
  const filer = D.olasta.filter((fil) => fil.akt === namn);
  return el("article", { class: "akt" },
    el("h1", { tabindex: "-1" }, namn),
    el("p", { class: "svag" }, `${[person ?? "Okänd person", kon, vilken].filter(Boolean).join(", ")}. Mall: ${mallar}.`),
    filer.length ? el("p", { class: "varning" }, `Kunde inte läsas helt: ${filer.map((fil) => fil.fil).join("; ")}.`) : null,
    el("h2", {}, "Bedömningar"),
    egna.length < detaljer.flaggor.length ? el("p", { class: "svag" }, `Urvalet visar ${egna.length} av ${detaljer.flaggor.length} krav.`) : null,
    egna.map((ett) => flagga(ett, akt, alltOppet || SOKER_SVAR.includes(ett.status) || ett.krav === vald.krav)),
    el("h2", {}, "Tidslinje"), tidslinje(detaljer),
    el("h2", {}, "Handlingar"), handlingar(detaljer.handlingar));
}

async function ritaAkt(vald) {
  const detaljer = await packaUpp(vald.akt);
  if (lasUrval().akt !== vald.akt) return;
  const ordning = [...new Set(flaggor(vald, true).map((ett) => ett[0]))];
  const plats = ordning.indexOf(vald.akt);
  const granne = (steg, text) => (ordning[plats + steg] !== undefined && plats >= 0 ? el("a", { href: adress({ akt: ordning[plats + steg] }) }, text) : null);
  const artikel = aktartikel(vald.akt, detaljer, vald, false);
  hamta("innehall").replaceChildren(el("nav", { class: "stig", "aria-label": "Akter" }, el("a", { href: adress({}) }, "‹ Till översikten"), granne(-1, "Förra akten"), granne(1, "Nästa akt")), artikel);
  hamta("lage").textContent = `Akten ${D.akter[vald.akt].namn} visas.`;
  const mal = vald.krav ? [...artikel.querySelectorAll(".flagga")].find((ett) => ett.id.endsWith(`-${vald.krav}`)) : null;
  (mal?.querySelector("summary") ?? artikel.querySelector("h1")).focus();
  mal?.scrollIntoView();
}
