// From the address to the page, on paper too.

const PA_PAPPER = 20; // pieces of a long list that are drawn for it: some five hundred rows
const FLEST_PA_PAPPER = 100; // akter: some thousand pages

function utskrift(vald) {
  const akter = [...new Set(flaggor(vald, true).map((ett) => ett[0]))];
  const svar = el("span", { role: "status" });
  const skriv = async () => {
    if (akter.length > FLEST_PA_PAPPER) {
      svar.textContent = ` Urvalet har ${akter.length} akter. Välj högst ${FLEST_PA_PAPPER} med filtren.`;
      return;
    }
    const artiklar = await Promise.all(akter.map(async (akt) => aktartikel(akt, await packaUpp(akt), vald, true)));
    hamta("innehall").append(el("div", { id: "papper" }, artiklar));
    print();
  };
  return el("p", { class: "utskrift" }, el("button", { type: "button", onclick: skriv }, "Skriv ut urvalets akter med alla belägg"), svar);
}

let forra = "";

async function rita() {
  const vald = lasUrval();
  ritaUrval(vald);
  hamta("till-oversikt").setAttribute("href", adress({}));
  hamta("avsnitt").replaceChildren(...AVSNITT.map(([id, rubrik]) => el("a", { href: adress({ avsnitt: id }) }, rubrik)));
  const vy = adress({ akt: vald.akt, krav: vald.krav });
  if (vald.akt !== null) await ritaAkt(vald);
  else if (vy !== forra) ritaOversikt(vald);
  document.title = vald.akt === null ? "Granskning av akter" : `${D.akter[vald.akt].namn}: granskning`;
  forra = vy;
  const rubrik = hamta(`rubrik-${vald.avsnitt}`);
  if (rubrik && vald.akt === null) {
    rubrik.scrollIntoView();
    rubrik.focus({ preventScroll: true });
  }
}

hamta("hoppa").addEventListener("click", (klick) => {
  klick.preventDefault(); // the address holds the view
  hamta("innehall").focus();
});
addEventListener("hashchange", () => rita());
addEventListener("beforeprint", () => {
  for (const knapp of document.querySelectorAll(".fler")) for (let i = 0; i < PA_PAPPER && !knapp.hidden; i += 1) knapp.click();
  for (const ett of document.querySelectorAll(".flagga, .last")) if (!ett.open) { ett.open = true; ett.dataset.tryck = "1"; }
});
addEventListener("afterprint", () => {
  for (const ett of document.querySelectorAll("[data-tryck]")) ett.open = false;
  hamta("papper")?.remove();
});
rita();
