/**
 * What browsers of 2020 and 2021 lack, as they are on old Chinese Windows (Chromium from 85 on); for the page and its workers. First of all imports, as some of it is
 * asked for while modules begin.
 */

function define(on: object, name: string, value: unknown): void {
  if (!(name in on)) Object.defineProperty(on, name, { value, configurable: true, writable: true });
}

function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  return this[index < 0 ? this.length + index : index];
}

const copied = (x: unknown): unknown =>
  typeof x !== 'object' || x === null
    ? x
    : Array.isArray(x)
      ? x.map(copied)
      : Object.fromEntries(Object.entries(x).map(([key, value]) => [key, copied(value)]));

for (const { prototype } of [Array, String, Object.getPrototypeOf(Int8Array) as { prototype: object }])
  define(prototype, 'at', at);

define(Array.prototype, 'findLast', function <T>(this: T[], test: (item: T) => boolean) {
  return [...this].reverse().find((item) => test(item));
});
define(Object, 'hasOwn', (of: object, key: PropertyKey) => Object.getOwnPropertyDescriptor(of, key) !== undefined);
define(AbortSignal.prototype, 'throwIfAborted', function (this: AbortSignal) {
  if (this.aborted) throw this.reason;
});
// Of plain data, which is all that is copied here.
define(globalThis, 'structuredClone', copied);

if (typeof Element !== 'undefined')
  for (const { prototype } of [Element, DocumentFragment])
    define(prototype, 'replaceChildren', function (this: Element, ...children: (Node | string)[]) {
      this.textContent = '';
      this.append(...children);
    });
