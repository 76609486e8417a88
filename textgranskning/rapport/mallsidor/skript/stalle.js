// A passage in its context: restored text with the changed letters marked, what was read on demand, and where it stands.

function stalle(ett) {
  const lagat = ett.delar.some((del) => typeof del !== "string");
  const var_ = [ett.dokument, `sidan ${ett.sida}`, ett.datum, ett.hallning].filter(Boolean).join(", ");
  return el("figure", { class: "stalle" },
    ett.skal ? el("p", {}, el("strong", {}, "Räckte inte: "), `${ett.skal}.`) : null,
    el("blockquote", {},
      ett.fore ? el("span", { class: "svag" }, `… ${ett.fore} `) : null,
      el("span", { class: "citat" }, ett.delar.map((del) => (typeof del === "string" ? del : el("mark", { class: "lagad", title: `Läst som: ${del[1] || "(inget)"}` }, del[0])))),
      ett.efter ? el("span", { class: "svag" }, ` ${ett.efter} …`) : null),
    el("figcaption", { class: "svag" }, var_),
    lagat ? el("details", { class: "last" }, el("summary", {}, "Som det lästes"), el("p", { class: "original" }, ett.delar.map((del) => (typeof del === "string" ? del : del[1])).join(""))) : null);
}
