/** Stands in the built pages for Plot's heads and tails of lines: lines here have none. */
const nothing = (): void => {};

export { nothing as applyGroupedMarkers, nothing as applyMarkers, nothing as markers };
