// @ts-check
// Shows of a page what holds at the time of reading: it was made some time before. The gateway decides whether a form is open.

/** Hides what is not of this moment, and comes again when the next period begins. */
function update() {
  const now = Date.now();
  let next = Infinity;
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-from], [data-until]"))) {
    const from = Number(one.dataset.from ?? -Infinity);
    const until = Number(one.dataset.until ?? Infinity);
    one.hidden = now < from || now >= until;
    for (const moment of [from, until]) if (moment > now) next = Math.min(next, moment);
  }
  // A timer takes no more than 24 days.
  if (next < Infinity) setTimeout(update, Math.min(next - now, 2 ** 31 - 1));
}

update();

// A page that was made while its form was closed leads to the form as soon as it is open.
const closed = /** @type {HTMLElement | null} */ (document.querySelector("[data-opens]"));
if (closed && Date.now() >= Number(closed.dataset.opens)) location.replace(closed.querySelector("a")?.href ?? location.href);
