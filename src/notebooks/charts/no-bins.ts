/** Stands in the built pages for Plot's way to count in bins: what the charts here draw is counted already, and their lines name no interval. */
import { leftOut } from './left-out.ts';

const asItIs = <Options>(options: Options): Options => options;

const none = leftOut('no bins: the build leaves them out');

export {
  asItIs as maybeDenseIntervalX,
  asItIs as maybeDenseIntervalY,
  none as bin,
  none as binX,
  none as binY,
  none as maybeThresholds,
};
