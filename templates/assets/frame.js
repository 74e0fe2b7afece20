// @ts-check
// A frame of the same origin is as high as its form, and light or dark as the page around it.

const frame = /** @type {HTMLElement | null} */ (window.frameElement);
const root = document.documentElement;
if (frame) {
  new ResizeObserver(() => { frame.style.blockSize = `${root.offsetHeight}px`; }).observe(root);
  // A page that says nothing of it is light, whatever its reader prefers.
  if (root.dataset.colorScheme === "auto") root.style.colorScheme = getComputedStyle(frame).colorScheme.replace("normal", "light");
}
