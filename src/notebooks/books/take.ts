/** A chart or table that is to be taken along in, its file handed to the browser's downloads; the figures of a drawing in, a panel with them out. */
import type { Language } from '../../model/index.ts';
import type { Taken } from '../charts/style.ts';
import { csvFile, drawingOf, pngFile, svgFile } from '../charts/take.ts';
import type { Actions } from '../runtime/notebook.ts';
import { download } from './download.ts';
import { type Drawn, drawnTarget } from './drawn.ts';
import { saveTable } from './workbooks.ts';

/** `otherwise` names what has no name of its own. */
async function take({ kind, chart, description, data }: Taken, otherwise: string): Promise<void> {
  const name = data?.name ?? otherwise;
  if (kind === 'csv' && data) download(`${name}.csv`, csvFile(data));
  if (kind === 'xlsx' && data) saveTable(name, data);
  const drawing = kind === 'svg' || kind === 'png' ? drawingOf(chart, description) : null;
  if (drawing) download(`${name}.${kind}`, kind === 'svg' ? svgFile(drawing) : await pngFile(drawing));
}

/** Hears what charts and tables ask the page for; what has no name of its own is named as the page. */
export function hearCharts(page: HTMLElement, trace: Actions['trace'], language: () => Language): void {
  page.addEventListener('furrow:take', (event) => take((event as CustomEvent<Taken>).detail, document.title.replace('● ', '')));
  page.addEventListener('furrow:figures', (event) => {
    const { data } = (event as CustomEvent<{ readonly data: Drawn }>).detail;
    trace(drawnTarget(data, language()));
  });
}
