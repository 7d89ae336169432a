/** An asynchronous generator in; the same, whose first step is already under way, out: who reads it may come a frame later. */
export function begun<T>(generator: AsyncGenerator<T>): AsyncGenerator<T> {
  const first = generator.next();
  // Nobody may ever come for it.
  first.catch(() => {});
  return (async function* () {
    try {
      for (let step = await first; !step.done; step = await generator.next()) yield step.value;
    } finally {
      generator.return(undefined).catch(() => {});
    }
  })();
}
