/** The scenarios that come with the page. */
import base from '../../../scenarios/one-base.yaml?raw';
import seven from '../../../scenarios/seven-villages.yaml?raw';

/** The one that a page without a scenario of its own shows. */
export const town = { name: 'seven-villages.yaml', text: seven } as const;
export const oneBase = { name: 'one-base.yaml', text: base } as const;
