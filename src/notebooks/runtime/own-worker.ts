/** The script of the page itself in; workers that run it too, out. */

let address = '';

/** A module from a blob does not start where the page comes from a folder; within a function a plain script is as strict, and as much on its own. */
export function ownWorker(): Worker {
  if (!address) {
    const script = document.querySelector('script[type=module]')?.textContent ?? '';
    address = URL.createObjectURL(new Blob([`(() => {"use strict";${script}\n})()`], { type: 'text/javascript' }));
  }
  return new Worker(address);
}
