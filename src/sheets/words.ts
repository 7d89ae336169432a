/** Words that a workbook offers for the fixed words of a scenario file, in both languages; and names for ids, as planners call them. */
import { type Language, plainSources, referenceKinds, type Text, together } from '../model/index.ts';

/** Something with an id and perhaps a title, as the workbook shows it. */
export interface Named {
  readonly id: string;
  readonly title: Text | null;
}

const named = (id: string, en: string, zh: string): Named => ({ id, title: { en, zh } });

export const processKinds = [
  named('mean-reverting', 'swings round a level', '围绕常年水平涨落'),
  named('random-walk', 'wanders', '随机游走'),
  named('trend', 'grows steadily', '稳定增长'),
  named('event', 'happens or not', '发生或不发生'),
  named('independent', 'afresh each year', '每年各不相干'),
  named('history', 'repeats past years', '重现历年'),
];

/** How a figure is written; the keys that the columns a, b and c then stand for. */
export const shapeKeys: { readonly [shape: string]: readonly (string | null)[] } = {
  is: ['is'],
  list: ['list'],
  'min-max': ['min', null, 'max'],
  'min-likely-max': ['min', 'likely', 'max'],
  p10: ['p10', 'p50', 'p90'],
  mean: ['mean', 'sd'],
  median: ['median', 'spread'],
  chance: ['chance'],
};
export const shapes = [
  named('is', 'one value', '一个值'),
  named('min-likely-max', 'low – likely – high', '最低–最可能–最高'),
  named('min-max', 'low – high', '最低–最高'),
  named('p10', 'p10 – p50 – p90', 'p10–p50–p90（十次里一次更低、五次、九次）'),
  named('mean', 'mean – standard deviation', '平均–标准差'),
  named('median', 'median – spread', '中位数–离散'),
  named('chance', 'chance of 1', '取 1 的可能'),
  named('list', 'by years', '逐年'),
];

export const settings = [
  named('title', 'Title', '标题'),
  named('about', 'About', '简介'),
  named('from', 'First year', '起始年'),
  named('to', 'Last year', '结束年'),
  named('runs', 'Runs', '模拟次数'),
  named('seed', 'Random seed', '随机种子'),
  named('allocation', 'Share of income', '收益分配'),
  named('source_threshold', 'A source counts from', '增收渠道起算'),
  named('count_sources', 'Sources are counted by', '增收渠道按什么计'),
  named('units', 'Words of units in the file', '文件中的单位文字'),
];

export const counts = [named('strategies', 'strategies', '发展路径'), named('ventures', 'ventures', '项目')];
export const languages = [named('en', 'English', '英文'), named('zh', 'Chinese', '中文')];

export const sourceWords = plainSources.map((id) => {
  const words: { readonly [id: string]: readonly [string, string] } = {
    assumption: ['assumption', '假设'],
    estimate: ['estimate', '估计'],
    inferred: ['inferred', '推断'],
    stated: ['stated', '已说明'],
  };
  return named(id, ...(words[id] ?? ([id, id] as const)));
});

export const kindWords = [...referenceKinds].map(([id, title]): Named => ({ id, title }));

export const fundWords = [
  named('relief', 'relief', '扶贫济困救助'),
  named('incentives', 'incentives', '奖励'),
  named('facilities', 'facilities', '公共设施建设'),
  named('development', 'development', '发展壮大预留'),
];
export const moneyKinds = [named('support', 'support', '扶持'), named('loan', 'loan', '贷款')];
/** A part of the villages, as an example. */
export const shareWords: Text = { en: '85% of villages', zh: '85% 的村' };
export const whoWords = [named('every village', 'every village', '每个村'), { id: 'the town', title: together }];
export const partWords = [
  named('strategy', 'strategy', '发展路径'),
  named('sentence', 'sentence', '一句话'),
  named('parameter', 'parameter', '参数'),
  named('event', 'event', '事件'),
  named('stock', 'stock', '存量'),
  named('formula', 'formula', '公式'),
  named('measure', 'measure', '指标'),
];
export const accounts = [
  named('operating', 'operating', '经营收入'),
  named('contracting-out', 'contracting out', '发包及上交'),
  named('investment', 'investment', '投资收益'),
  named('subsidy', 'subsidy', '补助'),
  named('other', 'other', '其他'),
];
export const yesWords = [named('true', 'yes', '是'), named('false', 'no', '否')];
export const townWords = [named('formula', 'by the formula', '按公式'), named('sum', 'sum of the villages', '各村相加')];
/** Stands where a plan takes away what is there: a last year, all loans of a plan below. */
export const nothing: Text = { en: 'none', zh: '无' };

const folded = (text: string): string => text.trim().replace(/\s+/gu, ' ').toLowerCase();

export interface Names {
  /** What a cell shows for an id. */
  label(id: string): string;
  /** The id that is meant by a word of a cell; undefined where there is none, or several. */
  resolve(text: string): string | undefined;
  /** The ids that a word means where it means more than one. */
  several(text: string): string[];
  readonly labels: readonly string[];
}

/** Names of one kind; the title of each in the language where that tells it apart from all others, else its id. */
export function namesOf(all: readonly Named[], language: Language): Names {
  const ids = new Set(all.map(({ id }) => id));
  const byWord = new Map<string, Set<string>>();
  for (const { id, title } of all)
    for (const word of new Set([id, title?.en ?? '', title?.zh ?? ''].map(folded)))
      if (word !== '') byWord.set(word, new Set([...(byWord.get(word) ?? []), id]));
  const labels = new Map(
    all.map(({ id, title }) => {
      const own = title?.[language] ?? '';
      const good = own !== '' && own === own.trim() && !/[;；\n]/u.test(own) && byWord.get(folded(own))?.size === 1;
      return [id, good ? own : id];
    }),
  );
  return {
    label: (id) => labels.get(id) ?? id,
    resolve: (text) => {
      if (ids.has(text.trim())) return text.trim();
      const found = byWord.get(folded(text));
      return found?.size === 1 ? [...found][0] : undefined;
    },
    several: (text) => {
      const found = byWord.get(folded(text));
      return found && found.size > 1 ? [...found] : [];
    },
    labels: [...labels.values()],
  };
}
