/** Named things and what each needs in; the same names with every need before its user out, or the loop that prevents it. */
export type Ordered =
  | { readonly ok: true; readonly names: readonly string[] }
  | { readonly ok: false; readonly loop: readonly string[] };

/** Keeps the given order where needs leave it open. */
export function orderByNeeds(needs: ReadonlyMap<string, readonly string[]>): Ordered {
  const done = new Set<string>();
  const names: string[] = [];
  const road: string[] = [];
  const visit = (name: string): readonly string[] | null => {
    if (done.has(name)) return null;
    const at = road.indexOf(name);
    if (at >= 0) return [...road.slice(at), name];
    road.push(name);
    for (const need of needs.get(name) ?? []) {
      const loop = needs.has(need) ? visit(need) : null;
      if (loop) return loop;
    }
    road.pop();
    done.add(name);
    names.push(name);
    return null;
  };
  for (const name of needs.keys()) {
    const loop = visit(name);
    if (loop) return { ok: false, loop };
  }
  return { ok: true, names };
}
