/** Options that several commands have, each with its words in both languages. */
import { InvalidArgumentError, Option } from 'commander';

export const whole = (least: number, most: number) => (text: string) => {
  // Digits of a Chinese keyboard are read as in a file.
  const plain = text.normalize('NFKC');
  const value = Number(plain);
  if (!/^\d+$/.test(plain) || value < least || value > most)
    throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`);
  return value;
};

/** Whether this terminal speaks Chinese. */
const inChinese = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
export const language = () =>
  new Option('--lang <language>', 'language of what is printed  输出的语言')
    .choices(['en', 'zh'])
    .default(inChinese ? 'zh' : 'en');

/** The language asked for, also where the options could not be read to their end. */
export const asksForZh = (): boolean => {
  const at = process.argv.findLastIndex((word) => /^--lang(=|$)/.test(word));
  const word = process.argv[at]?.slice('--lang='.length) || process.argv[at + 1];
  return at < 0 ? inChinese : word === 'zh';
};

export const aFile = 'a scenario file, or - for standard input  情景文件，或 -（标准输入）';
export const runs = () => new Option('--runs <n>', 'number of futures  模拟次数').argParser(whole(1, 1_000_000));
export const seed = () => new Option('--seed <seed>', 'another seed  换一个随机种子');
// Which years a scenario can have is told with its own.
export const lastYear = () => new Option('--to <year>', 'another last year  换一个结束年').argParser(whole(1, 9999));
export const threads = () => new Option('--threads <n>', 'threads to compute with  用几个线程计算').argParser(whole(1, 64));
export const onePlan = () => new Option('--plan <id>', 'a plan; the first one if left out  哪个方案；不写即第一个');
export const onlyPlans = (name: '--plan' | '--plans') =>
  new Option(`${name} <ids>`, 'only these plans, divided by commas  只看这些方案，用逗号分隔');
export const goal = () => new Option('--goal <id>', 'the goal  哪个目标').makeOptionMandatory();
export const outcome = () =>
  new Option(
    '--outcome <spec>',
    'a goal, or income@2022, or village.income@2022  目标，或 income@2022、village.income@2022',
  ).makeOptionMandatory();
export const json = () => new Option('--json', 'print one JSON document  输出一份 JSON');
export const output = () =>
  new Option('-o, --output <file>', 'write it to this file, not to standard output  写入此文件，不输出到屏幕');
export const force = () => new Option('--force', 'replace the file if it is there  文件已存在时覆盖');
