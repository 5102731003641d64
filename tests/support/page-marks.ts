// What can be measured on any page in a browser: whether it overflows, how large its targets are, what could run in it. Plain functions for page.evaluate.

/** Elements that stick out of the window to the right; those in a box that scrolls by itself are left out. */
export function overflowing(): string[] {
  const width = document.documentElement.clientWidth;
  const scrollsItself = (element: Element): boolean => {
    for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
      if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(above).overflowX)) return true;
    }
    return false;
  };
  const out = [...document.querySelectorAll('body *')].filter((element) => {
    const { right, width: own } = element.getBoundingClientRect();
    return own > 0 && right > width + 1 && !(element instanceof SVGElement && element.ownerSVGElement) && !scrollsItself(element);
  });
  const names = out.map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${(element.textContent ?? '').trim().slice(0, 40)}"`);
  return document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth} wide in ${width}`, ...names.slice(0, 5)] : [];
}

/**
 * Targets under 24 by 24 pixels (WCAG 2.5.8). Left out, as there: links inside a sentence, and small ones with room: no other target within the
 * 24 pixels around their middle. A field inside its label is as large as the label.
 */
export function smallTargets(): string[] {
  const LEAST = 24;
  const seen = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter((element) => element.checkVisibility({ opacityProperty: false, visibilityProperty: true, contentVisibilityAuto: true }));
  const boxOf = (element: HTMLElement): DOMRect => {
    const own = element.getBoundingClientRect();
    const label = element instanceof HTMLInputElement ? element.closest('label') : null;
    return label ? label.getBoundingClientRect() : own;
  };
  const targets = seen.map((element) => ({ element, box: boxOf(element) })).filter(({ box }) => box.width > 1 && box.height > 1);
  const inSentence = (element: HTMLElement): boolean => {
    if (element.tagName !== 'A' || getComputedStyle(element).display !== 'inline') return false;
    const around = element.closest('p, li, dd, dt, td, th, figcaption, caption, small, summary');
    return around !== null && (around.textContent ?? '').trim().length > (element.textContent ?? '').trim().length;
  };
  const middle = (box: DOMRect): readonly [number, number] => [box.x + box.width / 2, box.y + box.height / 2];
  const away = ([x, y]: readonly [number, number], box: DOMRect): number => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  const isSmall = (box: DOMRect): boolean => box.width < LEAST - 0.5 || box.height < LEAST - 0.5;
  const crowded = (box: DOMRect, own: HTMLElement): boolean =>
    targets.some(({ element, box: other }) => {
      if (element === own || element.contains(own) || own.contains(element)) return false;
      const [x, y] = middle(other);
      const [ownX, ownY] = middle(box);
      return away([ownX, ownY], other) < LEAST / 2 || (isSmall(other) && Math.hypot(x - ownX, y - ownY) < LEAST);
    });
  return targets
    .filter(({ element, box }) => isSmall(box) && !inSentence(element) && crowded(box, element))
    .map(({ element, box }) => `${element.tagName.toLowerCase()} "${(element.textContent ?? '').trim().slice(0, 40) || element.getAttribute('name')}" ${Math.round(box.width)}x${Math.round(box.height)}`);
}

/** Scripts that would run, and attributes that hold script or style. Linked data runs nothing. */
export function runnable(): string[] {
  const scripts = [...document.scripts].filter((script) => script.type !== 'application/ld+json').map((script) => `<script ${script.type} ${script.src}>`);
  const attributes = [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames().filter((name) => /^on/.test(name) || name === 'style').map((name) => `${element.tagName} ${name}`));
  return [...scripts, ...attributes, ...[...document.querySelectorAll('iframe, object, embed, a[href^="javascript:"]')].map((element) => element.outerHTML.slice(0, 80))];
}

/** On a wide window: sentences pressed into a column too narrow to read, and drawings pressed to nothing. */
export function squeezed(): string[] {
  const LEAST_READABLE = 110;
  const seen = (element: Element): boolean => element.checkVisibility() && element.getBoundingClientRect().height > 1;
  const sentences = [...document.querySelectorAll('main :is(p, li, dd, td, figcaption)')].filter((element) => (element.textContent ?? '').trim().length >= 40 && seen(element) && element.getBoundingClientRect().width < LEAST_READABLE);
  const drawings = [...document.querySelectorAll('main svg')].filter((element) => seen(element) && element.getBoundingClientRect().width < 1);
  return [...sentences, ...drawings].map((element) => `${element.tagName.toLowerCase()} "${(element.textContent ?? '').trim().slice(0, 40)}" ${Math.round(element.getBoundingClientRect().width)} wide`);
}
