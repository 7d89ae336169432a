/**
 * Stands in the builds for parts of yaml that nobody asks for: tags of YAML 1.1, which are as unknown there as any other, ways through tokens and
 * pairs, what looks at data on their way out, the folding of long lines, as all text is written with lines of any length, and anchors, which a
 * scenario may not have: an object that stands twice is written twice.
 */
const none = undefined;

export const foldFlowLines = (text: string): string => text;

export const anchorIsValid = (): boolean => true;
export const createNodeAnchors = () => ({ setAnchors: (): void => {}, sourceObjects: { get: () => none, set: () => none } });

export {
  none as addPairToJSMap,
  none as anchorNames,
  none as applyReviver,
  none as binary,
  none as FOLD_BLOCK,
  none as FOLD_FLOW,
  none as FOLD_QUOTED,
  none as findNewAnchor,
  none as floatTime,
  none as intTime,
  none as merge,
  none as omap,
  none as pairs,
  none as set,
  none as timestamp,
  none as visit,
};
