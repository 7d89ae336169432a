/** Stands in the built pages for Plot's intervals of time and for scales of times: years are numbers on every axis here. */
import { leftOut } from './left-out.ts';

const none = leftOut('no times: the build leaves them out');

export const intervalDuration = Symbol('intervalDuration');
export const parseTimeInterval = none;
export const timeInterval = none;
export const utcInterval = none;
export const generalizeTimeInterval = (): undefined => undefined;
export const inferTimeFormat = none;
export const createScaleTime = none;
export const createScaleUtc = none;
