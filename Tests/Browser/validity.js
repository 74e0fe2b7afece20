// Asks a control what it makes of answers: `judge` takes what test_validity.py writes and gives, for each answer, the first
// of ValidityState's flags that is set, as the server calls it, what the form's script says, and what would be sent.

globalThis.judge = (() => {
  const ORDER = ["valueMissing", "badInput", "typeMismatch", "patternMismatch", "tooLong", "tooShort", "rangeUnderflow", "rangeOverflow", "stepMismatch"];
  const TYPES = { text: "text", telephone: "tel", email: "email", url: "url", number: "number", decimal: "number", date: "date", datetime: "datetime-local", time: "time", checkbox: "checkbox", file: "file" };
  const snakeCase = (name) => name.replace(/[A-Z]/g, (letter) => "_" + letter.toLowerCase());
  const first = (validity) => snakeCase(ORDER.find((flag) => validity[flag]) ?? "") || null;

  /** The controls of a field, as the templates have them. */
  function controls(field) {
    const attributes = (control) => {
      control.name = "answer";
      if (field.required && field.input_type !== "checkboxes") control.required = true;
      for (const name of ["min", "max", "pattern", "multiple"]) if (field[name] !== undefined) control.setAttribute(name, field[name]);
      if (field.input_type === "decimal" || field.input_type === "number") control.step = field.step ?? (field.input_type === "decimal" ? "any" : "1");
      else if (field.step !== undefined) control.step = field.step;
      if (field.accept) control.accept = field.accept.join(",");
      if (field.max_files > 1) control.multiple = true;
      if (field.default !== undefined) control.setAttribute("value", field.default);
      return control;
    };
    const input = (type, value) => {
      const control = document.createElement("input");
      control.type = type;
      if (value !== undefined) control.setAttribute("value", value);
      return attributes(control);
    };
    switch (field.input_type) {
      case "long_text": return [attributes(document.createElement("textarea"))];
      case "checkbox": return [input("checkbox", field.value)];
      case "checkboxes": case "radio": return field.options.map((value) => input(field.input_type === "radio" ? "radio" : "checkbox", value));
      case "selection": {
        const select = attributes(document.createElement("select"));
        for (const value of ["", ...field.options]) select.append(new Option(value, value));
        return [select];
      }
      default: return [input(TYPES[field.input_type])];
    }
  }

  /** Answers as a script does. */
  function answer(all, values) {
    const [control] = all;
    if (control.type === "checkbox" || control.type === "radio") {
      for (const one of all) one.checked = values.includes(one.value);
    } else if (control.type === "file") {
      const transfer = new DataTransfer();
      for (const { name, type, size } of values) transfer.items.add(new File([new Uint8Array(size)], name, { type }));
      control.files = transfer.files;
    } else {
      control.value = values[0] ?? "";
    }
  }

  /** A form with the field, which gives its verdict on what is in the controls. */
  function ask({ field, rules }) {
    const form = document.createElement("form");
    form.dataset.rules = JSON.stringify({ quoted: "{file}", comma: ", " });
    const element = document.createElement("div");
    element.dataset.name = "answer";
    // The page's rules, with codes for messages.
    const parsed = JSON.parse(rules || "{}");
    for (const code of Object.keys(parsed.text ?? {})) parsed.text[code] = { step_mismatch: "step_mismatch {below} {above}", step_last: "step_mismatch {max}" }[code] ?? code;
    element.dataset.rules = JSON.stringify(parsed);
    const all = controls(field);
    const [control] = all;
    element.append(...all);
    form.append(element);
    document.body.append(form);
    const script = new globalThis.script.Form(form);
    const isText = !["checkbox", "radio", "file", "select-one"].includes(control.type);
    const verdict = () => {
      const [code, ...steps] = script.problem(script.fields.get("answer")).split(" ");
      return { browser: first(control.validity), script: code || null, steps, sent: isText ? control.value : null };
    };
    return { form, all, verdict };
  }

  function judge(question) {
    const { form, all, verdict } = ask(question);
    const result = (question.files ?? question.answers).map((values) => {
      answer(all, values);
      return verdict();
    });
    form.remove();
    return result;
  }

  /** Asks for one text after the other to be typed, those that are empty left out; gives the verdicts in the end. */
  async function judgeTyped(question) {
    const { form, all: [control], verdict } = ask(question);
    const { min_length, max_length } = question.field;
    const result = [];
    for (const [text] of question.answers) {
      for (const name of ["minlength", "maxlength"]) control.removeAttribute(name);
      control.value = "";
      control.focus();
      // Its answer comes when the text is in; there may have been several input events.
      if (text) await globalThis.type(text);
      // Only now: a control lets nobody write more than it takes, and the form's page has no such attribute.
      if (min_length !== undefined) control.setAttribute("minlength", min_length);
      if (max_length !== undefined) control.setAttribute("maxlength", max_length);
      result.push(verdict());
    }
    form.remove();
    return result;
  }

  return async (text) => {
    const results = [];
    for (const question of JSON.parse(text)) results.push(question.typed ? await judgeTyped(question) : judge(question));
    return JSON.stringify(results);
  };
})();
