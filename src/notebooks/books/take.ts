/** A chart or table that is to be taken along in; its file handed to the browser's downloads. */
import type { Taken } from '../charts/style.ts';
import { csvFile, drawingOf, pngFile, svgFile } from '../charts/take.ts';
import { download } from './download.ts';
import { saveTable } from './workbooks.ts';

/** `otherwise` names what has no name of its own. */
export async function take({ kind, chart, description, data }: Taken, otherwise: string): Promise<void> {
  const name = data?.name ?? otherwise;
  if (kind === 'csv' && data) download(`${name}.csv`, csvFile(data));
  if (kind === 'xlsx' && data) saveTable(name, data);
  const drawing = kind === 'svg' || kind === 'png' ? drawingOf(chart, description) : null;
  if (drawing) download(`${name}.${kind}`, kind === 'svg' ? svgFile(drawing) : await pngFile(drawing));
}
