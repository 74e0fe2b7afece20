// @ts-check
// Puts a button beside each block of code that copies it. Without this script code is selected by hand.

for (const text of document.querySelectorAll(".article-text")) {
  if (!(text instanceof HTMLElement)) continue;
  const { copy = "", copied = "" } = text.dataset;
  if (!navigator.clipboard) {
    // An insecure page has none. The style sheet keeps room for buttons where the attribute is.
    delete text.dataset.copy;
    continue;
  }
  for (const block of text.querySelectorAll("pre")) {
    const code = block.textContent ?? "";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-code";
    button.textContent = copy;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(code);
      } catch {
        return;
      }
      button.textContent = copied;
      setTimeout(() => { button.textContent = copy; }, 2000);
    });
    // Around what scrolls, so that the button stays where it is.
    const frame = document.createElement("div");
    frame.className = "copyable";
    block.replaceWith(frame);
    frame.append(block, button);
  }
}
