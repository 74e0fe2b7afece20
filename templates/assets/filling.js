// @ts-check
// What a form begins with besides its defaults: what the page's address says, and the day that it is. It runs before form.js.

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

const isBox = (/** @type {Control} */ control) => control.type === "checkbox" || control.type === "radio";

/** What a control makes of a value: such as nothing of a number that is none, and `a@b,c@d` of `a@b, c@d`. */
function holding(/** @type {Control} */ control, /** @type {string} */ value) {
  const other = /** @type {Control} */ (control.cloneNode());
  other.value = value;
  return other.value;
}

/** Whether a control has its default. A page that comes back from the history has what somebody wrote. */
function isUntouched(/** @type {Control} */ control) {
  if (control instanceof HTMLSelectElement) {
    return control.selectedIndex === Math.max(0, [...control.options].findIndex((option) => option.defaultSelected));
  }
  if (isBox(control)) return /** @type {HTMLInputElement} */ (control).checked === /** @type {HTMLInputElement} */ (control).defaultChecked;
  return control.value === holding(control, control.defaultValue);
}

/** Fills in what the address says of a field. What is no answer that the control can hold is left out, as the server does. */
function prefill(/** @type {Control[]} */ controls, /** @type {string[]} */ values, /** @type {string | undefined} */ kind) {
  const [control] = controls;
  if (!values.length || !controls.every(isUntouched)) return;
  const options = isBox(control) ? controls : control instanceof HTMLSelectElement ? [...control.options] : null;
  const known = values.filter((value) => options ? value && options.some((one) => one.value === value) : !kind || !value || holding(control, value));
  if (!known.length) return;
  if (isBox(control)) for (const one of controls) /** @type {HTMLInputElement} */ (one).checked = known.includes(one.value);
  else control.value = known[0];
}

const query = new URLSearchParams(location.search);
// The gateway has filled in a page of its own, which has an id already.
const isFilled = !!document.querySelector('form.form[data-rules] input[name="_id"]');
for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("form.form[data-rules] [data-name]"))) {
  const rules = JSON.parse(element.dataset.rules ?? "{}");
  const controls = /** @type {Control[]} */ ([...element.querySelectorAll("input, textarea, select")]);
  if (rules.prefill && !isFilled) prefill(controls, query.getAll(element.dataset.name ?? ""), rules.kind);
  // The day that it is here, where nobody has written another.
  if (rules.today && !controls[0].value) {
    const now = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString();
    controls[0].value = rules.kind === "date" ? now.slice(0, 10) : rules.kind === "time" ? now.slice(11, 16) : now.slice(0, 16);
  }
}
