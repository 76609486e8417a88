// What the page knows. Everything that is drawn is drawn from here.

export const t = {
  granskare: "",
  statusnamn: {},
  statustecken: {},
  omraden: {},
  akter: [], // {namn, att, klara, uppskjutna}
  nr: 0, // the akt that is open
  akt: null, // its flags, documents and the reviewers' own gaps
  alla: false, // also what the tool did not flag
  vald: 0, // place in synliga()
  narmast: false, // the passages that were not accepted instead of the evidence
  stalle: 0, // which passage
  dok: 0,
  sida: 1,
  zoom: 1,
  utkast: null, // {krav, text}: a comment that somebody else's change kept from being saved
};

export const STATUSAR = ["finns", "saknas", "oklart", "ej_tillampligt"];

export function synliga() {
  const egna = t.akt.luckor.map((lucka) => ({ ...lucka, egen: true, mall: "", belagg: [], narmast: [] }));
  return [...t.akt.flaggor.filter((flagga) => t.alla || flagga.att), ...egna];
}

export const flagga = () => synliga()[t.vald] ?? null;

export function stallen(f = flagga()) {
  return f ? (t.narmast ? f.narmast : f.belagg) : [];
}

export const stalle = () => stallen()[t.stalle] ?? null;

export const ovriga = () => t.akt.flaggor.filter((ett) => !ett.att).length;
