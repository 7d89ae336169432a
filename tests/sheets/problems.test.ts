import { describe, expect, test } from 'vitest';
import { placeText, type Sheet, type Written } from '../../src/sheets/book.ts';
import { sheetsOf } from '../../src/sheets/export.ts';
import { formOf, type sheetForms } from '../../src/sheets/form.ts';
import { importBook } from '../../src/sheets/import.ts';
import { exampleFile } from '../../src/sheets/template.ts';
import { writeBook } from '../../src/sheets/write.ts';

type Id = (typeof sheetForms)[number]['id'];
type Change = readonly [sheet: Id, row: number, key: string, value: Written];

/** The example with some cells changed; rows as a spreadsheet counts them. */
function changed(language: 'en' | 'zh', ...changes: Change[]) {
  const sheets = sheetsOf(exampleFile(language), language).map((sheet): Sheet => {
    const rows = sheet.rows.map((row) => [...row]);
    for (const [id, row, key, value] of changes) {
      const form = formOf(id);
      if (form.name[language] !== sheet.name) continue;
      while (rows.length < row) rows.push(sheet.columns.map(() => null));
      (rows[row - 1] as Written[])[form.columns.findIndex((column) => column.key === key)] = value;
    }
    return { ...sheet, rows };
  });
  return importBook(writeBook(sheets));
}

const told = (language: 'en' | 'zh', ...changes: Change[]) =>
  changed(language, ...changes).problems.map(
    ({ place, say, value, hint }) => `${place && placeText(place)[language]}: ${say[language]} [${value}] ${hint[language]}`,
  );

describe('problems are told by sheet, row and column, all at once', () => {
  test('in Chinese, those of the checker and those of the form', () => {
    expect(
      told(
        'zh',
        ['settings', 7, 'value', '很多'],
        ['villages', 3, 'population', '四百'],
        ['ventures', 4, 'strategy', '固定收人'],
        ['figures', 3, 'unit', '公斤'],
        ['figures', 4, 'source', '镇账目'],
        ['figures', 5, 'parameter', '拖欠可能'],
        ['goals', 3, 'year', 2040],
      ),
    ).toEqual([
      '「设置」表 第 7 行 C 列: 这里应为数字 [很多] 请改写为数字。',
      '「村」表 第 3 行 D 列: 这里不是带单位的数 [四百] 请写数字和单位 人，如 100 人。',
      '「项目」表 第 4 行 F 列: 没有发展路径“固定收人” [固定收人] 是不是“固定收入”？',
      '「数值」表 第 3 行 I 列: 该数值的单位是 公斤，此处需要 亩 [公斤] 请按亩填写，如 100 亩。',
      expect.stringContaining('「数值」表 第 4 行 K 列: 没有来源“镇账目” [镇账目] '),
      expect.stringContaining('「数值」表 第 5 行 D 列: 该发展路径没有参数“拖欠可能” [拖欠可能] '),
      '「目标」表 第 3 行 G 列: 2040 不在情景年份内 [2040] 请写 2026 到 2028 之间的年份。',
    ]);
  });

  test('in English', () => {
    expect(
      told(
        'en',
        ['figures', 4, 'b', 500],
        ['drivers', 3, 'process', 'swings'],
        ['drivers', 5, 'title', 'Salt'],
        ['correlations', 3, 'first', 'Rain'],
        ['villages', 4, 'title', 'East Village'],
        ['villages', 4, 'id', 'east'],
        ['money', 3, 'plan', null],
      ),
    ).toEqual([
      expect.stringContaining('sheet "Villages", row 4, column B: this stands twice [east] It stands in row 3 already'),
      'sheet "Figures", row 4, column G: likely must lie between min and max [500] Put them in rising order.',
      expect.stringContaining('sheet "Drivers", row 3, column E: this word is not one of those offered [swings] '),
      expect.stringContaining('sheet "Drivers", row 5, column E: How it moves is missing [null] Fill in this cell'),
      expect.stringContaining('sheet "Correlations", row 3, column A: there is no driver Rain [Rain] '),
      'sheet "Correlations", row 3, column B: And driver is missing [null] Fill in this cell, or empty the row.',
      'sheet "Correlations", row 3, column C: Correlation is missing [null] Fill in this cell, or empty the row.',
      'sheet "Money", row 3, column A: Plan is missing [null] Fill in this cell, or empty the row.',
    ]);
  });

  test('a name that stands twice at the column where it stands, and one that two villages have with the ids that may be meant', () => {
    expect(
      told(
        'zh',
        ['villages', 4, 'title', '西村'],
        ['villages', 4, 'id', 'w1'],
        ['villages', 4, 'population', 300],
        ['villages', 5, 'title', '西村'],
        ['villages', 5, 'id', 'w2'],
        ['villages', 5, 'population', 300],
        ['villages', 6, 'title', '东村'],
        ['ventures', 6, 'village', '西村'],
        ['ventures', 6, 'title', '出租'],
      ),
    ).toEqual([
      '「村」表 第 6 行 A 列: 重复填写 [东村] 第 3 行已有，请只保留一处。',
      '「项目」表 第 6 行 B 列: 有 2 个叫“西村” [西村] 请写所指那一个的标识：w1、w2。',
    ]);
  });

  test('a wrong unit at its own cell, a wrong number at the number’s, with what stands there', () => {
    expect(
      told(
        'zh',
        ['figures', 3, 'a', '500 公斤'],
        ['figures', 4, 'unit', '元/公顷/月'],
        ['figures', 5, 'a', -5],
        ['villages', 3, 'population', -3],
        ['goals', 3, 'unit', '亩'],
      ).map((line) => line.replace(/\] .*/, ']')),
    ).toEqual([
      '「村」表 第 3 行 D 列: 此数不能为负 [-3]',
      '「数值」表 第 3 行 F 列: 该数值的单位是 公斤，此处需要 亩 [500 公斤]',
      '「数值」表 第 4 行 I 列: “月”不是单位 [元/公顷/月]',
      '「数值」表 第 5 行 F 列: “arrears_chance”（当年拖欠的可能）：可能性应在 0% 到 100% 之间 [-5]',
      '「目标」表 第 3 行 F 列: 该数值的单位是 亩，此处需要 元 [亩]',
    ]);
  });

  test('columns and sheets that are not read are told, and stop nothing', () => {
    const sheets = sheetsOf(exampleFile('zh'), 'zh').map((sheet) =>
      sheet.name === '村' ? { ...sheet, rows: sheet.rows.map((row, i) => [...row, i === 0 ? '核对人' : null]) } : sheet,
    );
    const draft: Sheet = { name: '草稿', columns: [], rows: [['随手记']], heads: 0 };
    const { scenario, notices } = importBook(writeBook([...sheets, draft]));
    expect(scenario).not.toBeNull();
    expect(notices.map(({ place, say, value }) => [place?.sheet, say.zh, value])).toEqual([
      ['村', '这一列不会读取', '核对人'],
      ['草稿', '这张表不会读取', '草稿'],
    ]);
  });
});

test('what is missing is told by the head of its column, at its cell', () => {
  expect(
    told(
      'zh',
      ['goals', 3, 'least', null],
      ['goals', 3, 'year', null],
      ['money', 9, 'plan', '建冷库'],
      ['money', 9, 'village', '东村'],
      ['money', 9, 'what', '贷款'],
      ['money', 9, 'amount', 50],
      ['money', 9, 'unit', '万元'],
    ),
  ).toEqual([
    '「资金」表 第 9 行 D 列: 没有填写“年份” [null] 请填写这一格；不需要这一行时请清空整行。',
    '「资金」表 第 9 行 G 列: 没有填写“年利率” [null] 请填写这一格；不需要这一行时请清空整行。',
    '「资金」表 第 9 行 H 列: 没有填写“期限” [null] 请填写这一格；不需要这一行时请清空整行。',
    '「目标」表 第 3 行 E 列: 没有填写“至少” [null] 请填写这一格；不需要这一行时请清空整行。',
    '「目标」表 第 3 行 G 列: 没有填写“年份” [null] 请填写这一格；不需要这一行时请清空整行。',
  ]);
});

test('a figure whose value was emptied is no figure that was never written', () => {
  const emptied = told('zh', ['figures', 3, 'a', null], ['figures', 4, 'b', null], ['figures', 4, 'kind', '最低–最可能–最高']);
  expect(emptied).toEqual([
    '「数值」表 第 3 行 F 列: 没有填写“值或低值” [null] 请填写这一格；不需要这一行时请清空整行。',
    '「数值」表 第 4 行 G 列: 没有填写“中值” [null] 请填写这一格；不需要这一行时请清空整行。',
  ]);
});

const fill = '请填写这一格；不需要这一行时请清空整行。';

test.each<[string, Change[], string[]]>([
  ['an amount of support', [['money', 3, 'amount', null]], [`「资金」表 第 3 行 E 列: 没有填写“金额” [null] ${fill}`]],
  ['what a setting is', [['settings', 3, 'item', null]], [`「设置」表 第 3 行 A 列: 没有填写“项” [null] ${fill}`]],
  ['which fund', [['settings', 10, 'which', null]], [`「设置」表 第 10 行 B 列: 没有填写“哪项资金” [null] ${fill}`]],
  ['the share of a fund', [['settings', 9, 'value', null]], [`「设置」表 第 9 行 C 列: 没有填写“内容” [null] ${fill}`]],
  ['the village of a figure', [['figures', 3, 'village', null]], [`「数值」表 第 3 行 B 列: 没有填写“村” [null] ${fill}`]],
  ['the name of a figure', [['figures', 8, 'parameter', null]], [`「数值」表 第 8 行 D 列: 没有填写“参数” [null] ${fill}`]],
  [
    'the unit of three values',
    [['figures', 4, 'unit', null]],
    ['「数值」表 第 4 行 I 列: 没有填写“单位” [null] 请按元/亩/年填写，如 100 元/亩/年。'],
  ],
  ['one of three values', [['figures', 4, 'a', null]], [`「数值」表 第 4 行 F 列: 没有填写“值或低值” [null] ${fill}`]],
  [
    'the row of a figure',
    (['village', 'venture', 'parameter', 'a', 'unit', 'source', 'note'] as const).map((key): Change => ['figures', 3, key, null]),
    ['「项目」表 第 3 行 C 列: 缺少参数“area”（出租面积） [null] 请在「数值」表添一行，填写它的值。'],
  ],
])('%s that was emptied is told once, where it stood', (_, changes, lines) => {
  expect(told('zh', ...changes)).toEqual(lines);
});

test('sheets without rows, and without heads, are told by their names in both languages', () => {
  const emptied = (language: 'en' | 'zh', heads: number) => {
    const sheets = sheetsOf(exampleFile(language), language).map((sheet) => ({ ...sheet, rows: sheet.rows.slice(0, heads) }));
    const { problems, notices } = importBook(writeBook(sheets));
    const lines = problems.map(({ place, say }) => `${place && placeText(place)[language]}: ${say[language]}`);
    return [...lines, ...notices.map(({ say }) => say[language])];
  };
  expect(emptied('zh', 2)).toEqual([
    '「设置」表 第 1 行 A 列: 没有“标题”这一项',
    '「设置」表 第 1 行 A 列: 没有“起始年”“结束年”这几项',
    '「村」表 第 1 行 A 列: 这张表里一个村也没有',
  ]);
  expect(emptied('en', 2)).toEqual([
    'sheet "Settings", row 1, column A: there is no row for Title',
    'sheet "Settings", row 1, column A: there is no row for First year, Last year',
    'sheet "Villages", row 1, column A: there is no village in this sheet',
  ]);
  expect(emptied('zh', 0)).toEqual([
    '「设置」表 第 1 行 A 列: 这张表缺少表头',
    '「村」表 第 1 行 A 列: 这张表缺少表头',
    expect.stringMatching(/^空表：「项目」.*「公式」表$/),
  ]);
});

describe('nothing that is filled in is left out in silence', () => {
  test('a correlation without its drivers, an opening fund without its value, years with a hole, a low and a high beside a driver', () => {
    expect(
      told(
        'zh',
        ['correlations', 3, 'is', 0.5],
        ['villages', 3, 'fund', null],
        ['figures', 3, 'kind', '逐年'],
        ['figures', 3, 'a', '50；；100'],
        ['figures', 7, 'c', 1.2],
        ['money', 3, 'year', 2040],
        ['money', 4, 'plan', '现状'],
      ).map((line) => line.replace(/\] .*/, ']')),
    ).toEqual([
      '「村」表 第 3 行 F 列: 没有填写“期初资金” [null]',
      '「数值」表 第 3 行 F 列: 两个分隔号之间缺一个数 [50；；100]',
      '「数值」表 第 7 行 H 列: 这种写法用不到这一格 [1.2]',
      '「相关」表 第 3 行 A 列: 没有填写“随机因素” [null]',
      '「相关」表 第 3 行 B 列: 没有填写“与随机因素” [null]',
      '「资金」表 第 3 行 D 列: 2040 不在情景年份内 [2040]',
      '「资金」表 第 4 行 A 列: 没有方案“现状” [现状]',
    ]);
  });

  test('what a plan ends has no figures in it, and only a plan ends something', () => {
    expect(
      told(
        'zh',
        ['ventures', 4, 'ends', '是'],
        ['ventures', 6, 'plan', '建冷库'],
        ['ventures', 6, 'village', '东村'],
        ['ventures', 6, 'title', '湖面出租'],
        ['ventures', 6, 'ends', '是'],
        ['figures', 10, 'plan', '建冷库'],
        ['figures', 10, 'village', '东村'],
        ['figures', 10, 'venture', '湖面出租'],
        ['figures', 10, 'parameter', '租金'],
        ['figures', 10, 'a', 500],
        ['figures', 10, 'unit', '元/亩/年'],
      ),
    ).toEqual([
      expect.stringMatching(/^「项目」表 第 4 行 . 列: 只有方案才能不再保留项目/),
      '「数值」表 第 10 行 C 列: 该方案不再保留这个项目，不能再填它的数值 [湖面出租] 请清空这一行，或清空“不再保留”。',
    ]);
  });

  test.each<[string, Written[]]>([
    ['three cells', [50, 80, 100]],
    ['one cell with signs and line breaks between', ['50；\n80； 100；']],
  ])('years in %s are three years', (_, cells) => {
    const { scenario, problems } = changed(
      'zh',
      ['figures', 10, 'plan', '建冷库'],
      ['figures', 10, 'village', '东村'],
      ['figures', 10, 'venture', '冷库（发包）'],
      ['figures', 10, 'parameter', '各年运营比例'],
      ['figures', 10, 'kind', '逐年'],
      ...cells.map((cell, i): Change => ['figures', 10, ['a', 'b', 'c'][i] ?? '', cell]),
      ['figures', 10, 'unit', '%'],
    );
    expect(problems).toEqual([]);
    const years = scenario?.plans[1]?.villages[0]?.ventures.at(-1)?.figures.opening?.values;
    expect(years?.map((year) => year.kind === 'fixed' && year.value)).toEqual([0.5, 0.8, 1]);
  });

  test('cells that a row has no use for, and columns whose head is gone, are told and stop nothing', () => {
    const { scenario, notices } = changed(
      'zh',
      ['settings', 5, 'value2', 2026],
      ['settings', 6, 'value2', 2028],
      ['money', 3, 'rate', 4.35],
      ['figures', 3, 'plan', '现状'],
    );
    expect(scenario).not.toBeNull();
    const lines = (all: typeof notices) =>
      all.map(({ place, say, value, hint }) => `${place && placeText(place).zh}: ${say.zh} [${value}] ${hint.zh}`);
    expect(lines(notices)).toEqual([
      '「设置」表 第 5 行 E 列: 这一行用不到“英文”，没有读取 [2026] 请清空这一格，或填到用得上的地方。第 6 行也是如此。',
      '「资金」表 第 3 行 G 列: 这一行用不到“年利率”，没有读取 [4.35] 请清空这一格，或填到用得上的地方。',
    ]);
    const headless = sheetsOf(exampleFile('zh'), 'zh').map((sheet) =>
      sheet.name === '村'
        ? { ...sheet, rows: sheet.rows.map((row, i) => (i === 0 ? row.map((head) => (head === '户数' ? null : head)) : row)) }
        : sheet,
    );
    expect(lines(importBook(writeBook(headless)).notices)).toEqual([
      '「村」表 第 1 行 E 列: 这一列没有表头，不会读取 [null] 请恢复表头，或清空这一列。',
    ]);
  });
});

test('a column without which a sheet says nothing is told as missing, and nothing else', () => {
  const sheets = sheetsOf(exampleFile('zh'), 'zh').map((sheet) =>
    sheet.name === '数值'
      ? { ...sheet, rows: sheet.rows.map((row, i) => (i === 0 ? row.map((cell) => (cell === '值或低值' ? '数' : cell)) : row)) }
      : sheet,
  );
  const { scenario, problems } = importBook(writeBook(sheets));
  expect(scenario).toBeNull();
  expect(problems.map(({ place, say }) => `${place && placeText(place).zh} ${say.zh}`)).toEqual([
    '「数值」表 第 1 行 A 列 没有“值或低值”这一列',
  ]);
});

test('an amount that is hardly meant and a sheet that was deleted are told at their place, and stop nothing', () => {
  const { scenario, notices } = changed('zh', ['money', 3, 'amount', 500_000], ['money', 3, 'unit', '万元']);
  expect(scenario).not.toBeNull();
  expect(notices.map(({ place, say, hint }) => `${place && placeText(place).zh}: ${say.zh}；${hint.zh}`)).toEqual([
    '「资金」表 第 3 行 E 列: 方案“建冷库” · 东村 · 2027 年扶持资金：500,000 万元，与通常情况相差太远；请核对数字和单位。',
  ]);
  const sheets = sheetsOf(exampleFile('zh'), 'zh').filter(({ name }) => name !== '资金');
  const without = importBook(writeBook(sheets));
  expect(without.scenario).not.toBeNull();
  expect(without.notices.map(({ place, say }) => [place, say.zh])).toEqual([[null, '没有「资金」表']]);
});

describe('what planners type', () => {
  const figureOf = (language: 'en' | 'zh', ...changes: Change[]) => {
    const { scenario, problems } = changed(language, ...changes);
    expect(problems).toEqual([]);
    return scenario?.villages[0]?.ventures[0]?.figures;
  };

  test('a value with its unit, full-width digits, a list by years, low and high alone', () => {
    expect(figureOf('zh', ['figures', 3, 'a', '５００ 亩'])?.area?.values).toEqual([{ kind: 'fixed', value: (500 * 2000) / 3 }]);
    expect(figureOf('zh', ['figures', 3, 'a', '４００'])?.area?.values).toEqual([{ kind: 'fixed', value: 400 * (2000 / 3) }]);
    const area = (a: Written) => figureOf('zh', ['figures', 3, 'a', a])?.area?.values;
    for (const written of ['１，２００', '1，200 亩', '１,２００亩', '1200'])
      expect(area(written)).toEqual([{ kind: 'fixed', value: 1200 * (2000 / 3) }]);
    expect(figureOf('en', ['figures', 4, 'b', null], ['figures', 4, 'kind', null])?.rent?.values[0]).toMatchObject({
      kind: 'uniform',
    });
    expect(figureOf('en', ['figures', 4, 'kind', null])?.rent?.values[0]).toMatchObject({ kind: 'pert' });
  });

  test('a venture without an id, whose figures name it by its title', () => {
    const { scenario, problems } = changed(
      'zh',
      ['ventures', 6, 'village', '东村'],
      ['ventures', 6, 'title', '鱼塘 发包'],
      ['ventures', 6, 'strategy', '资源出租'],
      ['figures', 10, 'village', '东村'],
      ['figures', 10, 'venture', '鱼塘 发包'],
      ['figures', 10, 'parameter', '租金'],
      ['figures', 10, 'a', 300],
      ['figures', 10, 'unit', '元/亩/年'],
      ['figures', 11, 'village', '东村'],
      ['figures', 11, 'venture', '鱼塘 发包'],
      ['figures', 11, 'parameter', '出租面积'],
      ['figures', 11, 'a', 80],
      ['figures', 11, 'unit', '亩'],
    );
    expect(problems).toEqual([]);
    expect(scenario?.villages[0]?.ventures[2]).toMatchObject({
      id: '鱼塘-发包',
      title: { zh: '鱼塘 发包' },
      strategy: 'resource-lease',
    });
  });
});

test('whom a goal may speak of is offered in the words of the workbook, and told once', () => {
  const [line, ...more] = told('zh', ['goals', 3, 'who', '一半的村']);
  expect(more).toEqual([]);
  expect(line).toMatch(/^「目标」表 第 3 行 .* 列: 没有村“一半的村” \[一半的村\] .*每个村.*各村合计.*85% 的村/);
});

test('a share of the villages is read as people write it; a village named twice is told', () => {
  const who = (words: string | number) => changed('zh', ['goals', 3, 'who', words]).scenario?.goals[0]?.who;
  for (const each of ['every village', '每个村', '村村', '每村', '各村']) expect(who(each)).toEqual({ kind: 'every village' });
  for (const all of ['the town', '各村合计', '全镇', '全县', '全市', '全镇合计']) expect(who(all)).toEqual({ kind: 'the town' });
  for (const words of ['80%', '８０％的村', '80%村', '八成的村', '八成', 80, 0.8])
    expect(who(words)).toEqual({ kind: 'share', share: 0.8 });
  expect(told('zh', ['goals', 3, 'who', '东村；东村'])).toEqual([expect.stringContaining('重复出现')]);
});

test('ten thousands without their unit are ten thousand yuan under a unit of money, and nothing elsewhere', () => {
  const least = (value: string, unit: string) => changed('zh', ['goals', 3, 'least', value], ['goals', 3, 'unit', unit]);
  expect(least('９５万', '元').scenario?.goals[0]?.atLeast).toBe(950_000);
  expect(least('95万', '万元').scenario?.goals[0]?.atLeast).toBe(950_000);
  expect(least('95万', '头').problems).not.toEqual([]);
});

test('a name that is missing in many rows is told once, with the rows', () => {
  const rows = [3, 4, 5].map((row): Change => ['figures', row, 'source', '镇账目']);
  const lines = told('zh', ...rows);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^「数值」表 第 3 行 K 列: 没有来源“镇账目” .*第 4、5 行也是如此。$/);
  // The same word in another sheet is told there.
  expect(told('zh', ...rows, ['goals', 3, 'source', '镇账目'])).toHaveLength(2);
});

test('a comma that groups no thousands is told, not left out', () => {
  const least = (value: string) => changed('zh', ['goals', 3, 'least', value], ['goals', 3, 'unit', '元']);
  expect(least('5,2000').problems).not.toEqual([]);
  expect(least('52,000').scenario?.goals[0]?.atLeast).toBe(52_000);
});

describe('units and several numbers', () => {
  const notices = (...changes: Change[]) =>
    changed('zh', ...changes).notices.map(({ place, say, value }) => `${place && placeText(place).zh}: ${say.zh} [${value}]`);

  test('a unit that does not count is told where another one stands with the number, or the driver has one', () => {
    expect(notices(['figures', 3, 'a', '500 公顷'])).toEqual([
      '「数值」表 第 3 行 F 列: 这里按 公顷 计算，“单位”列的 亩 不起作用 [500 公顷]',
    ]);
    const price: Change[] = [
      ['drivers', 5, 'title', '门票'],
      ['drivers', 5, 'unit', '元/年'],
      ['drivers', 5, 'process', '每年各不相干'],
      ['drivers', 5, 'a', 30],
      ['figures', 6, 'driver', '门票'],
      ['figures', 6, 'a', null],
    ];
    expect(notices(...price)).toEqual([]);
    expect(notices(...price, ['figures', 6, 'unit', '万元/年'])).toEqual([]);
    expect(notices(...price, ['figures', 6, 'unit', '元/亩'])).toEqual([
      '「数值」表 第 6 行 J 列: 这里按 元/年 计算，“单位”列的 元/亩 不起作用 [门票]',
    ]);
    expect(told('zh', ...price, ['figures', 6, 'a', 2])).toEqual([
      expect.stringContaining('随机因素已有这个单位，倍数（times）请不要带单位。'),
    ]);
    // As people write money.
    expect(notices(['figures', 6, 'a', '3万'], ['villages', 3, 'fund', '6万元'])).toEqual([]);
  });

  test('mu is 亩, and of a wrong unit nothing else is said', () => {
    expect(notices(['figures', 3, 'a', '500mu'])).toEqual([]);
    const { problems, notices: others } = changed('zh', ['figures', 3, 'a', '500头']);
    expect([problems.length, others.length]).toEqual([1, 0]);
  });

  test('a range in one cell, years between 、 and a price whose unit stands in its cells', () => {
    expect(told('zh', ['figures', 3, 'a', '500-600'])).toEqual([
      '「数值」表 第 3 行 F 列: 一格只写一个数，不能写范围 [500-600] 「数值」表中，请把低值和高值分写在“值或低值”“高值”两格。',
    ]);
    const { scenario, problems } = changed(
      'zh',
      ['figures', 8, 'parameter', '各年运营比例'],
      ['figures', 8, 'a', '50、80、100'],
      ['figures', 8, 'unit', '%'],
      ['figures', 9, 'parameter', '设施或牛群价值'],
    );
    expect(problems).toEqual([]);
    const cold = scenario?.plans[1]?.villages[0]?.ventures.find(({ id }) => id === '冷库');
    expect(cold?.figures.opening?.values).toHaveLength(3);
    const price: Change[] = [
      ['drivers', 5, 'title', '门票'],
      ['drivers', 5, 'process', '围绕常年水平涨落'],
      ...(['start', 'level'] as const).map((key): Change => ['drivers', 5, key, '60元/公斤']),
      ...(['reversion', 'volatility'] as const).map((key): Change => ['drivers', 5, key, 15]),
    ];
    expect(told('zh', ...price)).toEqual([expect.stringContaining('「随机因素」表 第 5 行 D 列: 没有填写“单位”')]);
    expect(
      told(
        'zh',
        ['drivers', 3, 'process', '重现历年'],
        ['drivers', 3, 'a', null],
        ['drivers', 3, 'b', null],
        ['drivers', 3, 'kind', null],
        ['drivers', 3, 'past', '50,55，60'],
      ),
    ).toEqual([expect.stringContaining('逗号不能分隔几个数 [50,55，60] 请写 50；55；60。')]);
  });

  test('what is wrong with a driver is told without words of the file', () => {
    const lines = told('zh', ['drivers', 4, 'process', '稳定增长'], ['drivers', 4, 'level', 5], ['drivers', 4, 'chance', null]);
    expect(lines.some((line) => line.includes('稳定增长 类型没有“常年水平”'))).toBe(true);
    expect(lines.filter((line) => /[a-z]/.test(line.replace('[null]', '')))).toEqual([]);
  });

  test('numbers between commas are told with the sign that parts them', () => {
    expect(told('zh', ['figures', 5, 'a', '50，80，100'])).toEqual([
      '「数值」表 第 5 行 F 列: 逗号不能分隔几个数 [50，80，100] 请写 50；80；100。',
    ]);
  });

  test('whole numbers and rates of the year as people write them', () => {
    const { scenario, problems } = changed('zh', ['settings', 7, 'value', '1万次'], ['money', 4, 'rate', '4.35%/年']);
    expect(problems).toEqual([]);
    expect(scenario?.runs).toBe(10_000);
    expect(scenario?.plans[1]?.loans.东村?.[0]?.rate).toBeCloseTo(0.0435, 12);
    expect(told('zh', ['money', 4, 'years', '60个月'], ['money', 3, 'year', '2027年底'], ['goals', 3, 'year', '2028.5'])).toEqual(
      [
        '「资金」表 第 3 行 D 列: 这里应为年份 [2027年底] 请写 2026 到 2028 之间的年份。',
        '「资金」表 第 4 行 H 列: 这里应为数字 [60个月] 请改写为数字。',
        '「目标」表 第 3 行 G 列: 这里应为整数 [2028.5] 请改写为整数。',
      ],
    );
  });
});

describe('what follows from a wrong cell is not told again', () => {
  test('the figures of a venture whose village is wrong', () => {
    const { problems, notices } = changed('zh', ['ventures', 3, 'village', '东林']);
    expect(problems.map(({ say }) => say.zh)).toEqual(['没有村“东林”']);
    expect(notices).toEqual([]);
  });

  test('years of support, where the last year lies before the first', () => {
    expect(told('zh', ['settings', 5, 'value', 2029])).toEqual([expect.stringContaining('结束年早于起始年')]);
  });

  test('a name without an id that another row has with one', () => {
    expect(
      told('zh', ['drivers', 5, 'title', '大旱'], ['drivers', 5, 'process', '发生或不发生'], ['drivers', 5, 'chance', 10]),
    ).toEqual(['「随机因素」表 第 5 行 A 列: 有 2 行叫这个名称 [大旱] 请换一个名称，或给它写上标识。']);
  });
});
