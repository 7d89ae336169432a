/** A calibration in; what to know of it in words, and the YAML of its drivers, out. */
import type { Text, Unit } from '../base/nouns.ts';
import { amount } from '../base/words.ts';
import { cholesky, correlationsThatHold, identity, withPairs } from '../chance/correlation.ts';
import { readUnit } from '../formula/units.ts';
import { type CalibratedSeries, type Calibration, leastCommon } from './calibrate.ts';

const plain = readUnit('') as Unit;
const share = readUnit('%') as Unit;

/** A share to three figures: `13.9%`. */
const parts = (x: number): string => `${Number((x * 100).toPrecision(3))}%`;
const decimals = (x: number, digits = 2): string => x.toFixed(digits).replace('-', '−');

/** A parameter of a process as people read it; `level` and `start` have the unit of the series. */
export function parameterWords(name: string, value: number, unit: Unit | null, language: 'en' | 'zh'): string {
  return amount(value, name === 'level' || name === 'start' ? (unit ?? plain) : share, language);
}

function yearNotes({ years, fit, unit }: CalibratedSeries): Text[] {
  const [first, last] = [years[0]?.year ?? 0, years.at(-1)?.year ?? 0];
  const counts = years.map(({ count }) => count).sort((a, b) => a - b);
  const usual = counts[counts.length >> 1] ?? 1;
  const thin = years.filter(({ count }) => count < usual);
  const gap = Math.max(...years.slice(1).map(({ year }, i) => year - (years[i]?.year ?? year)));
  const notes: Text[] = [
    {
      en: `${years.length} years with values, ${first} to ${last}${fit.residuals.length > 0 ? `, in ${fit.n} pairs of neighbouring years` : ''}. Each year is the mean of its values, since the model steps by the year.`,
      zh: `${first} 至 ${last} 年中有 ${years.length} 年有数据${fit.residuals.length > 0 ? `，相邻两年配成 ${fit.n} 对` : ''}。模型以年为步长，故每年取全年数据的平均值。`,
    },
  ];
  if (gap > 1)
    notes.push({
      en: `Years are missing, up to ${gap - 1} in a row; the steps across them are counted as the longer steps they are${fit.evidence ? '; the Dickey–Fuller statistic is then only approximate' : ''}.`,
      zh: `有缺失的年份，最多连缺 ${gap - 1} 年；跨年的变化按实际间隔计算${fit.evidence ? '，Dickey–Fuller 检验只是近似' : ''}。`,
    });
  if (thin.length > 0) {
    const list = thin.slice(-4).map(({ year, count }) => `${year} (${count})`);
    const more = thin.length > list.length;
    notes.push({
      en: `Some years have fewer values than usual (${usual}): ${more ? '… ' : ''}${list.join(', ')}. Their means are less sure${thin.at(-1)?.year === last ? ', and start is one of them' : ''}.`,
      zh: `有些年份的数据少于通常的 ${usual} 个：${more ? '… ' : ''}${list.join('、')}，其平均值不够可靠${thin.at(-1)?.year === last ? '，起始值即在其中' : ''}。`,
    });
  }
  if (usual > 1 && fit.residuals.length > 0)
    notes.push({
      en: 'Means of years move less, and follow each other more closely, than prices of single days (Working 1960): a random walk then looks a little smoother than it is.',
      zh: '年均值比单日价格波动小、前后更相近（Working 1960），随机游走看起来会比实际平缓一些。',
    });
  if (!unit)
    notes.push({
      en: 'The table tells no unit that Furrow knows, so figures are plain numbers. Give one, such as yuan/kg, in the head of the column.',
      zh: '表中没有可识别的单位，数值不带单位。请在列的表头写明，如“价格（元/公斤）”。',
    });
  return notes;
}

function reversionNotes({ years, fit, unit }: CalibratedSeries): Text[] {
  const { process, evidence, n } = fit;
  if (!evidence || process.kind !== 'mean-reverting') return [];
  const { statistic, critical, range, bias, held } = evidence;
  const [t, limit] = [decimals(statistic), decimals(critical)];
  const fitting = range.map(parts) as [string, string];
  const told = statistic < critical;
  const notes: Text[] = [
    {
      en: `Dickey–Fuller: t = ${t}; the 5% critical value is ${limit} (constant, n = ${n}, MacKinnon 2010). ${
        told
          ? `So mean reversion can be told from a random walk. Reversions from ${fitting[0]} to ${fitting[1]} fit these years.`
          : `So mean reversion cannot be told from a random walk: reversions from 0% to ${fitting[1]} fit these years too. Where nothing better is known, 15% is a usual assumption; try the whole range.`
      }`,
      zh: `Dickey–Fuller 检验：t = ${t}，5% 临界值为 ${limit}（含常数项，n = ${n}，MacKinnon 2010）。${
        told
          ? `可以认定价格会回归，与随机游走有别。回归速度在 ${fitting[0]} 到 ${fitting[1]} 之间都符合这些年的数据。`
          : `不足以区分均值回归与随机游走：回归速度从 0% 到 ${fitting[1]} 都符合这些年的数据。没有更好的依据时，通常假设为 15%，并在整个范围内试算。`
      }`,
    },
  ];
  if (process.reversion > 0)
    notes.push({
      en: `In so few years reversion comes out too high, by about (1 + 3φ)/n = ${parts(bias)} on average (Kendall 1954). This is not taken off: ${parts(process.reversion)} would become ${parts(Math.max(process.reversion - bias, 0))}.`,
      zh: `年数少时回归速度平均会高估约 (1 + 3φ)/n = ${parts(bias)}（Kendall 1954）。此处未作扣除：扣除后 ${parts(process.reversion)} 将变为 ${parts(Math.max(process.reversion - bias, 0))}。`,
    });
  if (held && process.reversion === 0)
    notes.push({
      en: 'The likelihood is highest without reversion, so it is held at 0% and there is no level to estimate: level is only the geometric mean of the years, and has no effect. If the price grows, try a random walk.',
      zh: '没有回归时似然最大，因此回归速度取 0%，长期水平无从估计：所列水平只是各年的几何平均，不起作用。若价格持续上涨，可试用随机游走。',
    });
  else if (held)
    notes.push({
      en: 'The likelihood is highest beyond 100%, so reversion is held at 100%: each year stands for itself around the level.',
      zh: '似然在 100% 以外最大，因此回归速度取 100%：各年互不相关，围绕水平波动。',
    });
  const values = years.map(({ value }) => value * (unit?.factor ?? 1));
  if (process.level > Math.max(...values) || process.level < Math.min(...values))
    notes.push({
      en: `The level of ${amount(process.level, unit ?? plain, 'en')} lies outside all the years: it rests on a trend more than on values seen. Prefer a random walk, or set the level by judgement.`,
      zh: `长期水平 ${amount(process.level, unit ?? plain, 'zh')} 超出所有年份的数值，更多反映趋势而非实际水平。建议用随机游走，或自行判断水平。`,
    });
  return notes;
}

function fitNotes(series: CalibratedSeries): Text[] {
  const { process, n, scatter } = series.fit;
  if (process.kind === 'trend')
    return [
      {
        en: `A trend has no chance in it. The years lie about ${parts(scatter)} off the line; for these swings use another process. Neighbouring years are off it together, so growth is less sure than its standard error says.`,
        zh: `趋势不含随机波动。各年偏离趋势线约 ${parts(scatter)}，要反映这种波动请用其他过程。相邻年份往往同向偏离，增长率不如标准误所示可靠。`,
      },
    ];
  const free = process.kind === 'random-walk' ? 1 : 2;
  return [
    {
      en: `Standard errors come from the curvature of the likelihood${n < 20 ? ' and are rough with so few years' : ''}. Volatility is that of maximum likelihood; divided by n − ${free} instead of n it would be ${parts(scatter * Math.sqrt(n / (n - free)))}.`,
      zh: `标准误由似然函数的曲率算得${n < 20 ? '，年数太少，只是大概' : ''}。波动率为最大似然估计；若除以 n − ${free} 而非 n，则为 ${parts(scatter * Math.sqrt(n / (n - free)))}。`,
    },
  ];
}

/** Notes of several series: each begins with the names of those it is about, unless it is about all. */
function gathered(series: readonly CalibratedSeries[]): Text[] {
  const about = new Map<string, { readonly note: Text; readonly ids: string[] }>();
  for (const one of series)
    for (const note of [...yearNotes(one), ...reversionNotes(one), ...fitNotes(one)]) {
      const found = about.get(note.en) ?? { note, ids: [] };
      found.ids.push(one.id);
      about.set(note.en, found);
    }
  return [...about.values()].map(({ note, ids }) =>
    ids.length === series.length ? note : { en: `${ids.join(', ')}: ${note.en}`, zh: `${ids.join('、')}：${note.zh}` },
  );
}

/** What to know before the figures are used. */
export function calibrationNotes({ series, correlations, process }: Calibration): Text[] {
  const several = series.length > 1;
  const notes = gathered(series);
  notes.push({
    en: 'Values are taken as they stand. In money of the day they contain inflation, which the model has not: deflate them, or leave out early years.',
    zh: '数值按原样使用。若为当年价格则包含通货膨胀，而模型不含通胀：请先换算为不变价，或去掉较早的年份。',
  });
  if (several && process === 'trend')
    notes.push({ en: 'Chance does not move a trend, so there are no correlations.', zh: '趋势不受随机影响，故没有相关系数。' });
  else if (several && correlations.length < (series.length * (series.length - 1)) / 2)
    notes.push({
      en: `Correlations are left out where two series have fewer than ${leastCommon} steps in common.`,
      zh: `两个序列共同的年份变化不足 ${leastCommon} 个时，不给出相关系数。`,
    });
  return notes;
}

/** Words of a file as they may stand in a scenario: one line without hidden characters, at most 200 signs long. */
const clean = (words: string): string =>
  words
    .replace(/(?:[\p{C}\p{Z}\s\u115f\u1160\u3164]|\u034f)+/gu, ' ')
    .trim()
    .replace(/^(.{199}).{2,}$/u, '$1…');

/** Three or four figures and the unit, as a scenario reads them. */
const quantity = (value: number, unit: Unit | null): string => {
  const own = Number((value / (unit?.factor ?? 1)).toPrecision(4));
  return unit === null || unit.text === '' ? String(own) : unit.text === '%' ? `${own}%` : `${own} ${unit.text}`;
};

function noteOf({ years, fit, unit, origin }: CalibratedSeries): Text {
  const [first, last] = [years[0]?.year, years.at(-1)?.year];
  const words: { [name: string]: string } = { level: '水平', reversion: '回归速度', volatility: '波动率', growth: '增长率' };
  const errors = Object.entries(fit.standardErrors).flatMap(([name, x]) => (x === null ? [] : [[name, x] as const]));
  const list = (language: 'en' | 'zh') =>
    errors
      .map(([name, x]) => `${language === 'zh' ? words[name] : name} ${parameterWords(name, x, unit, language)}`)
      .join(language === 'zh' ? '、' : ', ');
  const evidence = fit.evidence;
  const open = evidence && evidence.statistic >= evidence.critical;
  const high = evidence ? parts(evidence.range[1]) : '';
  const from = clean(origin);
  return {
    en: `Calibrated from ${years.length} yearly means, ${first} to ${last}. Standard errors: ${list('en')}.${open ? ` A random walk (0%) and reversions up to ${high} fit as well.` : ''}${from ? ` Data: ${from}` : ''}`,
    zh: `由 ${first} 至 ${last} 年的 ${years.length} 个年均值估计。标准误：${list('zh')}。${open ? `随机游走（0%）及至多 ${high} 的回归速度同样符合数据。` : ''}${from ? `数据：${from}` : ''}`,
  };
}

/** Correlations to two decimals; where together they cannot hold, others that can (`near`). */
function holding({ series, correlations }: Calibration) {
  const ids = series.map(({ id }) => id);
  const list = correlations.map(({ between, is }) => ({
    between,
    is: Math.round(Math.min(Math.max(is, -0.99), 0.99) * 100) / 100,
  }));
  const matrix = withPairs(identity(ids.length), ids, list);
  return cholesky(matrix) ? { list, near: false } : { list: correlationsThatHold(ids, matrix).list, near: true };
}

/** The drivers and correlations as a scenario has them, ready to paste; notes in both languages, comments in one. */
export function calibrationYaml(calibration: Calibration, language: 'en' | 'zh'): string {
  const lines = ['drivers:'];
  for (const one of calibration.series) {
    const { id, title, unit, fit } = one;
    const values = Object.entries(fit.process).flatMap(([key, value]) =>
      key === 'kind' ? [] : [`${key}: ${key === 'start' || key === 'level' ? quantity(value, unit) : parts(value)}`],
    );
    const note = noteOf(one);
    lines.push(`  ${id}:`);
    if (title !== id) lines.push(`    title: ${JSON.stringify(clean(title) || id)}`);
    if (unit && unit.text !== '') lines.push(`    unit: ${unit.text === '%' ? "'%'" : unit.text}`);
    const last = one.years.at(-1)?.year;
    lines.push(`    # ${language === 'zh' ? `start 是 ${last} 年的值` : `start is the value of ${last}`}`);
    lines.push(`    process: {kind: ${fit.process.kind}, ${values.join(', ')}}`);
    lines.push('    source: estimate');
    lines.push('    note:', `      en: ${JSON.stringify(note.en)}`, `      zh: ${JSON.stringify(note.zh)}`);
  }
  const { list, near } = holding(calibration);
  if (list.length > 0) lines.push('correlations:');
  if (near)
    lines.push(
      language === 'zh'
        ? '  # 单独估计的相关系数互相矛盾，这里是相近且可成立的一组'
        : '  # as estimated they cannot hold together; these are near, and can',
    );
  for (const { between, is } of list) lines.push(`  - {between: [${between.join(', ')}], is: ${is}}`);
  return `${lines.join('\n')}\n`;
}
