/** Collects findings while a file is checked: all at once, none twice. */
import type { Text } from '../base/nouns.ts';
import { dotted, type Finding, type Path } from '../base/problem.ts';

export interface Reporter {
  readonly findings: Finding[];
  /** How often something was to be told, also where it had been told before. */
  readonly reports: () => number;
  /** Adds a finding, unless the place lies inside one already told. */
  report(path: Path, say: Text, value: unknown, hint: Text, where?: Pick<Finding, 'key' | 'offset' | 'unit'>): void;
  /** Marks a place whose fault is told, so that what follows from it is not. */
  spoil(path: Path): void;
  /** Whether a fault was told, and cut out, at a place or inside it. */
  isSpoilt(path: Path): boolean;
}

export function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

export function reporter(): Reporter {
  const findings: Finding[] = [];
  const spoilt: string[] = [];
  const told = new Set<string>();
  let reports = 0;
  return {
    findings,
    reports: () => reports,
    spoil: (path) => void spoilt.push(dotted(path)),
    isSpoilt: (path) => spoilt.some((place) => `${place}.`.startsWith(`${dotted(path)}.`)),
    report: (path, say, value, hint, where = {}) => {
      reports += 1;
      const at = dotted(path);
      if (spoilt.some((place) => at === place || at.startsWith(`${place}.`))) return;
      const key = `${at} ${say.en}`;
      if (told.has(key)) return;
      told.add(key);
      findings.push({ path, say, value: shown(value), hint, ...where });
    },
  };
}

/** Text as written in a file, in both languages. */
export function textOf(
  written: string | { en?: string | undefined; zh?: string | undefined } | undefined,
  otherwise: string,
): Text {
  if (written === undefined || written === '') return { en: otherwise, zh: otherwise };
  if (typeof written === 'string') return { en: written, zh: written };
  const en = written.en || written.zh || otherwise;
  return { en, zh: written.zh || en };
}

export const textOrNull = (written: string | { en?: string | undefined; zh?: string | undefined } | undefined): Text | null =>
  written === undefined ? null : textOf(written, '');
