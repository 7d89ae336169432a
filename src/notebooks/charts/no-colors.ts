/** Stands in the built pages for d3-color: colours of charts are those of the page by their names, and none is reckoned. */
import { leftOut } from './left-out.ts';

const none = leftOut('no colours: the build leaves them out');

/** Asked of every word between two others, and of what is none, whether it is a colour. */
export function color(): null {
  return null;
}

export { none as cubehelix, none as gray, none as hcl, none as hsl, none as lab, none as lch, none as rgb };
