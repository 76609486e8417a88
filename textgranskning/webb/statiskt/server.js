// Speaking with the server. Writes go one at a time, in the order they were made.

export class Serverfel extends Error {
  constructor(status, svar) {
    super(svar.fel ?? "Servern svarade inte som väntat.");
    this.status = status;
    this.svar = svar;
  }
}

const STANGD = "Granskningen svarar inte. Kontrollera att textgranskning visa fortfarande är igång.";

async function fraga(adress, val) {
  let svar;
  try {
    svar = await fetch(adress, { cache: "no-store", ...val });
  } catch (fel) {
    if (fel.name === "AbortError") throw fel;
    throw new Serverfel(0, { fel: STANGD });
  }
  if (!svar.ok) throw new Serverfel(svar.status, await svar.json().catch(() => ({})));
  return svar;
}

export const las = async (adress) => (await fraga(adress)).json();

export const lasBild = async (adress, signal) => (await fraga(adress, { signal })).blob();

let sist = Promise.resolve();

// `gor` makes the letter when its turn has come, so that it names the version that the write before it gave.
export function skriv(adress, gor) {
  const denna = sist.then(async () => {
    const kropp = JSON.stringify(gor());
    return (await fraga(adress, { method: "POST", headers: { "Content-Type": "application/json" }, body: kropp })).json();
  });
  sist = denna.catch(() => {});
  return denna;
}

export const nyHandling = () => crypto.randomUUID();
