// What is shown: the filters and the open akt, kept in the page's address, so that a view can be returned to and sent to others.

const NYCKLAR = ["mall", "omrade", "enhet"];
const UTAN_ENHET = "–";

function lasUrval() {
  const falt = new URLSearchParams(location.hash.slice(1));
  const vald = { status: (falt.get("status") ?? "").split(",").filter((ett) => D.statusar.includes(ett)) };
  for (const nyckel of NYCKLAR) vald[nyckel] = falt.get(nyckel) ?? "";
  vald.akt = falt.has("akt") ? Number(falt.get("akt")) - 1 : null;
  if (!(vald.akt in D.akter)) vald.akt = null;
  vald.krav = falt.get("krav");
  vald.avsnitt = falt.get("avsnitt");
  return vald;
}

// The address of a view that differs from the present one in what is given.
function adress(andring) {
  const { akt, krav, avsnitt, ...kvar } = lasUrval();
  const alla = { ...kvar, ...andring };
  const falt = new URLSearchParams();
  for (const nyckel of NYCKLAR) if (alla[nyckel]) falt.set(nyckel, alla[nyckel]);
  if (alla.status.length) falt.set("status", alla.status.join(","));
  if (alla.akt !== undefined && alla.akt !== null) falt.set("akt", alla.akt + 1);
  for (const nyckel of ["krav", "avsnitt"]) if (alla[nyckel]) falt.set(nyckel, alla[nyckel]);
  return `#${falt}`;
}

const enhet = (akt) => D.akter[akt].enhet ?? UTAN_ENHET;

// The flags that the filters let through; those on status only where `medStatus`.
function flaggor(vald, medStatus) {
  const krav = D.krav.map((ett) => (!vald.mall || ett.mall === vald.mall) && (!vald.omrade || ett.omrade === vald.omrade));
  const akter = D.akter.map((_, akt) => !vald.enhet || enhet(akt) === vald.enhet);
  const statusar = D.statusar.map((ett) => !medStatus || !vald.status.length || vald.status.includes(ett));
  return D.flaggor.filter((ett) => krav[ett[1]] && akter[ett[0]] && statusar[ett[2]]);
}

function ritaUrval(vald) {
  const val = (id, rubrik, alternativ) => {
    const falt = el("select", { id, onchange: () => { location.hash = adress({ [id]: falt.value }); } },
      el("option", { value: "" }, "Alla"), alternativ.map(([varde, text]) => el("option", { value: varde }, text)));
    falt.value = vald[id];
    return el("div", {}, el("label", { for: id }, rubrik), falt);
  };
  const enheter = [...new Set(D.akter.map((_, akt) => enhet(akt)))].sort((a, b) => a.localeCompare(b, "sv"));
  const kryss = D.statusar.map((ett, nummer) => {
    const falt = el("input", { type: "checkbox", id: `status-${ett}`, checked: vald.status.includes(ett), onchange: () => {
      const nya = D.statusar.filter((annan) => (annan === ett ? falt.checked : vald.status.includes(annan)));
      location.hash = adress({ status: nya });
    } });
    return el("span", { class: "kryss" }, falt, " ", el("label", { for: `status-${ett}` }, D.statusnamn[nummer]));
  });
  const hade = document.activeElement?.id;
  hamta("urval").replaceChildren(
    val("mall", "Mall", Object.entries(D.mallar)),
    val("omrade", "Kvalitetsområde", Object.entries(D.omraden)),
    val("enhet", "Enhet", enheter.map((ett) => [ett, ett === UTAN_ENHET ? "Enhet okänd" : ett])),
    el("fieldset", {}, el("legend", {}, "Bedömning"), kryss),
    el("button", { type: "button", id: "rensa", onclick: () => { location.hash = adress({ mall: "", omrade: "", enhet: "", status: [] }); } }, "Visa allt"));
  if (hade && hamta("urval").querySelector(`#${CSS.escape(hade)}`)) hamta(hade).focus();
}
