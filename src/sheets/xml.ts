/** Text of an XML part in; its elements and text one after the other out. No entities but the five and numbered ones, no document types. */
import { Parser } from 'saxen';

export class XmlError extends Error {}

export interface Reader {
  /** Names without their prefix. */
  open(name: string, attribute: (name: string) => string | undefined): void;
  close?(name: string): void;
  text?(text: string): void;
}

const entities: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
        if (name !== undefined) return Object.hasOwn(entities, name) ? (entities[name] as string) : whole;
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
    : text;

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Throws an XmlError where the text is not well-formed, is nested deeper than any part of a workbook, or declares a document type. */
export function readXml(text: string, { open, close, text: take }: Reader): void {
  let depth = 0;
  const fail = (why: string): never => {
    throw new XmlError(why);
  };
  const parser = new Parser()
    .on('error', (error) => fail(error.message))
    .on('warn', () => {})
    .on('attention', () => fail('a document type'))
    .on('openTag', (name, attributes) => {
      if (++depth > 64) fail('too deep');
      open(bare(name), (wanted) => {
        const value = Object.entries(attributes()).find(([own]) => bare(own) === wanted)?.[1];
        return value === undefined ? undefined : decoded(value);
      });
    })
    .on('closeTag', (name) => {
      depth -= 1;
      close?.(bare(name));
    });
  if (take) parser.on('text', (found) => take(decoded(found))).on('cdata', take);
  parser.parse(text);
}
