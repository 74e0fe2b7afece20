// @ts-check
// A frame of the same origin is as high as its form.

const frame = /** @type {HTMLElement | null} */ (window.frameElement);
if (frame) new ResizeObserver(() => { frame.style.blockSize = `${document.documentElement.offsetHeight}px`; }).observe(document.documentElement);
