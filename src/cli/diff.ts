/** `furrow diff`: what differs between two scenario files, a line a difference; words about the figures stand last. */
import { type Change, diffScenarios, isRemark, type Language, say } from '../model/index.ts';
import { effectJson, effectLines, effects } from './effects.ts';
import { checkStdin, openScenario, UseError } from './files.ts';

interface DiffOptions {
  readonly json?: boolean;
  readonly effects?: boolean;
  readonly plan?: string;
  readonly runs?: number;
  readonly outcome?: readonly string[];
  readonly lang: Language;
}

/** The lines of changes; what belongs to one place stands below it. */
function lines(changes: readonly Change[], language: Language): string {
  const colon = language === 'zh' ? '：' : ': ';
  const groups: [place: string, says: string[]][] = [];
  for (const change of changes) {
    const [place, told] = [say(change.place, language), say(change.say, language)];
    const last = groups.at(-1);
    if (last?.[0] === place) last[1].push(told);
    else groups.push([place, [told]]);
  }
  return groups
    .map(([place, says]) =>
      says.length === 1
        ? `  ${place}${colon}${says[0]}\n`
        : `  ${place}${colon.trimEnd()}\n${says.map((told) => `    ${told}\n`).join('')}`,
    )
    .join('');
}

export async function diff(first: string, second: string, options: DiffOptions): Promise<void> {
  const { json, lang } = options;
  if (!options.effects && [options.plan, options.outcome, options.runs].some((option) => option !== undefined))
    throw new UseError(
      '--plan, --outcome and --runs say how the effects are told: write --effects too',
      '--plan、--outcome 和 --runs 用于说明影响，请同时写上 --effects',
    );
  checkStdin([first, second]);
  // Both are read before either's problems end the command, so that all are told.
  const [a, b] = [openScenario(first, lang), openScenario(second, lang)];
  if (!a || !b) return;
  const changes = diffScenarios(a.scenario, b.scenario);
  const told = options.effects ? await effects(a, b, options) : [];
  if (!told) return;
  const identical = a.input.sha256 === b.input.sha256;
  if (json) {
    const file = ({ input: { name, sha256 }, scenario }: typeof a) => ({ file: name, title: say(scenario.title, lang), sha256 });
    const listed = changes.map((change) => ({ ...change, place: say(change.place, lang), say: say(change.say, lang) }));
    process.stdout.write(
      `${JSON.stringify({ a: file(a), b: file(b), identical, changes: listed, ...(options.effects ? effectJson(told, lang) : {}) }, null, 1)}\n`,
    );
    return;
  }
  const zh = lang === 'zh';
  const both = `${a.input.name} → ${b.input.name}`;
  if (changes.length === 0) {
    const none = identical
      ? zh
        ? '两个文件完全相同'
        : 'the files are the same'
      : zh
        ? '内容相同，只是写法不同'
        : 'both mean the same; they differ only in how they are written';
    process.stdout.write(`${both}${zh ? '：' : ': '}${none}\n`);
    return;
  }
  const figures = changes.filter((change) => !isRemark(change));
  const remarks = changes.filter(isRemark);
  const counted = zh ? `${figures.length} 处不同` : figures.length === 1 ? '1 difference' : `${figures.length} differences`;
  process.stdout.write(`${both}${zh ? '：' : ': '}${counted}\n${lines(figures, lang)}`);
  if (remarks.length > 0)
    process.stdout.write(`${zh ? '来源与说明：' : 'Sources and notes: '}${remarks.length}\n${lines(remarks, lang)}`);
  process.stdout.write(effectLines(told, lang));
}
