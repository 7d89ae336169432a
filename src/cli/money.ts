/** `furrow money`: net present value, return and payback of each venture, and the gap of each village's fund. */
import { minority, money as moneyWords, percent, planMoney, type Spread, say } from '../model/index.ts';
import { finished, openQuestion, planOf, plusMinus, printJson, type QuestionOptions, shareOf } from './question.ts';
import { table } from './table.ts';

interface MoneyOptions extends QuestionOptions {
  readonly plan?: string;
  readonly rate: string;
}

export async function money(path: string, options: MoneyOptions): Promise<void> {
  const question = openQuestion(path, options);
  if (!question) return;
  const { scenario, draws, language } = question;
  const plan = planOf(question, options.plan);
  const rate = shareOf('--rate', options.rate, '8%', true);
  const found = await finished(question, planMoney(scenario, plan, rate, draws), scenario.villages.length);
  if (!found) return;
  if (options.json)
    return printJson({ ...found, ventures: found.ventures.map(({ title, flows, middle, ...venture }) => venture) });
  const zh = language === 'zh';
  const parts = (share: number) => `${Number((share * 100).toPrecision(4))}%`.replace('-', '−');
  const words = (yuan: number) => moneyWords(yuan, language);
  const village = (id: string) => say(scenario.villages.find((v) => v.id === id)?.title ?? { en: id, zh: id }, language);
  const of = (spread: Spread | null, shown: (x: number) => string) => {
    if (!spread) return '–';
    if (spread.share < 0.5) return `– (${minority(spread.share)})`;
    return spread.share > 0.9995 ? shown(spread.p50) : `${shown(spread.p50)} (${percent(spread.share)})`;
  };
  const rows = found.ventures
    .filter(({ invested }) => invested > 0)
    .map((v) => [
      `${village(v.village)} · ${say(v.title, language)}`,
      `${v.from}–${v.to}`,
      words(v.invested),
      words(v.npv.mean),
      plusMinus(question, words(v.npv.standardError)),
      percent(v.worthIt),
      of(v.irr, (x) => `${(x * 100).toFixed(1).replace('-', '−')}%`),
      of(v.payback, (x) => (x === 0 ? (zh ? '当年' : 'at once') : x.toFixed(1))),
    ]);
  const head = zh
    ? ['项目', '年份', '最多投入', `净现值（${parts(rate)}）`, '模拟误差', '值得投', '内部收益率', '回收期（年）']
    : ['venture', 'years', 'put in at most', `NPV at ${parts(rate)}`, 'sim. error', 'NPV above 0', 'IRR', 'payback, years'];
  const gaps = found.villages.map((v) => [
    village(v.village),
    ...v.years.map(({ fund }) => words(fund)),
    percent(v.gapShare),
    words(v.largestGap),
  ]);
  const years = found.villages[0]?.years.map(({ year }) => String(year)) ?? [];
  const gapHead = zh
    ? ['年末资金（平均）', ...years, '出现缺口', '最大缺口（平均）']
    : ['fund at the end of the year, mean', ...years, 'has a gap', 'largest gap, mean'];
  const none = zh ? '  没有需要村集体投资的项目\n' : '  no venture needs money of a village\n';
  const note = zh
    ? '回收期从首年年初算起；内部收益率和回收期取中位数，括号内为能算出的模拟所占比例，不到一半时只写比例；期末仍有的价值不计。\n'
    : 'Payback counts from the beginning of the first year. IRR and payback are medians; in brackets the share of futures that have one, alone where fewer than half do. What a venture is still worth at the end is not counted.\n';
  const losses = zh
    ? '经营亏损不从资金中扣除，实际缺口可能更大。\n'
    : 'Losses of a year are not taken from the fund: the real gap may be wider.\n';
  process.stdout.write(
    `${say(plan.title, language)} (${plan.id}), ${scenario.years.from}–${scenario.years.to}\n${rows.length ? `${table([head, ...rows])}\n${note}` : none}\n${table([gapHead, ...gaps])}\n${losses}`,
  );
}
