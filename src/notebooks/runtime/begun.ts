/** An asynchronous generator in; the same, whose first step is already under way, out: who reads it may come a frame later, or never. */
export function begun<T>(generator: AsyncGenerator<T>): AsyncGenerator<T> {
  let first: Promise<IteratorResult<T>> | null = generator.next();
  // Nobody may ever come for it.
  first.catch(() => {});
  return Object.assign(Object.create(generator), {
    next: () => {
      const step = first ?? generator.next();
      first = null;
      return step;
    },
    return: (value: unknown) => generator.return(value),
    throw: (error: unknown) => generator.throw(error),
    [Symbol.asyncIterator]() {
      return this;
    },
  }) as AsyncGenerator<T>;
}
