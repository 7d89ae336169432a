/** Stands in the built pages for Plot's small multiples in one drawing: each chart here is a drawing of its own. */
import { leftOut } from './left-out.ts';

const nothing = (): undefined => undefined;

const none = leftOut('no facets: the build leaves them out');

export {
  none as facetExclude,
  none as facetFilter,
  none as facetGroups,
  none as facetTranslator,
  none as recreateFacets,
  nothing as createFacets,
  nothing as maybeFacetAnchor,
};
