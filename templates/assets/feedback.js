// @ts-check
// Says whether an article was helpful without leaving it, and asks what was missing. Without this script the server answers with a page.

const form = document.querySelector(".feedback .feedback-form");
const status = document.querySelector(".feedback-status");
const buttons = document.querySelector(".feedback-buttons");
const more = document.querySelector(".feedback-more");

if (form instanceof HTMLFormElement && status instanceof HTMLElement && buttons instanceof HTMLElement && more instanceof HTMLElement) {
  let isSending = false;

  /** @param {HTMLButtonElement} button */
  const send = async (button) => {
    const isFirst = more.hidden;
    const data = new FormData(form);
    data.set(button.name, button.value);
    const body = new URLSearchParams();
    for (const [name, value] of data) body.append(name, String(value));
    const answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body });
    const content = await answer.json();
    if (!answer.ok) {
      status.textContent = content.detail;
      return;
    }
    status.textContent = status.dataset.thanks ?? "";
    buttons.hidden = true;
    more.hidden = button.value === "yes" || !isFirst;
    const next = more.hidden ? status : more.querySelector("textarea");
    next?.focus();
  };

  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement)) return;
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    try {
      await send(button);
    } catch {
      // The page that the server would show says what is wrong.
      const value = document.createElement("input");
      value.type = "hidden";
      value.name = button.name;
      value.value = button.value;
      form.append(value);
      form.submit();
    }
    isSending = false;
  });
}
