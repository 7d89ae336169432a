/** Stands in the built pages for the scales of numbers that no chart here has: all are linear. */
import { leftOut } from './left-out.ts';

const none = leftOut('no scale but a linear one: the build leaves the others out');

export { none as scaleLog, none as scalePow, none as scaleQuantile, none as scaleSymlog, none as scaleThreshold };
