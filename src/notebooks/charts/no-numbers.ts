/** Stands in the built pages for d3-format: every axis here tells how its numbers are written. */
import { leftOut } from './left-out.ts';

const none = leftOut('no formats of numbers: the build leaves them out');

export {
  none as format,
  none as formatPrefix,
  none as formatSpecifier,
  none as precisionFixed,
  none as precisionPrefix,
  none as precisionRound,
};
