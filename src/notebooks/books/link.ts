/** A text that somebody was sent in; the link in it, and what it says beside the scenario, out; and the other way. */

/** What travels behind a link: the plan and the notebook that were on screen. */
export interface LinkView {
  readonly plan?: string;
  readonly book?: string;
}

/** The link in a text, from its `#s=` on; null where there is none, as in the text of a scenario itself. Programs that break long lines put blanks into it, which no link has. */
export function linkIn(text: string): string | null {
  const at = text.indexOf('#s=');
  if (at < 0 || /^\uFEFF?\s*[<{]/.test(text) || /^(format|title|years|villages)\s*[:：]/m.test(text)) return null;
  return text.slice(at).replace(/\s/g, '');
}

/** What is glued behind a whole link is left out by whoever reads the scenario. */
export function withView(fragment: string, { plan, book }: LinkView): string {
  const said = Object.entries({ plan, book }).flatMap(([key, value]) => (value ? [`&${key}=${encodeURIComponent(value)}`] : []));
  return fragment + said.join('');
}

export function viewOf(link: string): LinkView {
  const behind = new URLSearchParams(link.slice(link.indexOf('&') + 1 || link.length));
  const [plan, book] = [behind.get('plan'), behind.get('book')];
  return { ...(plan && { plan }), ...(book && { book }) };
}

/** Whether a page at this address is there for its own computer alone. */
export function isOnlyHere({ protocol, hostname }: Pick<Location, 'protocol' | 'hostname'>): boolean {
  return !/^https?:$/.test(protocol) || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
