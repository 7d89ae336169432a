/** A drawing in plain data in; its elements, or the elements of the drawing before with what is another in them, out. A browser then lays out and paints that alone. */
import { type Attributes, svg } from './style.ts';

export interface Shape {
  readonly tag: string;
  readonly at: Attributes;
  readonly inside: readonly (Shape | string)[];
}

export const shape = (tag: string, at: Attributes, ...inside: (Shape | string)[]): Shape => ({ tag, at, inside });

/** What each element was drawn from. */
const known = new WeakMap<Element, Shape>();

export function drawn(made: Shape): SVGElement {
  const { tag, at, inside } = made;
  const element = svg(tag, at, ...inside.map((piece) => (typeof piece === 'string' ? piece : drawn(piece))));
  known.set(element, made);
  return element;
}

/** An element that was drawn from a shape of the same tag becomes as one drawn from this. What else was put into it, such as the words at a point, goes. */
export function redraw(element: Element, made: Shape): void {
  const before = known.get(element);
  if (before === made) return;
  known.set(element, made);
  for (const name of Object.keys(before?.at ?? {})) if (!Object.hasOwn(made.at, name)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(made.at)) if (before?.at[name] !== value) element.setAttribute(name, String(value));
  const old = [...element.childNodes];
  for (const node of old.slice(made.inside.length)) node.remove();
  for (const [i, piece] of made.inside.entries()) {
    const node = old[i];
    const was = before?.inside[i];
    if (typeof piece !== 'string' && typeof was === 'object' && was.tag === piece.tag && node instanceof Element)
      redraw(node, piece);
    else if (piece !== was || !node) {
      const next = typeof piece === 'string' ? document.createTextNode(piece) : drawn(piece);
      if (node) node.replaceWith(next);
      else element.append(next);
    }
  }
}
