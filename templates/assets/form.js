// @ts-check
// Makes forms pleasant that work without it: questions come and go with the answers to others, mistakes are told when a
// field is left, and what is sent twice is stored once. The server decides everything again, by the same rules.
//
// It is one file, though a long one: a module can import another only by its address, which carries a hash that is not
// known before the site is built, and the pages' policy allows no import map.

/** @typedef {[string, string, ...string[]] | { all: Condition[] } | { any: Condition[] }} Condition */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */
/** @typedef {string | Record<string, string>} Text a text, or its forms by CLDR's plural categories */
/**
 * What the page says of a field.
 * @typedef {{ label: string, kind?: string, show?: Condition, need?: Condition, max?: number,
 *   min?: number, base?: string, files?: [number, number], endings?: string[], own?: string, text?: Record<string, Text> }} Rules
 */
/** @typedef {{ element: HTMLElement, rules: Rules, controls: Control[], touched?: boolean }} Field */

/** Milliseconds of a date, a time or both, as HTML writes them; NaN for what is none. */
const milliseconds = (/** @type {string} */ text) => {
  const parts = /^(?:(\d{4,})-(\d\d)-(\d\d))?(?:(^|[T ])(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?)?$/.exec(text);
  if (!parts || !text) return NaN;
  const [, year, month, day, , hour, minute, second, fraction] = parts;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return NaN;
  const time = Number(hour ?? 0) * 3600000 + Number(minute ?? 0) * 60000 + Number(second ?? 0) * 1000 + Number((fraction ?? "").padEnd(3, "0"));
  if (!year) return time;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return Number(year) && date.getUTCDate() === Number(day) && date.getUTCMonth() === Number(month) - 1 ? new Date(date.getTime() + time).getTime() : NaN;
};

/** The number of a text as HTML writes it; NaN for what is none. */
const number = (/** @type {string} */ text) => /^-?(\d+(\.\d+|\.(?=e))?|\.\d+)(e[+-]?\d+)?$/i.test(text) && isFinite(Number(text)) ? Number(text) : NaN;

/** The patterns of what only one of the three kinds may be. */
const shapes = { date: /^\d+-\d\d-\d\d$/, datetime: /^\d+-.*[T ]/, time: /^\d\d:/ };

/**
 * Whether a comparison holds: FEATURES of conditions, as Sources/Forms/Condition+Evaluation.swift has them.
 * @param {string} kind of the answer: choice, text, number, date, datetime, time or file
 * @param {string[]} values those that are chosen; for anything but a choice the one
 * @param {string} comparator
 * @param {string[]} operands
 */
export function holds(kind, values, comparator, operands) {
  const negated = comparator.startsWith("not_");
  const name = negated ? comparator.slice(4) : comparator;
  const value = values[0] ?? "";
  const [first = ""] = operands;
  if (kind === "file") return (value !== "") !== negated;
  if (kind === "choice") {
    const chosen = values.length ? values : [""];
    return (name === "selected" ? value !== "" && chosen.includes(first) : chosen.some((one) => one.includes(first))) !== negated;
  }
  if (kind === "text") {
    const result = name === "set" ? value !== "" : name === "equal" ? value === first : value.includes(first);
    return result !== negated;
  }
  const parse = kind === "number" ? number : (/** @type {string} */ text) => shapes[/** @type {"date"} */ (kind)].test(text) ? milliseconds(text) : NaN;
  const own = parse(value);
  if (isNaN(own)) return comparator === "not_set" || comparator === "not_equal" || (comparator === "not_between" && value === "");
  const [low, high] = operands.map(parse);
  switch (name) {
    case "set": return !negated;
    case "equal": return (own === low) !== negated;
    case "greater": case "after": return own > low;
    case "less": case "before": return own < low;
    case "greater_or_equal": case "equal_or_after": return own >= low;
    case "less_or_equal": case "equal_or_before": return own <= low;
    default: return (low <= own && own <= high) !== negated;
  }
}

/** The text with its places, such as `{length}`, filled, each once: what was filled in is no text with places. */
const fill = (/** @type {string} */ text, /** @type {Record<string, unknown>} */ values) => text.replace(/\{(\w+)\}/g, (place, name) => Object.hasOwn(values, name) ? String(values[name]) : place);

/** What a control sends, or whether it sends anything it is chosen for. */
const isBox = (/** @type {Control} */ control) => control.type === "checkbox" || control.type === "radio";

/** How many bytes the files of a field have: those that are chosen, and those of an earlier try that are to come again. */
const bytes = (/** @type {Field} */ { controls }) => {
  let sum = 0;
  for (const one of /** @type {HTMLInputElement[]} */ (controls)) {
    for (const { size } of one.files ?? []) sum += size;
    if (one.checked) sum += Number(one.dataset.size);
  }
  return sum;
};

/** A form's own member, which a field of that name would hide (HTML, LegacyOverrideBuiltIns). @returns {any} */
const own = (/** @type {HTMLFormElement} */ form, /** @type {string} */ member, /** @type {unknown[]} */ ...values) => /** @type {any} */ (HTMLFormElement.prototype)[member].apply(form, values);

/** A form of the page with its questions. */
export class Form {
  /** @param {HTMLFormElement} element */
  constructor(element) {
    this.element = element;
    this.rules = JSON.parse(own(element, "getAttribute", "data-rules") ?? "{}");
    /** What belongs to the form: all of its page, or its part of a page of somebody else. */
    this.root = /** @type {Document | Element} */ (own(element, "closest", ".docket") ?? document);
    /** @type {Map<string, Field>} */
    this.fields = new Map();
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (own(element, "querySelectorAll", "[data-name]"))) {
      const name = one.dataset.name ?? "";
      const controls = /** @type {Control[]} */ ([...one.querySelectorAll("input, textarea, select")]);
      this.fields.set(name, { element: one, rules: JSON.parse(one.dataset.rules ?? "{}"), controls });
    }
    /** @type {Map<string, boolean>} */
    this.known = new Map();
  }

  /** @param {Field} field */
  kind({ rules, controls: [control] }) {
    if (rules.kind) return rules.kind;
    return isBox(control) || control.type === "select-one" ? "choice" : control.type === "file" ? "file" : "text";
  }

  /** What of a field is chosen or written; of files whether there are any. */
  values(/** @type {Field} */ field) {
    const [control] = field.controls;
    if (control.type === "file") {
      const kept = field.controls.some((one) => isBox(one) && /** @type {HTMLInputElement} */ (one).checked);
      return kept || /** @type {HTMLInputElement} */ (control).files?.length ? ["1"] : [""];
    }
    if (isBox(control)) return field.controls.filter((one) => /** @type {HTMLInputElement} */ (one).checked).map((one) => one.value);
    return [control.value || (control.validity.badInput ? "?" : "")];
  }

  /** Whether a condition holds; what is asked of a field that is hidden itself does not. @returns {boolean} */
  meets(/** @type {Condition} */ condition) {
    if ("all" in condition) return condition.all.every((one) => this.meets(one));
    if ("any" in condition) return condition.any.some((one) => this.meets(one));
    const [name, comparator, ...operands] = condition;
    const field = this.fields.get(name);
    return !!field && this.isShown(name) && holds(this.kind(field), this.values(field), comparator, operands);
  }

  /** Whether a field is shown. */
  isShown(/** @type {string} */ name) {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    this.known.set(name, false);
    const condition = this.fields.get(name)?.rules.show;
    const isShown = !condition || this.meets(condition);
    this.known.set(name, isShown);
    return isShown;
  }

  /** Shows and hides what depends on other answers. What is hidden is not sent. */
  update() {
    this.known.clear();
    for (const [name, { element, rules, controls }] of this.fields) {
      if (rules.show) {
        element.hidden = !this.isShown(name);
        element.removeAttribute("data-unmet");
        for (const control of controls) control.disabled = element.hidden;
      }
      if (rules.need) {
        const isNeeded = this.meets(rules.need);
        // Of several boxes none is required by itself.
        const group = element.querySelector("fieldset");
        const isRadio = group?.getAttribute("role") === "radiogroup";
        if (isRadio) group.setAttribute("aria-required", String(isNeeded));
        for (const control of controls) if (control.name !== "_files" && (!group || isRadio)) control.toggleAttribute("required", isNeeded);
        const mark = /** @type {HTMLElement | null} */ (element.querySelector(".field-mark"));
        if (mark) {
          const isOptional = mark.matches(".field-mark-optional");
          mark.hidden = isOptional === isNeeded;
          mark.ariaHidden = isOptional ? null : "true";
        }
      }
    }
  }

  /** A number as the page's language writes it; any other text as it is. */
  shown(/** @type {unknown} */ value) {
    const [group, decimal, least, further] = this.rules.numbers ?? ["", ".", 1, 3];
    const [, sign, whole, fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value)) ?? [];
    if (!whole) return String(value);
    const groups = new RegExp(`\\B(?=(\\d{${further}})*\\d{3}$)`, "g");
    return sign + (whole.length < 3 + least ? whole : whole.replace(groups, group)) + (fraction ? decimal + fraction : "");
  }

  /** The form of a text that a number takes. */
  variant(/** @type {Text} */ text, /** @type {number} */ count) {
    if (typeof text === "string") return text;
    return text[new Intl.PluralRules(own(this.element, "closest", "[lang]")?.lang || "en").select(count)] ?? text.other;
  }

  /** What is said of a mistake, with numbers as the language writes them. */
  say(/** @type {Field} */ { rules }, /** @type {string} */ code, /** @type {Record<string, unknown>} */ values = {}, count = 1) {
    return fill(this.variant(rules.text?.[code] ?? "", count), { ...values, label: rules.label });
  }

  /** What is wrong with a field's answer; nothing where it passes. */
  problem(/** @type {Field} */ field) {
    const { rules, controls: [control], element } = field;
    const text = rules.text ?? {};
    const values = this.values(field);
    const value = values[0] ?? "";
    if (element.hidden) return "";
    const { validity } = control;
    const isNeeded = rules.need ? this.meets(rules.need) : "value_missing" in text;
    if (value === "") return isNeeded ? this.say(field, "value_missing") : "";
    if (rules.files && control instanceof HTMLInputElement) return this.problemOfFiles(control, field);
    if (isBox(control)) return "";
    if (validity.badInput) return this.say(field, "bad_input");
    if (validity.typeMismatch) return this.say(field, "type_mismatch");
    if (validity.patternMismatch) return rules.own ?? this.say(field, "pattern_mismatch");
    const length = this.shown(value.length);
    if (rules.max !== undefined && value.length > rules.max) return this.say(field, "too_long", { length });
    if (rules.min !== undefined && value.length < rules.min) return this.say(field, "too_short", { length });
    if (validity.rangeUnderflow) return this.say(field, "range_underflow");
    if (validity.rangeOverflow) return this.say(field, "range_overflow");
    if (!validity.stepMismatch || !(control instanceof HTMLInputElement)) return "";
    const [below, above] = neighbours(control).map((one) => this.shown(one));
    return this.say(field, below === above && text.step_last ? "step_last" : "step_mismatch", { below, above, max: below });
  }

  problemOfFiles(/** @type {HTMLInputElement} */ control, /** @type {Field} */ field) {
    const { rules, controls } = field;
    const [most, size] = rules.files ?? [Infinity, Infinity];
    const files = [...(control.files ?? [])];
    const count = files.length + controls.filter((one) => one !== control && /** @type {HTMLInputElement} */ (one).checked).length;
    if (count > most) return this.say(field, "too_many_files", { count: this.shown(count) });
    const tell = (/** @type {string} */ code, /** @type {File[]} */ wrong) => this.say(field, code, {
      count: this.shown(wrong.length),
      files: wrong.map(({ name }) => fill(this.rules.quoted, { file: name })).join(this.rules.comma),
    }, wrong.length);
    const large = files.filter((file) => file.size > size);
    if (large.length) return tell("file_too_large", large);
    const kinds = [...control.accept.toLowerCase().split(",").filter(Boolean), ...rules.endings ?? []];
    const others = files.filter(({ name, type }) => kinds.length && !kinds.some((kind) => kind.startsWith(".") ? name.length > kind.length && name.toLowerCase().endsWith(kind) : kind.endsWith("/*") ? type.startsWith(kind.slice(0, -1)) : type === kind));
    if (others.length) return tell("file_type", others);
    // All files together: told where the first is that does not fit any more.
    const [limit, words] = this.rules.files ?? [];
    let total = 0;
    for (const [name, one] of this.fields) {
      if (one.rules.files && this.isShown(name)) total += bytes(one);
      if (total > limit) return one === field ? words : "";
    }
    return "";
  }

  /** Puts a message at its field, or takes it away. */
  show(/** @type {Field} */ { element, controls }, /** @type {string} */ message) {
    const [control] = controls;
    const id = `${control.id}.error`;
    const described = element.querySelector("fieldset") ?? control;
    let line = document.getElementById(id);
    const ids = (described.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
    if (message) {
      if (!line) {
        line = document.createElement("p");
        line.className = "error-message";
        line.id = id;
        (element.querySelector(".choice:not(.kept-file)") ?? control).before(line);
      }
      const prefix = document.createElement("span");
      prefix.className = "visually-hidden";
      prefix.textContent = this.rules.error ?? "";
      line.replaceChildren(prefix, message);
      ids.push(id);
    } else {
      line?.remove();
      // What is mended is no longer listed above.
      this.root.querySelector(`.error-summary a[href="#${CSS.escape(control.id)}"]`)?.closest("li")?.remove();
      if (!this.root.querySelector(".error-summary li")) this.root.querySelector(".error-summary")?.remove();
    }
    if (ids.length) described.setAttribute("aria-describedby", ids.join(" "));
    else described.removeAttribute("aria-describedby");
    element.classList.toggle("field-error", !!message);
    for (const one of [described, ...controls]) if (one.getAttribute("name") !== "_files") one.setAttribute("aria-invalid", String(!!message));
  }

  /** Everything that is wrong, in the order of the page. @returns {[Field, string][]} */
  problems() {
    /** @type {Map<string, string>} */
    const found = new Map();
    for (const [name, field] of this.fields) {
      const problem = this.problem(field);
      if (problem) found.set(name, problem);
    }
    for (const names of this.rules.one_of ?? []) {
      const asked = names.filter((/** @type {string} */ name) => this.fields.has(name) && this.isShown(name));
      const isAnswered = asked.some((/** @type {string} */ name) => (this.values(/** @type {Field} */ (this.fields.get(name)))[0] ?? "") !== "");
      if (!asked.length || isAnswered || found.has(asked[0])) continue;
      const labels = asked.map((/** @type {string} */ name) => this.fields.get(name)?.rules.label);
      const last = labels.pop();
      const fields = labels.length ? fill(this.rules.or, { first: labels.join(this.rules.comma), last }) : last;
      found.set(asked[0], fill(this.rules.one_of_text, { fields }));
    }
    return [...this.fields].filter(([name]) => found.has(name)).map(([name, field]) => [field, found.get(name) ?? ""]);
  }

  /** The list of everything that is to be mended, above the form as the server puts it there. */
  summarize(/** @type {[Field, string][]} */ problems) {
    this.root.querySelector(".error-summary")?.remove();
    const box = document.createElement("div");
    box.className = "notice notice-danger error-summary";
    box.role = "alert";
    box.tabIndex = -1;
    const heading = document.createElement("h2");
    heading.id = "error-summary-title";
    heading.textContent = this.rules.summary;
    box.setAttribute("aria-labelledby", heading.id);
    const list = document.createElement("ul");
    for (const [{ controls: [control] }, message] of problems) {
      const link = document.createElement("a");
      link.href = `#${control.id}`;
      link.textContent = message;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        control.focus();
      });
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    box.append(heading, list);
    Element.prototype.before.call(own(this.element, "closest", ".split") ?? this.element, box);
    box.focus();
    if (this.root === document && !document.title.startsWith(this.rules.error)) document.title = this.rules.error + document.title;
  }

  /** How many characters are left, once there are not many. */
  count(/** @type {Field} */ { rules, controls: [control], element }) {
    if (!rules.max) return;
    const left = rules.max - control.value.length;
    let line = element.querySelector(".count");
    if (!line) {
      line = document.createElement("p");
      line.className = "hint count";
      line.role = "status";
      control.after(line);
    }
    const count = Math.abs(left);
    const text = this.variant(left < 0 ? this.rules.over : this.rules.left, count);
    line.textContent = left > rules.max / 4 ? "" : fill(text, { count: this.shown(count) });
  }

  /** Begins to listen. */
  start() {
    for (const line of own(this.element, "querySelectorAll", ".condition")) line.remove();
    if (!own(this.element, "querySelector", 'input[name="_id"]')) {
      const input = document.createElement("input");
      input.type = "hidden";
      input.name = "_id";
      // crypto.randomUUID is there only where the page came by HTTPS.
      input.value = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
      own(this.element, "append", input);
      // The server says that it is closed, before anybody has filled it in for nothing.
      if (this.rules.closes && Date.now() >= this.rules.closes) location.replace(own(this.element, "getAttribute", "action"));
    }
    this.update();
    // Where there is no minimum, steps begin at the default, and not at the answer that a page brings back.
    for (const { rules, controls: [control] } of this.fields.values()) {
      if (rules.base === undefined || !(control instanceof HTMLInputElement)) continue;
      const { value } = control;
      control.defaultValue = rules.base;
      control.value = value;
    }
    const fieldOf = (/** @type {Event} */ event) => event.target instanceof Element ? this.fields.get(event.target.closest("[data-name]")?.getAttribute("data-name") ?? "") : undefined;
    const changed = (/** @type {Event} */ event) => {
      this.update();
      const field = fieldOf(event);
      if (!field) return;
      field.touched = true;
      // Chromium leaves spaces around an address that was typed, against the standard.
      const [control] = field.controls;
      if (event.type === "change" && control.type === "url") control.value = control.value.trim();
      this.count(field);
      // What was told is taken back as soon as it is mended, and never told while somebody writes. Files are not written.
      if (own(this.element, "querySelector", ".field-error")) {
        const wrong = this.problems().map(([one]) => one);
        for (const one of this.fields.values()) if (one.element.classList.contains("field-error") && !wrong.includes(one)) this.show(one, "");
      }
      if (field.rules.files && event.type === "change" && this.problem(field)) this.show(field, this.problem(field));
    };
    own(this.element, "addEventListener", "input", changed);
    own(this.element, "addEventListener", "change", changed);
    let isPressed = false;
    addEventListener("pointerdown", () => { isPressed = true; }, true);
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { isPressed = false; }, true);
    own(this.element, "addEventListener", "focusout", (/** @type {FocusEvent} */ event) => {
      const field = fieldOf(event);
      if (!field?.touched || (event.relatedTarget instanceof Node && field.element.contains(event.relatedTarget))) return;
      const tell = () => {
        if (field.controls[0].validity.badInput || this.values(field)[0]) this.show(field, this.problem(field));
      };
      // A line that comes between pressing and letting go would move what was pressed from below the pointer.
      if (!isPressed) return tell();
      const end = new AbortController();
      for (const name of ["pointerup", "pointercancel"]) addEventListener(name, () => { end.abort(); setTimeout(tell); }, { signal: end.signal });
    });
    own(this.element, "addEventListener", "reset", () => setTimeout(() => this.update()));
    own(this.element, "addEventListener", "submit", (/** @type {Event} */ event) => {
      // What a browser fills in by itself may come without an event.
      this.update();
      const problems = this.problems();
      for (const field of this.fields.values()) this.show(field, problems.find(([one]) => one === field)?.[1] ?? "");
      if (!problems.length) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.summarize(problems);
    });
    // A page that comes back may have other answers than it began with.
    addEventListener("pageshow", () => this.update());
  }
}

/** The nearest values on the steps of a control. */
function neighbours(/** @type {HTMLInputElement} */ control) {
  return /** @type {const} */ (["stepDown", "stepUp"]).map((step) => {
    const other = /** @type {HTMLInputElement} */ (control.cloneNode());
    other.value = control.value;
    other[step]();
    return other.value;
  });
}

for (const form of document.querySelectorAll("form.form[data-rules]")) {
  if (form instanceof HTMLFormElement) new Form(form).start();
}
