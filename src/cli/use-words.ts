/** What the reader of options says of a wrong use in English in; the same in Chinese out. */

const said: readonly (readonly [RegExp, string])[] = [
  [/^error: required option '(.+?)' not specified/, '缺少必需的选项：$1'],
  [/^error: unknown option '(.+?)'/, '没有这个选项：$1'],
  [/^error: unknown command '(.+?)'/, '没有这个命令：$1'],
  [/^error: missing required argument '(.+?)'/, '缺少参数：$1'],
  [
    /^error: too many arguments for '(.+?)'\. Expected (\d+) arguments? but got (\d+)\./,
    '“$1”的参数太多：应有 $2 个，写了 $3 个。',
  ],
  [/^error: option '(.+?)' argument missing/, '选项后面缺少值：$1'],
  [/^error: option '(.+?)' argument '(.*?)' is invalid\. /, '选项 $1 的值“$2”不对：'],
  [/^error: command-argument value '(.*?)' is invalid for argument '(.+?)'\. /, '参数 $2 的值“$1”不对：'],
  [/Write a whole number from (\d+) to (\d+)\./, '请写 $1 到 $2 的整数。'],
  [/Allowed choices are (.+?)\./, '可选：$1。'],
  [/\(Did you mean (?:one of )?(.+?)\?\)/, '（是不是 $1？）'],
];

/** What is in none of the sentences known here stays as it is. */
export const useInChinese = (text: string): string => said.reduce((words, [en, zh]) => words.replace(en, zh), text);
