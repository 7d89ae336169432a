/** Stands in the built pages for Plot's twenty ways to bend a line: lines here are straight from point to point. */
import { curveLinear } from 'd3-shape';

const straight = (): typeof curveLinear => curveLinear;

export { curveLinear as curveAuto, straight as maybeCurve, straight as maybeCurveAuto };
