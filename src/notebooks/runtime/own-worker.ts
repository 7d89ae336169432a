/** The script of the page itself in; workers that run as much of it as they need, out. */
import { startWorker } from './engine-thread.ts';

// What stands above in the script of a page is all that a worker needs: it ends here.
if (typeof document === 'undefined') startWorker();

let address = '';

/** A module from a blob does not start where the page comes from a folder; within a function a plain script is as strict, and as much on its own. */
export function ownWorker(): Worker {
  if (!address) {
    const script = document.querySelector('script[type=module]')?.textContent ?? '';
    const [needed] = script.split(`${ownWorker}`);
    address = URL.createObjectURL(new Blob([`(() => {"use strict";${needed}\n})()`], { type: 'text/javascript' }));
  }
  return new Worker(address);
}
