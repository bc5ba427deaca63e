// Lists that stay at their end while more comes, unless somebody has scrolled up.

const NEAR = 120;
const known = new WeakSet<Element>();

/** For `ref`: makes the element follow what is in it. */
export function follow(element?: Element): void {
  if (!(element instanceof HTMLElement) || known.has(element)) return;
  known.add(element);
  let follows = true;
  element.addEventListener("scroll", () => {
    follows = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
  });
  const toEnd = () => {
    if (follows) element.scrollTop = element.scrollHeight;
  };
  const watch = new ResizeObserver(toEnd);
  watch.observe(element);
  if (element.firstElementChild) watch.observe(element.firstElementChild);
}
