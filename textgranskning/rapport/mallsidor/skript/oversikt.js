// The overview: what was screened, what could not be read, what to read first, and the sums.

const RADER = 25; // of the queue at a time
const FA = 10; // fewer than these are told as numbers, never as a share

function rakna(valda) {
  const summor = D.statusar.map(() => 0);
  for (const ett of valda) summor[ett[2]] += 1;
  return summor;
}

function tal(valda) {
  const summor = rakna(valda);
  const akter = new Set(valda.map((ett) => ett[0])).size;
  return el("section", { class: "tal", "aria-label": "I siffror" },
    el("ul", {},
      el("li", {}, el("b", {}, akter.toLocaleString("sv-SE")), ` ${akter === 1 ? "akt" : "akter"}`),
      el("li", {}, el("b", {}, D.antal_filer.toLocaleString("sv-SE")), ` ${D.antal_filer === 1 ? "fil" : "filer"} i allt`),
      D.statusar.map((ett, nummer) => el("li", { class: ett }, el("b", {}, `${D.tecken[nummer]} ${summor[nummer].toLocaleString("sv-SE")}`), ` ${D.statusnamn[nummer].toLowerCase()}`))),
    el("p", {}, `Granskat: ${[...grupper(valda, (ett) => D.krav[ett[1]].mall)].map(([mall, egna]) => `${D.mallar[mall]} (${antal(new Set(egna.map((ett) => ett[0])).size, "akt", "akter")})`).join("; ") || "ingenting i urvalet"}. `, D.olasta.length ? `${antal(D.olasta.length, "fil", "filer")} kunde inte läsas helt.` : "Alla filer kunde läsas."),
    el("p", {}, "Verktyget avgör inget ärende: det visar vad som bör läsas först, och på vilka ställen. Ett krav som saknas i texten kan finnas på papper, i ett annat system eller i en fil som inte granskades."));
}

function olasta(vald) {
  const akter = new Set(D.akter.filter((_, akt) => !vald.enhet || enhet(akt) === vald.enhet).map((ett) => ett.namn));
  const rader = D.olasta.filter((fil) => akter.has(fil.akt)).map((fil) => [
    fil.akt, fil.fil, fil.utfall === "delvis" ? `delvis läst${fil.olasta.length ? `, utan ${fil.olasta.length === 1 ? "sidan" : "sidorna"} ${fil.olasta.join(", ")}` : ""}` : "inte läst", fil.skal ?? "", fil.atgard ?? ""]);
  const hallare = el("div");
  if (!rader.length) {
    hallare.append(el("p", {}, "Alla filer kunde läsas."));
    return hallare;
  }
  hallare.append(el("p", {}, "Där sidor är olästa säger verktyget oklart, aldrig saknas."));
  const kropp = tabell("Filer som inte kunde läsas", ["Akt", "Fil", "Utfall", "Varför", "Vad du kan göra"], []);
  hallare.append(kropp, bitvis(rader, RADER, (bit) => kropp.querySelector("tbody").append(...bit.map((rad) => el("tr", {}, el("th", { scope: "row" }, rad[0]), rad.slice(1).map((cell) => el("td", {}, cell)))))));
  return hallare;
}

function ko(vald) {
  const vantar = flaggor(vald, true).filter((ett) => vald.status.length || SOKER_SVAR.includes(D.statusar[ett[2]]));
  vantar.sort((a, b) => b[3] - a[3] || a[0] - b[0] || a[1] - b[1]);
  if (!vantar.length) return el("p", {}, "Inga luckor hittades i urvalet.");
  const kropp = tabell("Kö efter prioritet", ["Akt", "Fråga", "Bedömning", "Skäl"], [], { class: "ko" });
  const rad = (ett) => el("tr", {},
    el("th", { scope: "row" }, D.akter[ett[0]].namn),
    el("td", {}, el("a", { href: adress({ akt: ett[0], krav: D.krav[ett[1]].id }) }, D.krav[ett[1]].fraga)),
    el("td", {}, status(ett[2])),
    el("td", {}, ett[4] || ""));
  return [kropp, bitvis(vantar, RADER, (bit) => kropp.querySelector("tbody").append(...bit.map(rad)))];
}

function andel(summor) {
  const galler = summor[0] + summor[1] + summor[2];
  return galler < FA ? `för få för en andel (${summor[1]} av ${galler})` : `${Math.round((100 * summor[1]) / galler)} % (${summor[1].toLocaleString("sv-SE")} av ${galler.toLocaleString("sv-SE")})`;
}

const SUMKOLUMNER = [...D.statusnamn, "Saknas av dem som kravet gäller"];
const sumrad = (namn, valda) => {
  const summor = rakna(valda);
  return [namn, ...summor, andel(summor)];
};

function grupper(valda, nyckel) {
  const ut = new Map();
  for (const ett of valda) {
    const varde = nyckel(ett);
    if (!ut.has(varde)) ut.set(varde, []);
    ut.get(varde).push(ett);
  }
  return ut;
}

function omraden(valda) {
  const per = grupper(valda, (ett) => D.krav[ett[1]].omrade);
  const rader = Object.entries(D.omraden).map(([id, namn]) => sumrad(el("a", { href: adress({ omrade: id }) }, namn), per.get(id) ?? []));
  return tabell("De sex kvalitetsområdena", ["Kvalitetsområde", ...SUMKOLUMNER], [...rader, sumrad("Alla", valda)]);
}

function barnratt(valda) {
  const per = grupper(valda.filter((ett) => D.krav[ett[1]].analys.includes("barnratt")), (ett) => ett[1]);
  if (!per.size) return el("p", {}, "Inget krav i urvalet rör barnets rättigheter.");
  const rader = [...per].map(([krav, egna]) => sumrad(`${D.krav[krav].fraga} (${D.mallar[D.krav[krav].mall]})`, egna));
  return tabell("Krav om barnets rättigheter", ["Krav", ...SUMKOLUMNER], [...rader, sumrad("Alla", [...per.values()].flat())]);
}

function jamstalldhet(valda) {
  const kon = (vilket) => (egna) => egna.filter((ett) => D.akter[ett[0]].kon === vilket);
  const [kvinnor, man, okant] = [kon("kvinna"), kon("man"), kon(null)];
  const akter = (egna) => new Set(egna.map((ett) => ett[0])).size;
  const per = grupper(valda, (ett) => D.krav[ett[1]].omrade);
  const rad = (namn, egna) => [namn, andel(rakna(kvinnor(egna))), andel(rakna(man(egna)))];
  const perKrav = [...grupper(valda, (ett) => ett[1])].map(([krav, egna]) => rad(`${D.krav[krav].fraga} (${D.mallar[D.krav[krav].mall]})`, egna));
  return [
    el("p", {}, `Akterna gäller ${antal(akter(kvinnor(valda)), "kvinna", "kvinnor")} och ${antal(akter(man(valda)), "man", "män")}; i ${antal(akter(okant(valda)), "akt", "akter")} är könet okänt.`),
    akter(kvinnor(valda)) < FA || akter(man(valda)) < FA ? el("p", { class: "varning" }, "Färre än tio akter i någon av grupperna: skillnader kan bero på slumpen. Andelar visas bara där minst tio bedömningar finns.") : null,
    tabell("Kvinnor och män efter kvalitetsområde", ["Kvalitetsområde", "Saknas, kvinnor", "Saknas, män"], [...Object.entries(D.omraden).filter(([id]) => per.has(id)).map(([id, namn]) => rad(namn, per.get(id))), rad("Alla", valda)]),
    el("details", {}, el("summary", {}, "Krav för krav"), tabell("Kvinnor och män krav för krav", ["Krav", "Saknas, kvinnor", "Saknas, män"], perKrav)),
  ];
}

const AVSNITT = [
  ["ko", "Läs först", (vald) => ko(vald)],
  ["karta", "Akter mot krav", (vald) => kartor(vald)],
  ["omraden", "Kvalitetsområden", (_, valda) => omraden(valda)],
  ["barnratt", "Barnrätt", (_, valda) => barnratt(valda)],
  ["jamstalldhet", "Jämställdhet", (_, valda) => jamstalldhet(valda)],
  ["olasta", "Vad som inte kunde läsas", (vald) => olasta(vald)],
];

function ritaOversikt(vald) {
  const valda = flaggor(vald, false);
  hamta("innehall").replaceChildren(
    el("h1", {}, "Granskning av akter"),
    tal(valda),
    ...AVSNITT.map(([id, rubrik, rita]) => el("section", { "aria-labelledby": `rubrik-${id}` }, el("h2", { id: `rubrik-${id}`, tabindex: "-1" }, rubrik), rita(vald, valda))),
    utskrift(vald));
  hamta("lage").textContent = `${antal(new Set(valda.map((ett) => ett[0])).size, "akt", "akter")} och ${antal(flaggor(vald, true).length, "bedömning", "bedömningar")} i urvalet.`;
}
