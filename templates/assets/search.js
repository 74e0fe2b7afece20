// @ts-check
// Finds articles while somebody types: in the field of a search, which becomes a combobox of the WAI-ARIA patterns, and below
// the subject of a form. Both work without: the field leads to a page of results, and the form needs no articles.

/** @typedef {{ title: string, url: string, team: string, category?: string, snippet: { text: string, match: boolean }[] }} Result */
/** @typedef {{ total: number, summary: string, results: Result[] }} Answer */

/** How long nothing is typed before articles are looked for, in milliseconds. */
const PAUSE = 150;
/** From how many characters on, where they are letters of an alphabet; of other scripts one says enough. */
const ENOUGH = 2;

/** Asks for articles, one question at a time: an older one is given up. */
class Finder {
  /** @param {URL} address @param {(answer: Answer | null) => void} show */
  constructor(address, show) {
    this.address = address;
    this.show = show;
    /** @type {number | undefined} */
    this.timer = undefined;
    /** @type {AbortController | undefined} */
    this.asking = undefined;
    this.asked = "";
  }

  /** Looks for a text after a pause. */
  look(/** @type {string} */ text) {
    const wanted = text.trim();
    if (wanted === this.asked) return;
    this.stop();
    this.asked = wanted;
    if (wanted.length < (/[^\u0000-\u02ff]/.test(wanted) ? 1 : ENOUGH)) return this.show(null);
    this.timer = setTimeout(() => this.ask(text), PAUSE);
  }

  /** Gives up what is under way. */
  stop() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.asked = "";
  }

  async ask(/** @type {string} */ text) {
    const asking = (this.asking = new AbortController());
    const address = new URL(this.address);
    // White space at the end says that the last word is whole.
    address.searchParams.set("q", text.slice(0, 200));
    try {
      const response = await fetch(address, { headers: { Accept: "application/json" }, signal: asking.signal });
      const answer = response.ok ? /** @type {Answer} */ (await response.json()) : null;
      if (asking === this.asking && !asking.signal.aborted) this.show(answer);
    } catch {
      // Suggestions are a kindness: whoever gets none goes on as before.
      if (!asking.signal.aborted) this.show(null);
    }
  }
}

/** A line that only screen readers say. */
function statusLine() {
  const line = document.createElement("div");
  line.className = "visually-hidden";
  line.setAttribute("role", "status");
  return line;
}

/** @param {string} name @param {string} text @param {(string | Node)[]} more */
function element(name, text, ...more) {
  const made = document.createElement(name);
  made.append(text, ...more);
  return made;
}

/** The field of a search, with a list to choose from. */
function enhance(/** @type {HTMLFormElement} */ form) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("[name=q]"));
  const label = form.querySelector("label");
  const list = document.createElement("ul");
  const status = statusLine();
  let active = -1;
  /** @type {Result[]} */
  let results = [];

  list.id = `${input.id}-list`;
  list.className = "search-list card";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  if (label) list.setAttribute("aria-labelledby", label.id);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
    input.setAttribute(name, value);
  }
  input.after(list, status);

  const options = () => /** @type {HTMLElement[]} */ ([...list.children]);

  function open(/** @type {boolean} */ isOpen) {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    choose(-1);
  }

  function choose(/** @type {number} */ index) {
    options()[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = options()[index];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function show(/** @type {Answer | null} */ answer) {
    results = answer?.results ?? [];
    active = -1;
    list.replaceChildren(...results.map((result, index) => {
      const snippet = element("span", "", ...result.snippet.map(({ text, match }) => (match ? element("mark", text) : text)));
      const place = element("span", result.category ? `${result.team} · ${result.category}` : result.team);
      place.className = "search-place";
      const option = element("li", "", element("b", result.title), place, snippet);
      option.id = `${list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      return option;
    }));
    open(results.length > 0 && document.activeElement === input);
    status.textContent = answer?.summary ?? "";
  }

  const finder = new Finder(addressOf(form), show);

  function go(/** @type {number} */ index, /** @type {boolean} */ elsewhere) {
    finder.stop();
    if (elsewhere) window.open(results[index].url, "_blank", "noopener");
    else location.assign(results[index].url);
  }

  input.addEventListener("input", (event) => {
    // Half a character of an input method is none yet.
    if (!(/** @type {InputEvent} */ (event).isComposing)) finder.look(input.value);
  });
  input.addEventListener("compositionend", () => finder.look(input.value));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const isOpen = !list.hidden;
    const count = results.length;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      event.preventDefault();
      if (!isOpen) open(true);
      if (event.altKey) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      // Beyond either end the field itself is chosen, and then the other end.
      choose(((active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter" && isOpen && active >= 0) {
      event.preventDefault();
      go(active, event.ctrlKey || event.metaKey);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      open(false);
    }
  });
  input.addEventListener("blur", () => open(false));
  form.addEventListener("submit", () => finder.stop());
  // The field keeps the focus while the list is pressed.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = /** @type {Element} */ (event.target).closest("li");
    if (option) go(options().indexOf(option), event.ctrlKey || event.metaKey);
  });
}

/** Where a form's search is, with what its hidden fields say. */
function addressOf(/** @type {HTMLFormElement} */ form) {
  const address = new URL(form.getAttribute("action") ?? "", location.href);
  for (const [name, value] of new FormData(form)) if (name !== "q") address.searchParams.append(name, String(value));
  return address;
}

/** Articles below a form's subject. */
function suggest(/** @type {HTMLElement} */ box) {
  const input = /** @type {HTMLInputElement | null} */ (document.getElementById(box.dataset.field ?? ""));
  const list = box.querySelector("ul");
  if (!input || !list) return;
  const status = statusLine();
  input.after(status, box);
  const finder = new Finder(new URL(box.dataset.suggestions ?? "", location.href), (answer) => {
    const results = answer?.results ?? [];
    list.replaceChildren(...results.map(({ title, url, category }) => {
      const link = /** @type {HTMLAnchorElement} */ (element("a", title));
      const note = element("span", ` (${box.dataset.newTab})`);
      note.className = "visually-hidden";
      link.append(note);
      link.href = url;
      // Nothing that was written may be lost.
      link.target = "_blank";
      link.rel = "noopener";
      return element("li", "", link, ...(category ? [element("span", ` · ${category}`)] : []));
    }));
    box.hidden = !results.length;
    status.textContent = results.length ? `${box.querySelector("p")?.textContent} ${answer?.summary}` : "";
  });
  input.addEventListener("input", () => finder.look(input.value));
}

for (const form of document.querySelectorAll("form[data-search]")) enhance(/** @type {HTMLFormElement} */ (form));
for (const box of document.querySelectorAll("[data-suggestions]")) suggest(/** @type {HTMLElement} */ (box));
