/** `furrow targets`: the target that each village and all together reach with a wanted confidence. */
import { measureTitle, say, type Target, targets, together, toldShort, writtenShare } from '../model/index.ts';
import { UseError } from './files.ts';
import {
  finished,
  measureNamed,
  openQuestion,
  plansNamed,
  plusMinus,
  printJson,
  type QuestionOptions,
  shareOf,
  tellFinding,
} from './question.ts';
import { table } from './table.ts';

interface TargetsOptions extends QuestionOptions {
  readonly plan?: string;
  readonly measure: string;
  readonly year?: number;
  readonly confidence: string;
}

export async function targetsCommand(path: string, options: TargetsOptions): Promise<void> {
  const question = openQuestion(path, options);
  if (!question) return;
  const { scenario, draws, language } = question;
  const measure = measureNamed(question, options.measure);
  const { from, to } = scenario.years;
  const year = options.year ?? to;
  if (year < from || year > to)
    throw new UseError(`--year ${year}: write a year from ${from} to ${to}`, `--year ${year}：请写 ${from} 到 ${to} 之间的年份`);
  const confidence = shareOf('--confidence', options.confidence, '80%');
  const plans = options.plan === undefined ? scenario.plans : plansNamed(scenario, options.plan);
  const answers: (readonly Target[])[] = [];
  for (const plan of plans) {
    const made = await finished(question, targets(scenario, plan, measure, year, confidence, draws), scenario.villages.length);
    if (!made) return;
    if (!made.ok) return void tellFinding(question, made.finding);
    answers.push(made.targets);
  }
  if (options.json) return printJson({ targets: answers.flat() });
  const zh = language === 'zh';
  const name = say(measureTitle(scenario, measure), language);
  const words = toldShort(scenario, measure, year, language);
  const sure = writtenShare(confidence);
  const head = [
    zh ? `${year} 年${name}，把握 ${sure}` : `${name} in ${year}, reached with ${sure}`,
    ...plans.map(({ title }) => say(title, language)),
  ];
  const rows = [...scenario.villages, null].map((village, i) => [
    say(village?.title ?? together, language),
    ...answers.map((list) => `${words(list[i]?.value ?? 0)} (${plusMinus(question, words(list[i]?.standardError ?? 0))})`),
  ]);
  process.stdout.write(`${table([head, ...rows])}\n`);
}
