/** `furrow check`: prints every problem of every file at once. */
import { findDoubts, type Language, say } from '../model/index.ts';
import { fail } from './failing.ts';
import { problemJson, problemLines, readInput, UseError } from './files.ts';

const counted = ({ length }: readonly unknown[], noun: string): string => `${length} ${noun}${length === 1 ? '' : 's'}`;

export function check(paths: readonly string[], { json, lang }: { readonly json?: boolean; readonly lang: Language }): void {
  // A file that is not there does not keep the others from being checked.
  const missing: UseError[] = [];
  const inputs = paths.flatMap((path) => {
    try {
      return [readInput(path)];
    } catch (error) {
      if (!(error instanceof UseError)) throw error;
      missing.push(error);
      return [];
    }
  });
  if (inputs.length === 0 && missing[0]) throw missing[0];
  const ok = missing.length === 0 && inputs.every(({ scenario }) => scenario !== null);
  if (json) {
    const problems = inputs.flatMap(({ name, problems: list }) =>
      list.map((problem) => ({ ...(paths.length > 1 ? { file: name } : {}), ...(problemJson(problem, lang) as object) })),
    );
    process.stdout.write(`${JSON.stringify({ ok, problems }, null, 1)}\n`);
  } else {
    for (const { name, scenario, problems, notices, source } of inputs) {
      process.stderr.write(problemLines(name, [...notices, ...findDoubts({ scenario, source })], lang));
      if (scenario) {
        const counts =
          lang === 'zh'
            ? `${scenario.villages.length} 个村，${scenario.plans.length} 个方案，${scenario.goals.length} 个目标`
            : [counted(scenario.villages, 'village'), counted(scenario.plans, 'plan'), counted(scenario.goals, 'goal')].join(
                ', ',
              );
        process.stdout.write(
          lang === 'zh'
            ? `${name}：没有问题（${say(scenario.title, lang)}：${counts}）\n`
            : `${name}: no problems (${say(scenario.title, lang)}: ${counts})\n`,
        );
      } else {
        process.stdout.write(problemLines(name, problems, lang));
        process.stdout.write(
          lang === 'zh'
            ? `${name}：${problems.length} 个问题\n`
            : `${name}: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}\n`,
        );
      }
    }
  }
  if (!ok) process.exitCode = 1;
  for (const { message, zh } of missing) fail(message, zh);
}
