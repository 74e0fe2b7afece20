// @ts-check
// Reloads a page of docket serve when the site has changed. The server adds it to what it sends; no built page has it.

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */
/** @typedef {{ place: string, isReload: boolean, scroll: number, answers: Record<string, boolean | string | string[]>, focus: string, selection: (number | null)[] }} Kept */

const parameters = new URL(import.meta.url).searchParams;
const place = location.pathname + location.search;
const storageKey = "docket-live";
const isProblemPage = "docketProblems" in document.documentElement.dataset;

/** What a page knows of somebody's typing, by the control's form, name and number; never a file, which no script can put back. */
function controls() {
  /** @type {Map<string, Control>} */
  const result = new Map();
  for (const element of document.querySelectorAll("input[name], textarea[name], select[name]")) {
    const control = /** @type {Control} */ (element);
    if (/^(hidden|file|password|submit|button|reset|image)$/.test(control.type)) continue;
    const name = [control.form?.getAttribute("action"), control.name, isChoice(control) ? control.value : ""].join(" ");
    let key = name;
    for (let number = 2; result.has(key); number += 1) key = `${name} ${number}`;
    result.set(key, control);
  }
  return result;
}

/** @param {Control} control */
const isChoice = (control) => control.type === "checkbox" || control.type === "radio";

/** @param {Control} control */
function answer(control) {
  if (control instanceof HTMLSelectElement) return [...control.selectedOptions].map((option) => option.value);
  return control instanceof HTMLInputElement && isChoice(control) ? control.checked : control.value;
}

/** Whether somebody has changed what the page came with. @param {Control} control */
function isChanged(control) {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options];
    const isPlain = !control.multiple && !options.some((option) => option.defaultSelected);
    return options.some((option, index) => option.selected !== (isPlain ? index === 0 : option.defaultSelected));
  }
  if (control instanceof HTMLInputElement && isChoice(control)) return control.checked !== control.defaultChecked;
  return control.value !== control.defaultValue;
}

/** @param {Control} control @param {boolean | string | string[]} value */
function fill(control, value) {
  if (control instanceof HTMLSelectElement) {
    if (!Array.isArray(value)) return;
    for (const option of control.options) option.selected = value.includes(option.value);
  } else if (control instanceof HTMLInputElement && isChoice(control)) {
    control.checked = value === true;
  } else if (typeof value === "string") {
    control.value = value;
  }
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

/** @returns {Kept | undefined} what was kept for this page */
function kept() {
  try {
    const value = JSON.parse(sessionStorage.getItem(storageKey) ?? "null");
    return value?.place === place ? value : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Kept | undefined} value */
function keep(value) {
  try {
    if (value) sessionStorage.setItem(storageKey, JSON.stringify(value));
    else sessionStorage.removeItem(storageKey);
  } catch {
    // Storage that is full or forbidden: the page is reloaded all the same.
  }
}

/** Keeps what was typed. What was typed into a field that the form no longer has stays kept: it may come back with the next change. */
function save() {
  if (isProblemPage) return;
  const all = controls();
  const answers = { ...kept()?.answers };
  for (const [key, control] of all) {
    if (isChanged(control)) answers[key] = answer(control);
    else delete answers[key];
  }
  const focused = [...all].find(([, control]) => control === document.activeElement);
  let selection = [null, null];
  try {
    const field = /** @type {HTMLInputElement} */ (focused?.[1]);
    selection = [field.selectionStart, field.selectionEnd];
  } catch {
    // Not every control has a selection.
  }
  keep({ place, isReload: true, scroll: scrollY, answers, focus: focused?.[0] ?? "", selection });
}

function restore() {
  if (isProblemPage) return;
  const saved = kept();
  // Whoever opens the page anew wants it empty.
  if (!saved?.isReload) return keep(undefined);
  const all = controls();
  for (const [key, value] of Object.entries(saved.answers)) {
    const control = all.get(key);
    if (control) fill(control, value);
  }
  const focused = all.get(saved.focus);
  if (focused) {
    focused.focus({ preventScroll: true });
    const [start, end] = saved.selection;
    if (start !== null && "setSelectionRange" in focused) focused.setSelectionRange(start, end);
  }
  const scroll = () => scrollTo({ top: saved.scroll, behavior: "instant" });
  scroll();
  if (document.readyState !== "complete") addEventListener("load", scroll, { once: true });
  keep({ ...saved, isReload: false });
}

function reload() {
  save();
  location.reload();
}

/** Why the page is not reloaded without asking; empty when it is. */
function reason() {
  if (parameters.has("answer")) return "The site has changed. This page answers a form, so that your browser asks before it loads it again.";
  const files = [...document.querySelectorAll("input[type=file]")];
  if (files.some((input) => /** @type {HTMLInputElement} */ (input).files?.length)) {
    return "The site has changed. Reloading the page keeps what you typed, but not the files that you chose.";
  }
  return "";
}

/** @type {HTMLElement | undefined} */
let notice;

/** @param {string} text */
function show(text) {
  if (notice) return;
  notice = document.createElement("docket-notice");
  const root = notice.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { position: fixed; inset-block-end: 1rem; inset-inline: 1rem; z-index: 1000; display: grid; justify-content: center; }
    div { display: flex; flex-wrap: wrap; gap: 0.75rem 1rem; align-items: center; max-width: 40rem; padding: 0.75rem 1rem; border: 1px solid;
      border-radius: 0.5rem; background: #171a21; color: #fff; font: 0.9375rem/1.5 sans-serif; box-shadow: 0 0.5rem 1.5rem rgb(0 0 0 / 30%); }
    p { flex: 1 1 16rem; margin: 0; }
    button { min-block-size: 2.75rem; padding-inline: 1rem; border: 1px solid; border-radius: 0.375rem; background: #fff; color: #171a21; font: inherit; cursor: pointer; }
    button:focus-visible { outline: 3px solid #9db0ff; outline-offset: 2px; }`);
  root.adoptedStyleSheets = [sheet];
  const box = root.appendChild(document.createElement("div"));
  box.lang = "en";
  box.dir = "ltr";
  const status = box.appendChild(document.createElement("p"));
  status.setAttribute("role", "status");
  const button = box.appendChild(document.createElement("button"));
  button.type = "button";
  button.textContent = "Reload";
  button.addEventListener("click", reload);
  document.body.append(notice);
  // A status is read aloud when it changes, not when it comes.
  setTimeout(() => { status.textContent = text; }, 50);
}

function changed() {
  const text = reason();
  if (text) show(text);
  else reload();
}

/** @type {EventSource | undefined} */
let source;

/** A browser has six connections for one server: only pages that somebody sees hold one. */
function connect() {
  if (source || document.visibilityState === "hidden") return;
  const events = new EventSource(`/_docket/events?since=${encodeURIComponent(parameters.get("since") ?? "")}`);
  source = events;
  events.addEventListener("reload", changed);
  events.addEventListener("problems", changed);
  events.addEventListener("error", () => {
    // A browser tries again by itself, unless what answered was something else.
    if (events.readyState !== EventSource.CLOSED || source !== events) return;
    disconnect();
    setTimeout(connect, 1000);
  });
}

function disconnect() {
  source?.close();
  source = undefined;
}

/** The page around a frame reloads both. */
function isFrameOfOurs() {
  try {
    return top !== self && top?.location.origin === location.origin;
  } catch {
    return false;
  }
}

restore();
addEventListener("submit", (event) => { if (!event.defaultPrevented) keep(undefined); });
if (!isFrameOfOurs()) {
  connect();
  document.addEventListener("visibilitychange", () => { document.visibilityState === "hidden" ? disconnect() : connect(); });
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);
}
