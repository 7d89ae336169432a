/** A fan for each village in; all of them side by side on one scale out, drawn into the same elements as long as they are of the same villages. */
import { type FanChart, type FanInput, fanChart, fanDomain } from '../charts/fan.ts';
import { foldAway, isFolded, mostFolded } from './fold.ts';
import { el, whenNear } from './parts.ts';

export interface Tile extends FanInput {
  readonly id: string;
  readonly name: string;
  /** What the last year comes to, beside the name; made anew only where `of` is another. */
  readonly figure: { readonly of: string; readonly make: () => readonly (Node | string)[] };
}

/** Charts of so many villages are drawn at once; those of a county when they come near the screen. */
const drawnAtOnce = 24;

interface Place {
  readonly element: HTMLElement;
  /** Where the chart goes; it is drawn by `near`, and follows from then on. */
  readonly chart: HTMLElement;
  readonly near: () => void;
  readonly draw: (tile: Tile) => void;
}

function placeFor(first: Tile): Place {
  let newest = first;
  let fan: FanChart | null = null;
  const chart = el('div', 'fan-place');
  const figure = el('small', 'fan-figure', ...first.figure.make());
  return {
    element: el('div', 'fan', el('h3', '', first.name, figure), chart),
    chart,
    near: () => {
      fan ??= fanChart(newest);
      chart.replaceChildren(fan.element);
    },
    draw: (tile) => {
      // Other words in one name would lay out all of them again.
      if (tile.figure.of !== newest.figure.of) figure.replaceChildren(...tile.figure.make());
      newest = tile;
      fan?.draw(tile);
    },
  };
}

function placesFor(tiles: readonly Tile[]): Place[] {
  const places = tiles.map(placeFor);
  for (const { near } of places.slice(0, drawnAtOnce)) near();
  whenNear(new Map(places.slice(drawnAtOnce).map(({ chart, near }) => [chart, near])));
  return places;
}

/** What it gives draws the tiles of now. */
export function fanTiles(): (tiles: readonly Tile[]) => HTMLElement {
  let kept: { readonly of: string; readonly places: readonly Place[]; readonly grid: HTMLElement } | null = null;
  return (given) => {
    const of = JSON.stringify(given.map(({ id, name, width }) => [id, name, width]));
    const before = kept?.of === of ? kept : null;
    const grid = before?.grid ?? el('div', 'fans');
    if (!before) foldAway(grid, given.length);
    // The scale is that of those on screen.
    const domain = fanDomain(isFolded(grid) ? given.slice(0, mostFolded) : given);
    const tiles = given.map((tile) => ({ ...tile, domain }));
    if (before) for (const [i, tile] of tiles.entries()) before.places[i]?.draw(tile);
    else {
      const places = placesFor(tiles);
      grid.append(...places.map(({ element }) => element));
      kept = { of, places, grid };
    }
    return grid;
  };
}
