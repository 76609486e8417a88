// Elements made from text only: nothing that a document says can become markup.

export function el(namn, egenskaper = {}, ...barn) {
  const element = document.createElement(namn);
  for (const [nyckel, varde] of Object.entries(egenskaper)) {
    if (varde === null || varde === undefined || varde === false) continue;
    if (nyckel.startsWith("on")) element.addEventListener(nyckel.slice(2), varde);
    else element.setAttribute(nyckel, varde === true ? "" : varde);
  }
  element.append(...barn.flat().filter((ett) => ett !== null && ett !== undefined && ett !== false));
  return element;
}

export const hamta = (id) => document.getElementById(id);

// Pieces of restored text: a string as it was read, or [restored, as read].
export function lagad(delar) {
  return delar.map((del) => (typeof del === "string" ? del : el("mark", { class: "lagad", title: `Läst som: ${del[1] || "(inget)"}` }, del[0])));
}

export const somLast = (delar) => delar.map((del) => (typeof del === "string" ? del : del[1])).join("");

export const harLagats = (delar) => delar.some((del) => typeof del !== "string");

export function knapp(text, onclick, egenskaper = {}) {
  return el("button", { type: "button", onclick, ...egenskaper }, text);
}
