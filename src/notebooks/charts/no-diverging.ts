/** Stands in the built pages for Plot's scales of two colours that part in the middle: no chart here has one. */
import { leftOut } from './left-out.ts';

const none = leftOut('no diverging scales: the build leaves them out');

export {
  none as createScaleDiverging,
  none as createScaleDivergingLog,
  none as createScaleDivergingPow,
  none as createScaleDivergingSqrt,
  none as createScaleDivergingSymlog,
};
