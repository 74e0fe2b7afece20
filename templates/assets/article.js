// @ts-check
// Puts a button beside each block of code that copies it. Without this script code is selected by hand.

for (const text of document.querySelectorAll(".article-text")) {
  if (!(text instanceof HTMLElement) || !navigator.clipboard) continue;
  const { copy = "", copied = "" } = text.dataset;
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
    block.append(button);
  }
}
