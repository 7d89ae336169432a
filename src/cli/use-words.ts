/** What the reader of options says of a wrong use in English in; all that is wrong, in the language asked for, out. */
import type { Command } from 'commander';
import { asksForZh } from './options.ts';

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
  [/^usage: /, '用法：'],
  [/\(Did you mean (?:one of )?(.+?)\?\)/, '（是不是 $1？）'],
];

/** What is in none of the sentences known here stays as it is. */
const inChinese = (text: string): string =>
  text
    .split('\n')
    .map((line) => said.reduce((words, [en, zh]) => words.replace(en, zh), line))
    .join('\n');

/** Every mandatory option that is missing, where the first of them is told; after a missing argument, how the command is written. */
function allMissing(program: Command, text: string): string {
  const command = program.commands.find((one) => one.name() === program.args[0]);
  if (command && text.startsWith('error: missing required argument'))
    return `${text}usage: ${program.name()} ${command.name()} ${command.usage()}\n`;
  if (!command || !text.startsWith('error: required option')) return text;
  const missing = command.options.filter((one) => one.mandatory && command.getOptionValue(one.attributeName()) === undefined);
  return missing.map(({ flags }) => `error: required option '${flags}' not specified\n`).join('');
}

export function useWords(program: Command, text: string): string {
  const all = allMissing(program, text);
  return asksForZh() ? inChinese(all) : all;
}
