/** Stands in the built pages for d3-interpolate: scales of charts lead from numbers to numbers, and no colour lies between two others. */
import { leftOut } from './left-out.ts';

const none = leftOut('no blends: the build leaves them out');

const between = (from: number, to: number) => (share: number) => +from * (1 - share) + +to * share;
const rounded = (from: number, to: number) => (share: number) => Math.round(between(from, to)(share));

export {
  between as interpolate,
  between as interpolateNumber,
  none as interpolateHcl,
  none as interpolateHsl,
  none as interpolateLab,
  none as interpolateRgb,
  none as piecewise,
  none as quantize,
  rounded as interpolateRound,
};
