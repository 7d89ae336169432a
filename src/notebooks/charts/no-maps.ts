/** Stands in the built pages for Plot's module of map projections: no chart here is a map, and maps with the geometry of the globe are 15 kB. */
import { leftOut } from './left-out.ts';

type Channel = { readonly value: ArrayLike<unknown>; readonly scale?: string };
type Scales = Readonly<Record<string, (value: unknown) => unknown>>;
type Position = { x?: ArrayLike<number>; y?: ArrayLike<number> };

const none = leftOut('no maps: the build leaves projections out');

export const createProjection = (options: { readonly projection?: unknown } = {}): undefined =>
  options.projection === undefined || options.projection === null ? undefined : none();
export const hasProjection = ({ projection }: { readonly projection?: unknown } = {}): boolean =>
  projection !== undefined && projection !== null;
export const projectionAspectRatio = (projection?: unknown): undefined =>
  projection === undefined || projection === null ? undefined : none();
export const project = none;
export const getGeometryChannels = none;
export const xyProjection = (): undefined => undefined;

/** The places of marks on the page: their x and y through the scales. */
export function applyPosition({ x, y }: { readonly x?: Channel; readonly y?: Channel }, scales: Scales): Position {
  const along = ({ value, scale }: Channel): Float64Array => {
    const scaled = scale === undefined ? undefined : scales[scale];
    return Float64Array.from(value, (each) => {
      const placed = scaled ? scaled(each) : each;
      return placed === null || placed === undefined ? Number.NaN : Number(placed);
    });
  };
  return { ...(x && { x: along(x) }), ...(y && { y: along(y) }) };
}
