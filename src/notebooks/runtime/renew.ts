/**
 * What stands on the page and what was drawn anew in; the old elements with the attributes, words and listeners of the new ones out. A browser then lays out and
 * paints what moved alone, and whatever has the focus keeps it.
 */

type Hear = (event: Event) => void;

const heard = new WeakMap<Element, Map<string, Hear>>();

/**
 * Listens in place of a listener that was there. Within what is renewed every listener is added so, and finds elements by its event alone: the ones it was
 * made with may never come on the page.
 */
export function listen(element: Element, type: string, hear: Hear): void {
  const known = heard.get(element) ?? new Map<string, Hear>();
  if (!known.has(type)) element.addEventListener(type, (event) => heard.get(element)?.get(type)?.(event));
  heard.set(element, known.set(type, hear));
}

const own = new WeakSet<Element>();

/** Attributes of an element that is made so stay as they are where it stands, such as whether a table is wider than its place. */
export const ownState = (element: Element): void => void own.add(element);

function renewAttributes(old: Element, made: Element): void {
  const names = made.getAttributeNames();
  for (const name of names) {
    const value = made.getAttribute(name) as string;
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  const before = old.getAttributeNames();
  if (before.length > names.length) for (const name of before) if (!names.includes(name)) old.removeAttribute(name);
}

function renewListeners(old: Element, made: Element): void {
  const before = heard.get(old);
  const now = heard.get(made);
  if (before) for (const type of before.keys()) if (!now?.has(type)) before.set(type, () => {});
  if (now) for (const [type, hear] of now) listen(old, type, hear);
}

/** Both have the same name. */
function renew(old: Element, made: Element): void {
  if (!own.has(made)) renewAttributes(old, made);
  renewListeners(old, made);
  let before = old.firstChild;
  let now = made.firstChild;
  while (now) {
    // Either may be moved away.
    const nextBefore: ChildNode | null = before?.nextSibling ?? null;
    const nextNow = now.nextSibling;
    if (!before) old.append(now);
    else if (before.nodeName !== now.nodeName) before.replaceWith(now);
    else if (before instanceof Element) renew(before, now as Element);
    else if (before.nodeValue !== now.nodeValue) before.nodeValue = now.nodeValue;
    before = nextBefore;
    now = nextNow;
  }
  while (before) {
    const next: ChildNode | null = before.nextSibling;
    before.remove();
    before = next;
  }
}

/** Draws into the very element that it gave before, for a cell that follows a moving hand. */
export function renewed<Values extends unknown[]>(draw: (...values: Values) => Element): (...values: Values) => Element {
  let shown: Element | null = null;
  return (...values) => {
    const made = draw(...values);
    if (shown?.nodeName === made.nodeName) renew(shown, made);
    else shown = made;
    return shown;
  };
}
