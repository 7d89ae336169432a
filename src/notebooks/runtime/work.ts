/** Pieces of the work on a scenario: its id, the work in what was kept, data with a value set. */
import type { Writing } from '../../model/index.ts';
import type { KeptWork, Work } from './state.ts';

export const plain: Writing = { encoding: 'utf-8', mark: false };

export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Of kept work what the page works with; what older pages did not keep is put in. */
export const workOf = ({
  title: _,
  changes: __,
  saved: ___,
  file: ____,
  steps: _____,
  chosen: ______,
  ...work
}: KeptWork): Work => ({
  ...work,
  view: work.view ?? {},
  writing: work.writing ?? plain,
});
