/** A list as planners type or paste it, a name a line or several divided by commas, and perhaps people behind each, in; the names and numbers, and names that stand twice, out. */

import { seen } from '../../model/index.ts';

export interface NamedPlace {
  readonly title: string;
  readonly people: number | null;
}

/** Signs between names on one line, and not those within a number or within brackets. */
const signs = /\s*(?:[\t、;；]|[,，](?!\d{3}(?!\d))|(?<!\d)[,，])\s*(?![^（(]*[）)])/u;
/** `420` or `420人` behind a sign; `东村 420人` without one. A number behind a blank alone belongs to the name: Village 2. */
const peopleAlone = /^(?:大?约\s*)?([\d,，]+)\s*(?:人|people|persons?)?(?:左右)?$/iu;
/** Households tell nothing of people, and are no name. */
const households = /[\s（(]*[\d,，]+\s*(?:户|households?)[)）]?$/iu;
const withPeople = /^(.+?)\s+(?:大?约\s*)?([\d,，]+)\s*(?:人|people|persons?)(?:左右)?$/iu;

const countOf = (digits: string): number => Number(digits.replace(/[,，]/gu, ''));

const numberAlone = /^[-−+]?[\d.,，]+$|^[零〇一二两三四五六七八九十百千万]{2,}$/u;
/** A name that can only be meant as a number of people. */
export const isNumber = (title: string): boolean => numberAlone.test(title);

export function placesIn(text: string): { readonly places: readonly NamedPlace[]; readonly twice: readonly string[] } {
  const places: NamedPlace[] = [];
  for (const line of text.split(/\r\n|[\r\n]/)) {
    const first = places.length;
    for (const piece of seen(line)
      .replace(/[０-９]/gu, (digit) => digit.normalize('NFKC'))
      .split(signs)) {
      const own = piece.replace(households, '');
      const counted = peopleAlone.exec(piece)?.[1];
      const last = places.length > first ? places.at(-1) : undefined;
      if (last?.people === null && counted !== undefined)
        places[places.length - 1] = { title: last.title, people: countOf(counted) };
      else if (own !== '') {
        const [, name = own, told] = withPeople.exec(own) ?? [];
        places.push({ title: name.replace(/\s+/g, ' '), people: told === undefined ? null : countOf(told) });
      }
    }
  }
  const titles = places.map(({ title }) => title);
  return { places, twice: [...new Set(titles.filter((title, i) => titles.indexOf(title) !== i))] };
}
