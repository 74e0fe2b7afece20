// @ts-check
// Makes the proof of work of a form, from the moment somebody begins to fill it in, and keeps the form back until it is made.
// Whatever fails, the form is sent without: then a person looks at it.

/** @typedef {{ algorithm: string, challenge: string, maxnumber: number, salt: string, signature: string }} Challenge */

/** How long a proof is used, in milliseconds; the gateway takes it for an hour. */
const GOOD_FOR = 50 * 60_000;
/** How long a form waits for its proof, in milliseconds. */
const PATIENCE = 30_000;

/** A field called addEventListener would hide the form's own (HTML, LegacyOverrideBuiltIns). @type {(form: HTMLFormElement, ...values: any[]) => void} */
const on = (form, ...values) => EventTarget.prototype.addEventListener.apply(form, /** @type {any} */ (values));

const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-challenge]"));
const form = place?.closest("form");
if (place && form) watch(form, place);

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} place has the addresses, and says that the form waits
 */
function watch(form, place) {
  const input = document.createElement("input");
  input.type = "hidden";
  input.name = "_challenge";
  /** @type {Promise<void> | undefined} */
  let making;
  let madeAt = -Infinity;
  let isWaiting = false;
  /** Whether the form goes without, because the proof was not made in time. */
  let isLate = false;

  const isMade = () => performance.now() - madeAt < GOOD_FOR;

  function make() {
    making ??= prove(place.dataset.challenge ?? "", place.dataset.worker ?? "").then((proof) => {
      input.value = proof;
      making = undefined;
      if (!proof) return;
      Element.prototype.append.call(form, input);
      madeAt = performance.now();
    });
    return making;
  }

  on(form, "input", make, { once: true });

  on(form, "submit", async (event) => {
    if (isMade() || isLate) return;
    event.preventDefault();
    if (isWaiting) return;
    // An old one is used no more.
    input.remove();
    isWaiting = true;
    place.textContent = place.dataset.waiting ?? "";
    await Promise.race([make(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    place.textContent = "";
    isWaiting = false;
    isLate = true;
    HTMLFormElement.prototype.requestSubmit.call(form, /** @type {HTMLElement | null} */ (event.submitter));
  });

  // Who comes back to the page by “Back” needs another: each counts once.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    input.remove();
    madeAt = -Infinity;
    isLate = false;
  });
}

/**
 * @param {string} address where a challenge comes from
 * @param {string} worker the script that solves it
 * @returns {Promise<string>} the proof; empty where something fails
 */
async function prove(address, worker) {
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (!response.ok) return "";
    const { algorithm, challenge, salt, signature, maxnumber } = /** @type {Challenge} */ (await response.json());
    const number = await solve(worker, { challenge, salt, maxnumber });
    return number === null ? "" : btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
  } catch {
    return "";
  }
}

/**
 * @param {string} address
 * @param {{ challenge: string, salt: string, maxnumber: number }} challenge
 * @returns {Promise<number | null>}
 */
function solve(address, challenge) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(address, { type: "module" });
    worker.onmessage = (event) => {
      worker.terminate();
      resolve(event.data);
    };
    worker.onerror = reject;
    worker.postMessage(challenge);
  });
}
