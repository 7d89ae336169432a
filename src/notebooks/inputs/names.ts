/** A list as planners type or paste it, a name a line and perhaps people behind it, in; the names and numbers, and names that stand twice, out. */

export interface NamedPlace {
  readonly title: string;
  readonly people: number | null;
}

/** `东村`, `东村 420人`, `东村，420`, or two columns of a spreadsheet. A number behind a blank alone belongs to the name: Village 2. */
const withPeople = /^(.+?)(?:\s*[\t,，、;；]\s*([\d,]+)\s*(?:人|people|persons?)?|\s+([\d,]+)\s*(?:人|people|persons?))$/iu;

export function placesIn(text: string): { readonly places: readonly NamedPlace[]; readonly twice: readonly string[] } {
  const places = text
    .split(/\r\n|[\r\n]/)
    .map((line) => line.replace(/[０-９]/gu, (digit) => digit.normalize('NFKC')).trim())
    .filter((line) => line !== '')
    .map((line): NamedPlace => {
      const [, name = line, first, second] = withPeople.exec(line) ?? [];
      const people = Number((first ?? second ?? '').replaceAll(',', ''));
      const told = first !== undefined || second !== undefined;
      return { title: name.trim().replace(/\s+/g, ' '), people: told && Number.isFinite(people) ? people : null };
    });
  const titles = places.map(({ title }) => title);
  return { places, twice: [...new Set(titles.filter((title, i) => titles.indexOf(title) !== i))] };
}
