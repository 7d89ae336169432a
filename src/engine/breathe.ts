/** A pause in which a worker hears the messages that wait for it. */

/** A pause costs a tenth of a millisecond and more; after so many without one it is due. */
const due = 8;

let last = 0;

/** To be awaited between two steps of a work: mostly it is no pause at all. */
export async function breathe(): Promise<void> {
  // A clock that was set back makes a pause due.
  if (Math.abs(Date.now() - last) < due) return;
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
  last = Date.now();
}
