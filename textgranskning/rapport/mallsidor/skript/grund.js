// Elements made from text only, and the data.

const D = JSON.parse(document.getElementById("index").textContent);
const SVG = document.getElementById("bild").namespaceURI; // the file holds no address, not even that of a standard
const SOKER_SVAR = ["saknas", "oklart"];

function gor(element, egenskaper, barn) {
  for (const [nyckel, varde] of Object.entries(egenskaper)) {
    if (varde === null || varde === undefined || varde === false) continue;
    if (nyckel.startsWith("on")) element.addEventListener(nyckel.slice(2), varde);
    else element.setAttribute(nyckel, varde === true ? "" : varde);
  }
  element.append(...barn.flat(3).filter((ett) => ett !== null && ett !== undefined && ett !== false));
  return element;
}

const el = (namn, egenskaper = {}, ...barn) => gor(document.createElement(namn), egenskaper, barn);
const svg = (namn, egenskaper = {}, ...barn) => gor(document.createElementNS(SVG, namn), egenskaper, barn);
const hamta = (id) => document.getElementById(id);
const antal = (tal, ett, flera) => `${tal.toLocaleString("sv-SE")} ${tal === 1 ? ett : flera}`;

function status(nummer) {
  return el("span", { class: `status ${D.statusar[nummer]}` }, `${D.tecken[nummer]} ${D.statusnamn[nummer]}`);
}

// A table in a region that scrolls by itself when the screen is narrow. `kolumner` are headings, rows are lists of cells; the first is a heading.
function tabell(namn, kolumner, rader, egenskaper = {}) {
  return el("div", { class: "rulla", tabindex: "0", role: "region", "aria-label": namn },
    el("table", egenskaper,
      el("thead", {}, el("tr", {}, kolumner.map((ett) => el("th", { scope: "col" }, ett)))),
      el("tbody", {}, rader.map((rad) => el("tr", {}, rad.map((cell, plats) =>
        plats === 0 ? el("th", { scope: "row" }, cell) : el("td", { class: typeof cell === "number" ? "tal" : null }, typeof cell === "number" ? cell.toLocaleString("sv-SE") : cell)))))));
}

// A long list is drawn a piece at a time.
function bitvis(alla, bit, rita) {
  const knapp = el("button", { type: "button", class: "fler" });
  let ritade = 0;
  const mer = () => {
    rita(alla.slice(ritade, ritade + bit));
    ritade = Math.min(ritade + bit, alla.length);
    knapp.textContent = `Visa fler (${antal(alla.length - ritade, "återstår", "återstår")})`;
    knapp.hidden = ritade >= alla.length;
  };
  knapp.addEventListener("click", mer);
  mer();
  return knapp;
}
