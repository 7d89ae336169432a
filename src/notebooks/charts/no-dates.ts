/** Stands in the built pages for dates, their intervals and their writing: years are numbers on every axis here. */
import { leftOut } from './left-out.ts';

const none = leftOut('no dates: the build leaves them out');

export const timeFormat = (): typeof none => none;
export {
  none as timeDay,
  none as timeHour,
  none as timeMinute,
  none as timeMonth,
  none as timeSecond,
  none as timeTickInterval,
  none as timeTicks,
  none as timeWeek,
  none as timeYear,
  none as utcDay,
  none as utcHour,
  none as utcMinute,
  none as utcMonth,
  none as utcSecond,
  none as utcTickInterval,
  none as utcTicks,
  none as utcWeek,
  none as utcYear,
  timeFormat as utcFormat,
};
