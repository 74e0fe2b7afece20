// @ts-check
// Lets fields that move when they appear wait until they are in view, and move once where they move the first time only.

document.addEventListener("animationend", ({ target }) => {
  if (!(target instanceof HTMLElement) || !target.matches(".form .field")) return;
  if (getComputedStyle(target).animationDirection !== "reverse") { target.dataset.seen = ""; return; }
  // What has moved out of view comes back only where nobody sees it do so.
  const observer = new IntersectionObserver(([{ isIntersecting }]) => {
    if (isIntersecting) return;
    observer.disconnect();
    target.dataset.seen = "";
  });
  observer.observe(target);
});
const moving = [...document.querySelectorAll(".form .field")].flatMap((field) => field.getAnimations?.() ?? []).filter(({ timeline }) => timeline === document.timeline);
const observer = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) for (const one of moving) {
    // What has moved for the first and only time is no animation of its field any more.
    if (isIntersecting && target.getAnimations().includes(one)) one.play();
  }
});
for (const one of moving) {
  one.pause();
  observer.observe(/** @type {Element} */ (/** @type {KeyframeEffect} */ (one.effect).target));
}
