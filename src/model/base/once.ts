/** What makes something of a thing that never changes in; the same, made once for each thing, out. */
export function once<Thing extends object, Made>(make: (thing: Thing) => Made): (thing: Thing) => Made {
  const known = new WeakMap<Thing, Made>();
  return (thing) => {
    const found = known.get(thing);
    if (found !== undefined) return found;
    const made = make(thing);
    known.set(thing, made);
    return made;
  };
}
