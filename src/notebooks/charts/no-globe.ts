/** Stands in the built pages for the geometry of the globe and for Plot's legends: no chart here is a map, and labels stand beside what they name. */
import { leftOut } from './left-out.ts';

const none = leftOut('no globe: the build leaves it out');

export { none as geoCentroid, none as geoGraticule10, none as geoPath, none as geoStream, none as geoTransform, none as legend };
export const createLegends = (): readonly never[] => [];
export const exposeLegends = (): typeof none => none;
