/** The command line: arguments in, one command run, its exit status out. Each command is loaded only when it is called. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { useInChinese } from './use-words.ts';

const whole = (least: number, most: number) => (text: string) => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`);
  return value;
};

const zh = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
const language = () =>
  new Option('--lang <language>', 'language of what is printed').choices(['en', 'zh']).default(zh ? 'zh' : 'en');

/** The language asked for, also where the options could not be read to their end. */
const asksForZh = (): boolean => {
  const at = process.argv.findLastIndex((word) => /^--lang(=|$)/.test(word));
  const word = process.argv[at]?.slice('--lang='.length) || process.argv[at + 1];
  return at < 0 ? zh : word === 'zh';
};

const program = new Command('furrow')
  .description('Furrow 垄亩: simulate what villages live on, and see which plan keeps its promises, how surely, and for whom')
  .version(version)
  .showSuggestionAfterError()
  .configureOutput({ outputError: (text, write) => write(asksForZh() ? useInChinese(text) : text) })
  .exitOverride();

program
  .command('check')
  .description('read and check scenario files; print every problem at once  检查情景文件')
  .argument('<file...>', 'scenario files, or - for standard input')
  .option('--json', 'print one JSON document')
  .addOption(language())
  .action(async (files, options) => (await import('./check.ts')).check(files, options));

program
  .command('run')
  .description('project the plans and judge the goals  模拟各方案并评判目标')
  .argument('<file>', 'a scenario file, or - for standard input')
  .option('--plan <ids>', 'only these plans, divided by commas')
  .option('--runs <n>', 'number of futures', whole(1, 1_000_000))
  .option('--seed <seed>', 'another seed')
  .option('--to <year>', 'another last year', whole(1900, 2260))
  .option('--threads <n>', 'threads to compute with', whole(1, 64))
  .option('--json', 'print one JSON document')
  .option('--csv', 'print CSV')
  .option('--until <error>', "add runs until every goal's simulation error is below this, such as 0.5%")
  .option('--require-goals', 'exit with 1 if a goal is not on track')
  .addOption(language())
  .action(async (file, options) => (await import('./run.ts')).run(file, options, version));

const question = (name: string, description: string) =>
  program
    .command(name)
    .description(description)
    .argument('<file>', 'a scenario file, or - for standard input')
    .option('--runs <n>', 'number of futures', whole(1, 1_000_000))
    .option('--seed <seed>', 'another seed')
    .option('--to <year>', 'another last year', whole(1900, 2260))
    .option('--json', 'print one JSON document')
    .addOption(language());

question('compare', 'the plans side by side on the same draws  方案对比')
  .option('--plans <ids>', 'two or more plans, divided by commas; all if left out')
  .option('--measure <measure>', 'what is compared', 'income')
  .action(async (file, options) => (await import('./compare.ts')).compare(file, options, version));

question('targets', 'the target that each village and the town reach with a wanted confidence  有把握的目标')
  .option('--plan <ids>', 'only these plans, divided by commas')
  .option('--measure <measure>', 'of which measure', 'income')
  .option('--year <year>', 'in which year; the last one if left out', whole(1900, 2260))
  .option('--confidence <share>', 'how surely', '80%')
  .action(async (file, options) => (await import('./targets.ts')).targetsCommand(file, options));

question('sensitivity', 'what moves an outcome most  哪些因素影响最大')
  .option('--plan <id>', 'a plan; the first one if left out')
  .requiredOption('--outcome <spec>', 'a goal, or income@2022, or village.income@2022')
  .addOption(new Option('--method <method>', 'how it is measured').choices(['tornado', 'sobol', 'sources']).default('tornado'))
  .action(async (file, options) => (await import('./sensitivity.ts')).sensitivity(file, options));

program
  .command('calibrate')
  .description("a driver's process from past values, with standard errors and a ready YAML snippet  由历史价格估计随机因素")
  .argument('<prices...>', 'CSV tables with a date and one or more columns of values, or - for standard input')
  .addOption(
    new Option('--process <kind>', 'the process to fit')
      .choices(['mean-reverting', 'random-walk', 'trend'])
      .default('mean-reverting'),
  )
  .option('--unit <unit>', 'unit of the values, such as yuan/kg, if the table does not tell it')
  .option('--from <year>', 'leave out the years before', whole(1000, 9999))
  .option('--json', 'print one JSON document')
  .addOption(language())
  .action(async (files, options) => (await import('./calibrate.ts')).calibrateCommand(files, options));

question('discover', 'in which futures a plan fails, as plain rules  什么情况下会失败')
  .option('--plan <id>', 'a plan; the first one if left out')
  .requiredOption('--outcome <spec>', 'a goal, or income@2022, or village.income@2022')
  .option('--below <amount>', 'a measure fails below this; the worst fifth of futures if left out')
  .action(async (file, options) => (await import('./discover.ts')).discover(file, options));

question('explain', 'share the difference between two plans, or two files, among its changes  差别从何而来')
  .argument('[other]', 'another scenario file')
  .option('--plans <ids>', 'two plans; of two files, the plan of each')
  .requiredOption('--outcome <spec>', 'a goal, or income@2022, or village.income@2022')
  .action(async (file, other, options) => (await import('./explain.ts')).explain(file, other, options));

question('seek', 'move one figure until a goal is on track  倒推：一个数要改到多少')
  .option('--plan <id>', 'a plan; the first one if left out')
  .requiredOption('--goal <id>', 'the goal')
  .requiredOption('--figure <village/venture/parameter>', 'the figure that moves')
  .option('--alone', "the goal in the figure's own village alone")
  .option('--low <amount>', 'from where')
  .option('--high <amount>', 'up to where')
  .action(async (file, options) => (await import('./seek.ts')).seekCommand(file, options));

question('stress', 'a goal under independent and under shared risks  风险同步时的达标概率')
  .option('--plan <id>', 'a plan; the first one if left out')
  .requiredOption('--goal <id>', 'the goal')
  .action(async (file, options) => (await import('./stress.ts')).stress(file, options));

question('portfolio', 'which ventures of other plans a budget should buy  一笔钱该买什么')
  .option('--plan <id>', 'the plan to start from; the first one if left out')
  .option('--from <ids>', 'plans whose ventures may be bought; all others if left out')
  .requiredOption('--goal <id>', 'the goal')
  .requiredOption('--budget <amount>', 'what may be spent')
  .addOption(
    new Option('--for <aim>', 'villages on goal, all of them at once, or the total')
      .choices(['villages', 'all', 'total'])
      .default('villages'),
  )
  .addOption(
    new Option('--weight <share>', 'with --for total: how much of the distance to the worst tenth counts')
      .default(0.5)
      .argParser((text) => {
        const value = Number(text);
        if (!(value >= 0)) throw new InvalidArgumentError('Write a number from 0 on, such as 0.5.');
        return value;
      }),
  )
  .action(async (file, options) => (await import('./portfolio.ts')).portfolio(file, options));

question('money', 'value, return and payback of each venture, and the gap of each fund  投资回报与资金缺口')
  .option('--plan <id>', 'a plan; the first one if left out')
  .option('--rate <share>', 'the yearly rate that future money is discounted by', '8%')
  .action(async (file, options) => (await import('./money.ts')).money(file, options));

program
  .command('report')
  .description('a report of the plans as one HTML file that opens anywhere  生成单文件报告')
  .argument('<file>', 'a scenario file, or - for standard input')
  .option('--plans <ids>', 'only these plans, divided by commas')
  .option('-o, --output <file>', 'write it to this file, not to standard output')
  .option('--force', 'replace the file if it is there')
  .option('--runs <n>', 'number of futures', whole(1, 1_000_000))
  .option('--seed <seed>', 'another seed')
  .option('--to <year>', 'another last year', whole(1900, 2260))
  .option('--threads <n>', 'threads to compute with', whole(1, 64))
  .addOption(language())
  .action(async (file, options) => (await import('./report.ts')).reportCommand(file, options, version));

program
  .command('diff')
  .description("what differs between two scenario files, in the planner's words  两个情景文件有哪些不同")
  .argument('<old>', 'a scenario file, or - for standard input')
  .argument('<new>', 'another one')
  .option('--effects', 'also what each change does to the goals, summing exactly')
  .option('--plan <id>', 'with --effects: under this plan; the first one of both files if left out')
  .addOption(
    new Option(
      '--outcome <spec>',
      'with --effects: of this, and may be given several times; every goal and the income of the town if left out',
    ).argParser((spec, before: readonly string[] = []) => [...before, spec]),
  )
  .option('--runs <n>', 'with --effects: number of futures', whole(1, 1_000_000))
  .option('--json', 'print one JSON document')
  .addOption(language())
  .action(async (first, second, options) => (await import('./diff.ts')).diff(first, second, options));

program
  .command('new')
  .description('a commented scenario to start from  生成带注释的入门情景')
  .option('-o, --output <file>', 'write it to this file, not to standard output')
  .option('--xlsx', 'a workbook to fill in (WPS, Excel), with one village as an example')
  .option('--force', 'replace the file if it is there')
  .addOption(language())
  .action(async (options) => (await import('./new.ts')).newScenario(options));

program
  .command('upgrade')
  .description('write a scenario of an older format in the current one, comments kept  把旧格式的情景改写为新格式')
  .argument('<file>', 'a scenario file, or - for standard input')
  .option('-o, --output <file>', 'write it to this file, not to standard output')
  .option('--force', 'replace the file if it is there')
  .addOption(language())
  .action(async (file, options) => (await import('./upgrade.ts')).upgradeFile(file, options));

program
  .command('export')
  .description('write a scenario as a workbook for WPS or Excel  导出为电子表格')
  .argument('<file>', 'a scenario file, or - for standard input')
  .requiredOption('-o, --output <book.xlsx>', 'the workbook to write')
  .option('--force', 'replace the workbook if it is there')
  .addOption(language())
  .action(async (file, options) => (await import('./workbook.ts')).exportCommand(file, options));

program
  .command('import')
  .description(
    'read a workbook and write its scenario file; print every problem by sheet, row and column  由电子表格生成情景文件',
  )
  .argument('<book.xlsx>', 'a workbook, or - for standard input')
  .option('-o, --output <file>', 'write the scenario to this file, not to standard output')
  .option('--force', 'replace the file if it is there')
  .option('--json', 'print the problems as one JSON document, and write no scenario to standard output')
  .addOption(language())
  .action(async (book, options) => (await import('./workbook.ts')).importCommand(book, options));

program
  .command('schema')
  .description('print the JSON Schema of scenario files  输出情景文件的 JSON Schema')
  .action(async () => {
    const { scenarioSchema } = await import('../model/index.ts');
    process.stdout.write(`${JSON.stringify(scenarioSchema(), null, 2)}\n`);
  });

program
  .command('open')
  .description('serve the notebooks on loopback and open the browser  打开笔记本页面')
  .argument('[file]', 'a scenario file; without it, the town that comes with Furrow')
  .option('--port <n>', 'port to serve on', whole(1, 65535))
  .option('--no-browser', 'only print the address')
  .addOption(new Option('--no-open', 'the same as --no-browser'))
  .addOption(language())
  .action(async (file, options) =>
    (await import('./open.ts')).open(file, { ...options, browser: options.browser && options.open }),
  );

// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.on('SIGINT', () => {
  process.exitCode = 130;
  setImmediate(() => process.exit());
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof Error && error.constructor.name === 'UseError') {
    process.stderr.write(`furrow: ${asksForZh() && 'zh' in error ? error.zh : error.message}\n`);
    process.exitCode = 2;
  } else throw error;
}
