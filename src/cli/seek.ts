/** `furrow seek`: how far one figure must move until a goal is on track. */
import {
  amount,
  figureOf,
  goalAlone,
  type Plan,
  percent,
  type Sought,
  say,
  seek,
  seekRange,
  toldApart,
  type Unit,
  ventureIn,
} from '../model/index.ts';
import { UseError } from './files.ts';
import {
  amountHint,
  amountIn,
  finished,
  goalNamed,
  openQuestion,
  planOf,
  plusMinus,
  pointsWords,
  printJson,
  type QuestionOptions,
} from './question.ts';

interface SeekOptions extends QuestionOptions {
  readonly plan?: string;
  readonly goal: string;
  readonly figure: string;
  readonly alone?: boolean;
  readonly low?: string;
  readonly high?: string;
}

function soughtIn(plan: Plan, written: string): Sought {
  const [village = '', venture = '', parameter = '', ...more] = written.split('/');
  const sought = { village, venture, parameter };
  if (more.length === 0 && figureOf(plan, sought)) return sought;
  const inVillage = plan.villages.find(({ id }) => id === village);
  const inVenture = inVillage?.ventures.find(({ id }) => id === venture);
  const [whose, ids] = inVenture
    ? [`${village}/${venture}`, Object.keys(inVenture.figures)]
    : inVillage
      ? [village, inVillage.ventures.map(({ id }) => id)]
      : [null, plan.villages.map(({ id }) => id)];
  throw new UseError(
    `--figure ${written}: write village/venture/parameter of the plan ${plan.id}; ${whose === null ? 'the villages are' : `${whose} has`}: ${ids.join(', ')}`,
    `--figure ${written}：请写方案 ${plan.id} 的 村/项目/参数；${whose === null ? '各村是' : `${whose} 有`}：${ids.join('、')}`,
  );
}

function bound(option: string, written: string | undefined, unit: Unit, otherwise: number): number {
  if (written === undefined) return otherwise;
  const value = amountIn(written, unit);
  if (value === null)
    throw new UseError(`${option} ${written}: ${amountHint(unit).en}`, `${option} ${written}：${amountHint(unit).zh}`);
  return value;
}

/** Large sums in Chinese are told in 万元. */
const inTenThousands = (value: number, unit: Unit): Unit =>
  /^(yuan|元)/u.test(unit.text) && Math.abs(value / unit.factor) >= 10_000
    ? { ...unit, text: unit.text.replace(/^(yuan|元)/u, '万元'), factor: 10_000 * unit.factor }
    : unit;

export async function seekCommand(path: string, options: SeekOptions): Promise<void> {
  const question = openQuestion(path, options);
  if (!question) return;
  const { scenario, draws, language } = question;
  const plan = planOf(question, options.plan);
  const all = goalNamed(question, options.goal);
  const sought = soughtIn(plan, options.figure);
  const goal = options.alone ? goalAlone(all, sought.village) : all;
  const figure = figureOf(plan, sought);
  const venture = ventureIn(plan.villages, sought.village, sought.venture);
  const parameter = scenario.strategies[venture?.strategy ?? '']?.parameters.find(({ id }) => id === sought.parameter);
  if (!figure || !parameter) throw new Error('a figure without a parameter');
  const { unit } = parameter;
  const [least, most] = seekRange(figure, parameter);
  const low = bound('--low', options.low, unit, least);
  const high = bound('--high', options.high, unit, most);
  if (!(high > low))
    throw new UseError(`write --high, above ${amount(low, unit, 'en')}`, `请写 --high，要高于 ${amount(low, unit, 'zh')}`);
  const found = await finished(question, seek(scenario, plan, goal, sought, [low, high], draws));
  if (!found) {
    if (process.exitCode) return;
    throw new UseError(
      `--figure ${options.figure}: it is uncertain about 0, so it cannot be moved; give it another middle first`,
      `--figure ${options.figure}：它在 0 上下不确定，无法移动；请先给它另一个中间值`,
    );
  }
  if (options.json) {
    const { unit: _unit, tried, ...rest } = found;
    return printJson({ goal: goal.id, plan: plan.id, figure: options.figure, ...rest, tried });
  }
  const zh = language === 'zh';
  const words = (value: number) => amount(value, zh ? inTenThousands(value, unit) : unit, language);
  /** Another value than that of now looks like another. */
  const apart = (value: number) =>
    toldApart(value, [found.now], (x, digits) => amount(x, zh ? inTenThousands(x, unit) : unit, language, digits), 4);
  const name = say(parameter.title, language);
  const wanted = percent(goal.confidence);
  const { best } = found;
  const inVain =
    best === null
      ? zh
        ? `从 ${words(low)}到 ${words(high)}，这个数不影响该目标：试过的每个值，达标概率都是 ${percent(found.probability)}`
        : `Between ${words(low)} and ${words(high)} this figure does not move the goal: at every value tried it is reached in ${percent(found.probability)} of futures`
      : zh
        ? `从 ${words(low)}到 ${words(high)}，没有一个值能让目标有把握；最好的是 ${words(best)}，达标概率 ${percent(found.probability)}`
        : `No value between ${words(low)} and ${words(high)} brings the goal on track; the best is ${words(best)}, with ${percent(found.probability)}`;
  const lines = zh
    ? [
        `${say(goal.title, language)}（${say(plan.title, language)}，${plan.id}）`,
        `${name}现为 ${words(found.now)}，达标概率 ${percent(found.probabilityNow)}，要求 ${wanted}`,
        found.value === null
          ? inVain
          : found.value === found.now
            ? '目标已有把握，无需改动'
            : `需要 ${apart(found.value)}：达标概率 ${percent(found.probability)}（模拟误差 ${plusMinus(question, pointsWords(found.standardError, language))}）`,
      ]
    : [
        `${say(goal.title, language)} (${say(plan.title, language)}, ${plan.id})`,
        `${name} is ${words(found.now)} now: reached in ${percent(found.probabilityNow)} of futures, wanted ${wanted}`,
        found.value === null
          ? inVain
          : found.value === found.now
            ? 'The goal is on track; nothing need change'
            : `It takes ${apart(found.value)}: reached in ${percent(found.probability)} (simulation error ${plusMinus(question, pointsWords(found.standardError, language))})`,
      ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
