/** The scenarios that come with the page. */
import base from '../../../scenarios/one-base.yaml?raw';
import seven from '../../../scenarios/seven-villages.yaml?raw';

/** A scenario that the page brings along. */
export interface Given {
  readonly name: string;
  readonly text: string;
  /** Whether somebody put it in; else it is the one that comes with Furrow, and gives way to work that was kept. */
  readonly meant: boolean;
}

/** The one that a page without a scenario of its own shows. */
export const town = { name: 'seven-villages.yaml', text: seven } as const;
export const oneBase = { name: 'one-base.yaml', text: base } as const;

/** The scenario that the server or the report put into the page, else the town that comes with Furrow. */
export function given(): Given {
  const block = document.querySelector('#scenario')?.textContent?.trim();
  return block ? { ...(JSON.parse(block) as { name: string; text: string }), meant: true } : { ...town, meant: false };
}
