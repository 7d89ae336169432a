/** Goals as written in; measure, who, at least, year and confidence, checked, out. */
import type { Goal, Unit, Who } from '../base/nouns.ts';
import { ownOf } from '../base/own.ts';
import type { Path } from '../base/problem.ts';
import { didYouMean } from '../base/suggest.ts';
import { measureTitles } from '../base/words.ts';
import { readUnit } from '../formula/units.ts';
import { checkSource, type Known, readAmount } from './amount.ts';
import { textOf, textOrNull } from './report.ts';
import type { ScenarioFile } from './shape.ts';
import { writtenShare } from './write.ts';

const tenths = '一二三四五六七八九';

/** `15%`, `85% 的村` and `八成的村` as a file says them; null for other words, and for what is no part of all. */
export function shareMeant(words: string): string | null {
  const pattern = /^(?:(\d+(?:\.\d+)?)\s*%|([一二三四五六七八九])成)\s*(?:的?村|of villages)?$/u;
  const [all, percent, tenth = ''] = pattern.exec(words.normalize('NFKC').trim()) ?? [];
  const share = Number(percent ?? 10 * (tenths.indexOf(tenth) + 1));
  return all === undefined || !(share > 0 && share <= 100) ? null : `${share}% of villages`;
}

function readWho(written: string | readonly string[] | undefined, path: Path, file: ScenarioFile, known: Known): Who | null {
  const villages = Object.keys(file.villages);
  /** The id of a village that is called by its title. */
  const titled = (word: string) =>
    villages.find((id) => Object.values(textOf(file.villages[id]?.title, id)).includes(word.trim()));
  if (written === undefined || written === 'every village') return { kind: 'every village' };
  if (written === 'the town') return { kind: 'the town' };
  if (typeof written !== 'string') {
    for (const [i, id] of written.entries())
      if (!villages.includes(id))
        known.out.report(
          [...path, i],
          { en: `there is no village ${id}`, zh: `没有村“${id}”` },
          id,
          didYouMean(titled(id) ?? id, villages),
        );
      else if (written.indexOf(id) < i)
        known.out.report([...path, i], { en: `${id} is named twice`, zh: `“${id}”重复出现` }, id, {
          en: 'Name each village once.',
          zh: '每个村只写一次。',
        });
    if (written.length === 0)
      known.out.report(path, { en: 'the list of villages is empty', zh: '村的列表是空的' }, written, {
        en: 'Name at least one village.',
        zh: '请至少写一个村。',
      });
    return { kind: 'list', villages: written };
  }
  const share = /^(\d+(?:\.\d+)?)\s*% of villages$/.exec(written)?.[1];
  if (share !== undefined && Number(share) > 0 && Number(share) <= 100) return { kind: 'share', share: Number(share) / 100 };
  const id = villages.includes(written) ? written : titled(written);
  const meant = id === undefined ? shareMeant(written) : `[${id}]`;
  const hint =
    meant && meant !== written
      ? { en: `Write ${meant}.`, zh: `请写 ${meant}。` }
      : {
          en: 'Write every village, the town, 85% of villages, or a list of village ids.',
          zh: '请写 every village（每个村）、the town（各村合计）、85% of villages（85% 的村）或村标识的列表。',
        };
  known.out.report(path, { en: 'it is not clear whom the goal speaks of', zh: '无法判断目标针对哪些村' }, written, hint);
  return null;
}

const leastConfidence = 0.01;

/** `units` are those of every measure; null where a measure has faults that are told already. */
export function readGoals(
  file: ScenarioFile,
  years: { readonly from: number; readonly to: number },
  units: ReadonlyMap<string, Unit | null>,
  known: Known,
): Goal[] {
  return Object.entries(file.goals ?? {}).flatMap(([id, goal]) => {
    const path = ['goals', id];
    const unit = units.get(goal.measure);
    if (unit === undefined) {
      known.out.report(
        [...path, 'measure'],
        { en: `there is no measure ${goal.measure}`, zh: `没有指标“${goal.measure}”` },
        goal.measure,
        didYouMean(goal.measure, [...units.keys()], (id) => ownOf(measureTitles, id)?.zh),
      );
    }
    const atLeast = unit ? readAmount(goal.at_least, unit, [...path, 'at_least'], known.out) : null;
    if (goal.year < years.from || goal.year > years.to)
      known.out.report(
        [...path, 'year'],
        { en: `${goal.year} is not a year of the scenario`, zh: `${goal.year} 不在情景年份内` },
        goal.year,
        { en: `Write a year from ${years.from} to ${years.to}.`, zh: `请写 ${years.from} 到 ${years.to} 之间的年份。` },
      );
    const who = readWho(goal.who, [...path, 'who'], file, known);
    const confidence =
      goal.confidence === undefined
        ? 0.8
        : readAmount(goal.confidence, readUnit('%') as Unit, [...path, 'confidence'], known.out)?.value;
    if (confidence !== undefined && (confidence <= 0 || confidence >= 1))
      known.out.report(
        [...path, 'confidence'],
        { en: 'a confidence lies between 0% and 100%', zh: '把握程度应在 0% 与 100% 之间' },
        goal.confidence,
        { en: 'Write for example 80%.', zh: '例如写 80%。' },
      );
    else if (confidence !== undefined && confidence < leastConfidence) {
      // As 0.8 in a column of percentages.
      const [told, meant] = [writtenShare(confidence), writtenShare(Math.min(0.99, confidence * 100))];
      known.out.report(
        [...path, 'confidence'],
        { en: `a confidence of ${told} asks for nothing`, zh: `把握只有 ${told}，等于没有要求` },
        goal.confidence,
        { en: `Write ${meant} if that is meant.`, zh: `如果是指 ${meant}，请写 ${meant}。` },
      );
    }
    if (!atLeast || !who || confidence === undefined) return [];
    return [
      {
        id,
        title: textOf(goal.title, id),
        measure: goal.measure,
        atLeast: atLeast.value,
        unit: atLeast.unit,
        year: goal.year,
        who,
        confidence,
        source: checkSource(goal.source, path, known),
        note: textOrNull(goal.note),
      },
    ];
  });
}
