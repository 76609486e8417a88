// The akt's dated events as a picture: a line for each kind, a mark for each day; what did not happen is hollow, an uncertain day is a stretch.

const BREDD = 980;
const TEXT = 250; // px for the names at the left
const RAD = 22;
const DYGN = 86400000;
const GJORT = "inträffat";

const dag = (text) => Date.parse(`${text}T00:00:00Z`);

function spann(datum) {
  const [fran, till = fran] = datum.split("..");
  return [dag(fran), dag(till)];
}

function tidslinje(detaljer) {
  const frister = detaljer.flaggor.filter((ett) => ett.forfaller).map((ett) => ({ namn: "sista dag", datum: ett.forfaller, hallning: "sista dag", fraga: _krav(ett).fraga, saknas: ett.status === "saknas" }));
  const handelser = detaljer.handelser;
  if (!handelser.length) return el("p", {}, "Inga daterade händelser hittades.");
  const alla = [...handelser, ...frister];
  const ytor = alla.flatMap((ett) => spann(ett.datum));
  let [fran, till] = [ytor.reduce((a, b) => Math.min(a, b)), ytor.reduce((a, b) => Math.max(a, b))];
  const luft = Math.max((till - fran) * 0.02, 3 * DYGN);
  [fran, till] = [fran - luft, till + luft];
  const x = (tid) => TEXT + ((tid - fran) / (till - fran)) * (BREDD - TEXT - 12);
  const rader = [...grupper(alla, (ett) => ett.namn)];
  const hojd = RAD * rader.length + 34;
  const bild = svg("svg", { viewBox: `0 0 ${BREDD} ${hojd}`, width: BREDD, height: hojd, role: "img", "aria-label": `Tidslinje med ${antal(handelser.length, "händelse", "händelser")} från ${handelser[0].datum} till ${handelser.at(-1).datum}. Samma uppgifter står i tabellen under bilden.` },
    skala(fran, till).map(([tid, text]) => [
      svg("line", { x1: x(tid), x2: x(tid), y1: 20, y2: hojd, class: "skala" }),
      svg("text", { x: x(tid) + 3, y: 14, class: "skaltext" }, text)]),
    rader.map(([namn, egna], nummer) => {
      const y = 34 + RAD * nummer;
      return svg("g", {},
        svg("text", { x: 0, y: y + 4, class: "radnamn" }, stort(namn.length > 36 ? `${namn.slice(0, 35)}…` : namn)),
        svg("line", { x1: TEXT, x2: BREDD, y1: y, y2: y, class: "bana" }),
        egna.map((ett) => marke(ett, x, y)));
    }));
  return [
    el("p", { class: "svag" }, "Fylld punkt: inträffat. Tom punkt: planerat, föreslaget, försökt eller inte gjort. Streck: osäker dag. Romb: sista dag enligt ett krav."),
    el("div", { class: "rulla tidslinje", tabindex: "0", role: "region", "aria-label": "Tidslinje" }, bild),
    el("details", {}, el("summary", {}, "Händelserna som tabell"),
      tabell("Händelser", ["Datum", "Händelse", "Hur", "Vem", "Var"], handelser.map((ett) => [ett.datum, stort(ett.namn), ett.hallning, ett.person ?? "", `${ett.dokument}, sidan ${ett.sida}`]))),
  ];
}

const stort = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function marke(ett, x, y) {
  const [fran, till] = spann(ett.datum);
  const titel = svg("title", {}, `${ett.datum}: ${ett.fraga ?? ett.namn}${ett.hallning === GJORT || ett.fraga ? "" : ` (${ett.hallning})`}`);
  if (ett.fraga) {
    const mitt = x(fran);
    return svg("path", { d: `M${mitt} ${y - 6}l6 6-6 6-6-6z`, class: ett.saknas ? "frist saknas" : "frist" }, titel);
  }
  const slag = ett.hallning === GJORT ? "gjort" : "ogjort";
  if (till > fran) return svg("line", { x1: x(fran), x2: Math.max(x(till), x(fran) + 4), y1: y, y2: y, class: `osaker ${slag}` }, titel);
  return svg("circle", { cx: x(fran), cy: y, r: 5, class: slag }, titel);
}

// Years, or months when the akt is short.
function skala(fran, till) {
  const ar = [new Date(fran).getUTCFullYear(), new Date(till).getUTCFullYear()];
  const manader = (till - fran) / DYGN < 800;
  const steg = (till - fran) / DYGN < 250 ? 1 : 3;
  const ut = [];
  for (let a = ar[0]; a <= ar[1]; a += 1) {
    for (let m = 0; m < 12; m += manader ? steg : 12) {
      const tid = Date.UTC(a, m, 1);
      if (tid >= fran && tid <= till) ut.push([tid, manader ? `${a}-${String(m + 1).padStart(2, "0")}` : String(a)]);
    }
  }
  return ut;
}
