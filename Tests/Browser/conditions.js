// Asks the form's script what of a form is shown and needed: `conditions` takes what test_conditions.py writes.

globalThis.conditions = (() => {
  const TYPES = { text: "text", telephone: "tel", email: "email", url: "url", number: "number", decimal: "number", date: "date", datetime: "datetime-local", time: "time", checkbox: "checkbox", file: "file" };

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  /** A field as templates/components/field has it. */
  function field({ name, input_type, options = [], value = "Yes", multiple, default: default_, as_text, required }, rules) {
    const id = `field-${name}`;
    const shared = { id, name, required: required ? "" : undefined };
    const label = make("label", { for: id }, name);
    const choices = (type, role) => make("fieldset", { class: "radio", role }, make("legend", {}, name), ...options.map((option, number) =>
      make("div", { class: "choice" }, make("input", { id: number ? `${id}.${number + 1}` : id, name, type, value: option }))));
    const control = {
      long_text: () => make("textarea", shared),
      checkboxes: () => choices("checkbox"),
      radio: () => choices("radio", "radiogroup"),
      selection: () => make("select", shared, make("option", { value: "" }), ...options.map((option) => make("option", { value: option }, option))),
      checkbox: () => make("input", { ...shared, type: "checkbox", value }),
    }[input_type] ?? (() => make("input", { ...shared, type: as_text ? "text" : TYPES[input_type], multiple: multiple ? "" : undefined, step: TYPES[input_type] === "number" ? "any" : undefined }));
    return make("div", { class: "field", "data-name": name, "data-rules": rules || undefined }, label, control());
  }

  function answer(form, values, files) {
    for (const control of form.elements) {
      if (control instanceof HTMLFieldSetElement) continue;
      const own = values.filter(([name]) => name === control.name).map(([, value]) => value);
      if (control.type === "checkbox" || control.type === "radio") control.checked = own.includes(control.value);
      else if (control.type === "file") {
        const transfer = new DataTransfer();
        if (files.includes(control.name)) transfer.items.add(new File(["a"], "a.txt"));
        control.files = transfer.files;
      } else control.value = own[0] ?? "";
    }
  }

  /** Whether a field's control says that an answer is needed; of checkboxes none does. */
  const isMarked = ({ element, controls: [control] }) => control.required || element.querySelector("[aria-required=true]") !== null;

  function judge({ fields, rules, answers, files }) {
    const form = make("form", {}, ...fields.filter(({ name }) => name in rules).map((one) => field(one, rules[one.name])));
    document.body.append(form);
    const script = new globalThis.script.Form(form);
    const all = [...script.fields];
    const result = answers.map((values, number) => {
      answer(form, values, files[number]);
      script.update();
      const shown = all.filter(([, { element, controls }]) => {
        if (controls.some(({ disabled }) => disabled !== element.hidden)) throw Error("a hidden control is sent");
        return !element.hidden;
      });
      const needed = shown.filter(([, { rules }]) => (rules.need ? script.meets(rules.need) : "value_missing" in (rules.text ?? {})));
      for (const [, field] of shown) {
        const isNeeded = needed.some(([, one]) => one === field);
        const isOfBoxes = field.element.querySelector("fieldset:not([role])");
        if (field.rules.need && !isOfBoxes && isMarked(field) !== isNeeded) throw Error("the control says otherwise");
      }
      return { shown: shown.map(([name]) => name), needed: needed.map(([name]) => name) };
    });
    form.remove();
    return result;
  }

  return (text) => JSON.stringify(JSON.parse(text).map(judge));
})();
