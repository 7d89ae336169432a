/** An asynchronous generator in; its steps, the first of which is already under way, out: who reads them may come a frame later, or never. */
export function begun<T>(generator: AsyncGenerator<T>): Pick<AsyncGenerator<T>, 'next' | 'return'> {
  let first: Promise<IteratorResult<T>> | null = generator.next();
  // Nobody may ever come for it.
  first.catch(() => {});
  return {
    next: () => {
      const step = first ?? generator.next();
      first = null;
      return step;
    },
    return: (value) => generator.return(value),
  };
}
