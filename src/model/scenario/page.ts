/** A page of HTML in; the scenario that it carries out; and the other way, so that a report can be dropped back into Furrow. One block, written and read here alone. */
import { both, type Words, words } from './decode.ts';

/** A scenario on its way: the name of its file and its text. */
export interface Carried {
  readonly name: string;
  readonly text: string;
}

/** More bytes than these are no report of ours. */
export const maxPageBytes = 50_000_000;

/** The scenario as a data block, which cannot end the element it stands in: JSON without any `<`. */
export function scenarioBlock({ name, text }: Carried): string {
  return `<script type="text/plain" id="scenario">${JSON.stringify({ name, text }).replaceAll('<', '\\u003c')}</script>`;
}

/** The page with a scenario in its block, whatever stood there before; null where it has no such block. */
export function withScenario(html: string, carried: Carried): string | null {
  const found = blockIn(html);
  return found && html.slice(0, found.start) + scenarioBlock(carried) + html.slice(found.end);
}

const beginning = /^\uFEFF?\s*(<!--.*?-->\s*)*<(!doctype\s+html|html)\b/is;

/** Whether a file begins as a page of HTML does. */
export function isPage(input: string | Uint8Array): boolean {
  return beginning.test(typeof input === 'string' ? input.slice(0, 4000) : pageText(input.subarray(0, 4000)));
}

/** Pages are UTF-8; what a browser saved as UTF-16 has its mark. */
function pageText(bytes: Uint8Array): string {
  const label =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}

export type InPage = { readonly ok: true; readonly carried: Carried } | ({ readonly ok: false } & Words);

const emptyWords = words(
  both('this is a web page, and it carries no scenario', '这是网页文件，里面没有情景'),
  both('choose a report saved by Furrow, or the .yaml file of the scenario', '请选择由垄亩保存的报告，或情景的 .yaml 文件'),
);
const damagedWords = words(
  both('the scenario in this page is damaged', '网页里的情景已损坏'),
  both('ask for the page again, or for the .yaml file of the scenario', '请对方重新发送网页，或发送情景的 .yaml 文件'),
);
const hugeWords = words(
  both('the page is larger than 50 MB', '网页文件超过 50 MB'),
  both('choose the .yaml file of the scenario', '请选择情景的 .yaml 文件'),
);

/** The scenario that a page carries, or what to say where it carries none. */
export function scenarioInPage(input: string | Uint8Array): InPage {
  if (input.length > maxPageBytes) return { ok: false, ...hugeWords };
  const html = typeof input === 'string' ? input : pageText(input);
  const written = blockIn(html)?.content.trim();
  if (!written) return { ok: false, ...emptyWords };
  try {
    const { name, text } = JSON.parse(written) as { name?: unknown; text?: unknown };
    if (typeof name === 'string' && typeof text === 'string') return { ok: true, carried: { name, text } };
  } catch {
    // Told below.
  }
  return { ok: false, ...damagedWords };
}

/** Where a tag ends that begins at an offset: behind the first `>` outside quotes; −1 where it does not. */
function tagEnd(html: string, from: number): number {
  const sign = /["'>]/g;
  sign.lastIndex = from;
  for (let found = sign.exec(html); found; found = sign.exec(html)) {
    if (found[0] === '>') return found.index + 1;
    const closing = html.indexOf(found[0], found.index + 1);
    if (closing < 0) return -1;
    sign.lastIndex = closing + 1;
  }
  return -1;
}

const ours = /\sid\s*=\s*(?:"scenario"|'scenario'|scenario(?=[\s/>]))/i;

/** The script element with the id `scenario`. Comments, attributes and the text of other scripts may hold what looks like one. */
function blockIn(html: string): { readonly start: number; readonly end: number; readonly content: string } | null {
  const opening = /<(!--|[a-z][^\s/>]*)/gi;
  for (let found = opening.exec(html); found; found = opening.exec(html)) {
    const name = (found[1] as string).toLowerCase();
    let end: number;
    if (name === '!--') {
      // `<!-->` is a whole comment.
      const closing = html.indexOf('-->', found.index + 2);
      end = closing < 0 ? -1 : closing + 3;
    } else {
      end = tagEnd(html, opening.lastIndex);
      if (end >= 0 && /^(script|style|title|textarea|xmp|iframe)$/.test(name)) {
        const closing = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
        closing.lastIndex = end;
        const last = closing.exec(html);
        const close = last ? tagEnd(html, closing.lastIndex) : -1;
        if (last && close >= 0 && name === 'script' && ours.test(html.slice(found.index, end)))
          return { start: found.index, end: close, content: html.slice(end, last.index) };
        end = close;
      }
    }
    if (end < 0) return null;
    opening.lastIndex = end;
  }
  return null;
}
