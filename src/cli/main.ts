/** The command line: arguments in, one command run, its exit status out. Each command is loaded only when it is called. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../../package.json';
import { fail, watchOutput } from './failing.ts';
import {
  aFile,
  force,
  goal,
  json,
  language,
  lastYear,
  onePlan,
  onlyPlans,
  outcome,
  output,
  runs,
  seed,
  threads,
  whole,
} from './options.ts';
import { useWords } from './use-words.ts';

const program = new Command('furrow')
  .description('Furrow 垄亩: simulate what villages live on, and see which plan keeps its promises, how surely, and for whom')
  .version(version, '-V, --version', 'output the version number  显示版本号')
  .helpOption('-h, --help', 'display help for command  显示帮助')
  .helpCommand(false)
  .showSuggestionAfterError()
  .configureOutput({ outputError: (text, write) => write(useWords(program, text)) })
  .exitOverride();

program
  .command('check')
  .description('read and check scenario files; print every problem at once  检查情景文件')
  .argument('<file...>', 'scenario files, or - for standard input  情景文件，或 -（标准输入）')
  .addOption(json())
  .addOption(language())
  .action(async (files, options) => (await import('./check.ts')).check(files, options));

program
  .command('run')
  .description('project the plans and judge the goals  模拟各方案并评判目标')
  .argument('<file>', aFile)
  .addOption(onlyPlans('--plan'))
  .addOption(runs())
  .addOption(seed())
  .addOption(lastYear())
  .addOption(threads())
  .addOption(json())
  .option('--csv', 'print CSV  输出 CSV')
  .option(
    '--until <error>',
    "add runs until every goal's simulation error is below this, such as 0.5%  增加模拟次数，直到每个目标的模拟误差都小于此数，如 0.5%",
  )
  .option('--require-goals', 'exit with 1 if a goal is not on track  有目标未达标时退出码为 1')
  .addOption(language())
  .action(async (file, options) => (await import('./run.ts')).run(file, options, version));

const question = (name: string, description: string) =>
  program
    .command(name)
    .description(description)
    .argument('<file>', aFile)
    .addOption(runs())
    .addOption(seed())
    .addOption(lastYear())
    .addOption(json())
    .addOption(language());

question('compare', 'the plans side by side on the same draws  方案对比')
  .option('--plans <ids>', 'two or more plans, divided by commas; all if left out  两个以上的方案，用逗号分隔；不写即全部')
  .option('--measure <measure>', 'what is compared  比较什么指标', 'income')
  .action(async (file, options) => (await import('./compare.ts')).compare(file, options, version));

question('targets', 'the target that each village and all together reach with a wanted confidence  有把握的目标')
  .addOption(onlyPlans('--plan'))
  .option('--measure <measure>', 'of which measure  哪个指标', 'income')
  .option('--year <year>', 'in which year; the last one if left out  哪一年；不写即最后一年', whole(1900, 2260))
  .option('--confidence <share>', 'how surely  多大把握', '80%')
  .action(async (file, options) => (await import('./targets.ts')).targetsCommand(file, options));

question('sensitivity', 'what moves an outcome most  哪些因素影响最大')
  .addOption(onePlan())
  .addOption(outcome())
  .addOption(
    new Option('--method <method>', 'how it is measured  分析方法').choices(['tornado', 'sobol', 'sources']).default('tornado'),
  )
  .action(async (file, options) => (await import('./sensitivity.ts')).sensitivity(file, options));

program
  .command('calibrate')
  .description("a driver's process from past values, with standard errors and a ready YAML snippet  由历史价格估计随机因素")
  .argument(
    '<prices...>',
    'CSV tables with a date and one or more columns of values, or - for standard input  CSV 价格表：一列日期，一列或多列数值；或 -（标准输入）',
  )
  .addOption(
    new Option('--process <kind>', 'the process to fit  拟合哪种过程')
      .choices(['mean-reverting', 'random-walk', 'trend'])
      .default('mean-reverting'),
  )
  .option(
    '--unit <unit>',
    'unit of the values, such as yuan/kg, if the table does not tell it  数值的单位，如 yuan/kg；表中写明的不必填',
  )
  .option('--from <year>', 'leave out the years before  不用此前的年份', whole(1000, 9999))
  .addOption(json())
  .addOption(language())
  .action(async (files, options) => (await import('./calibrate.ts')).calibrateCommand(files, options));

question('discover', 'in which futures a plan fails, as plain rules  什么情况下会失败')
  .addOption(onePlan())
  .addOption(outcome())
  .option(
    '--below <amount>',
    'a measure fails below this; the worst fifth of futures if left out  指标低于此数即为失败；不写即最差的五分之一',
  )
  .action(async (file, options) => (await import('./discover.ts')).discover(file, options));

question('explain', 'share the difference between two plans, or two files, among its changes  差别从何而来')
  .argument('[other]', 'another scenario file  另一个情景文件')
  .option('--plans <ids>', 'two plans; of two files, the plan of each  两个方案；比较两个文件时，各写一个')
  .addOption(outcome())
  .action(async (file, other, options) => (await import('./explain.ts')).explain(file, other, options));

question('seek', 'move one figure until a goal is on track  倒推：一个数要改到多少')
  .addOption(onePlan())
  .addOption(goal())
  .requiredOption('--figure <village/venture/parameter>', 'the figure that moves  改哪个数')
  .option('--alone', "the goal in the figure's own village alone  只看这个数所在的村是否达标")
  .option('--low <amount>', 'from where  从多少起')
  .option('--high <amount>', 'up to where  到多少止')
  .action(async (file, options) => (await import('./seek.ts')).seekCommand(file, options));

question('stress', 'a goal under independent and under shared risks  风险同步时的达标概率')
  .addOption(onePlan())
  .addOption(goal())
  .action(async (file, options) => (await import('./stress.ts')).stress(file, options));

question('portfolio', 'which ventures of other plans a budget should buy  一笔钱该买什么')
  .option('--plan <id>', 'the plan to start from; the first one if left out  从哪个方案出发；不写即第一个')
  .option('--from <ids>', 'plans whose ventures may be bought; all others if left out  可从哪些方案选项目；不写即其余全部')
  .addOption(goal())
  .requiredOption('--budget <amount>', 'what may be spent  可以花多少钱')
  .addOption(
    new Option('--for <aim>', 'villages on goal, all of them at once, or the total  让更多村达标、让所有村同时达标，或看合计')
      .choices(['villages', 'all', 'total'])
      .default('villages'),
  )
  .addOption(
    new Option(
      '--weight <share>',
      'with --for total: how much of the distance to the worst tenth counts  配合 --for total：与最差十分之一的差距计入多少',
    )
      .default(0.5)
      .argParser((text) => {
        const value = Number(text);
        if (!(value >= 0)) throw new InvalidArgumentError('Write a number from 0 on, such as 0.5.');
        return value;
      }),
  )
  .action(async (file, options) => (await import('./portfolio.ts')).portfolio(file, options));

question('money', 'value, return and payback of each venture, and the gap of each fund  投资回报与资金缺口')
  .addOption(onePlan())
  .option('--rate <share>', 'the yearly rate that future money is discounted by  折算将来金额的年折现率', '8%')
  .action(async (file, options) => (await import('./money.ts')).money(file, options));

program
  .command('report')
  .description('a report of the plans as one HTML file that opens anywhere  生成单文件报告')
  .argument('<file>', aFile)
  .addOption(onlyPlans('--plans'))
  .addOption(output())
  .addOption(force())
  .addOption(runs())
  .addOption(seed())
  .addOption(lastYear())
  .addOption(threads())
  .addOption(language())
  .action(async (file, options) => (await import('./report.ts')).reportCommand(file, options, version));

program
  .command('diff')
  .description("what differs between two scenario files, in the planner's words  两个情景文件有哪些不同")
  .argument('<old>', aFile)
  .argument('<new>', 'another one  另一个文件')
  .option('--effects', 'also what each change does to the goals, summing exactly  另列每处改动对目标的影响，加起来正好等于总差别')
  .option(
    '--plan <id>',
    'with --effects: under this plan; the first one of both files if left out  配合 --effects：在哪个方案下；不写即两个文件都有的第一个',
  )
  .addOption(
    new Option(
      '--outcome <spec>',
      'with --effects: of this, and may be given several times; every goal and the income of all villages together if left out  配合 --effects：看哪个结果，可写多次；不写即各目标和各村合计收入',
    ).argParser((spec, before: readonly string[] = []) => [...before, spec]),
  )
  .option('--runs <n>', 'with --effects: number of futures  配合 --effects：模拟次数', whole(1, 1_000_000))
  .addOption(json())
  .addOption(language())
  .action(async (first, second, options) => (await import('./diff.ts')).diff(first, second, options));

program
  .command('new')
  .description('a commented scenario to start from  生成带注释的入门情景')
  .addOption(output())
  .option(
    '--xlsx',
    'a workbook to fill in (WPS, Excel), with one village as an example  可填写的电子表格（WPS、Excel），内有一个村作示例',
  )
  .addOption(force())
  .addOption(language())
  .action(async (options) => (await import('./new.ts')).newScenario(options));

program
  .command('upgrade')
  .description('write a scenario of an older format in the current one, comments kept  把旧格式的情景改写为新格式')
  .argument('<file>', aFile)
  .addOption(output())
  .addOption(force())
  .addOption(language())
  .action(async (file, options) => (await import('./upgrade.ts')).upgradeFile(file, options));

program
  .command('export')
  .description('write a scenario as a workbook for WPS or Excel  导出为电子表格')
  .argument('<file>', aFile)
  .requiredOption('-o, --output <book.xlsx>', 'the workbook to write  写到哪个电子表格')
  .option('--force', 'replace the workbook if it is there  电子表格已存在时覆盖')
  .addOption(language())
  .action(async (file, options) => (await import('./workbook.ts')).exportCommand(file, options));

program
  .command('import')
  .description(
    'read a workbook and write its scenario file; print every problem by sheet, row and column  由电子表格生成情景文件',
  )
  .argument('<book.xlsx>', 'a workbook, or - for standard input  电子表格，或 -（标准输入）')
  .option('-o, --output <file>', 'write the scenario to this file, not to standard output  把情景写入此文件，不输出到屏幕')
  .addOption(force())
  .option(
    '--json',
    'print the problems as one JSON document, and write no scenario to standard output  把问题输出为一份 JSON，屏幕上不输出情景',
  )
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
  .argument('[file]', 'a scenario file; without it, the villages that come with Furrow  情景文件；不写即自带的七个村')
  .option('--port <n>', 'port to serve on  服务端口', whole(1, 65535))
  .option('--no-browser', 'only print the address  只显示网址，不打开浏览器')
  .addOption(new Option('--no-open', 'the same as --no-browser  同 --no-browser'))
  .addOption(language())
  .action(async (file, options) =>
    (await import('./open.ts')).open(file, { ...options, browser: options.browser && options.open }),
  );

program
  .command('help')
  .description('display help for command  显示命令的帮助')
  .argument('[command]', 'one of these commands  哪个命令')
  .addOption(language())
  .action(async (name) => {
    const asked = name === undefined ? program : program.commands.find((one) => one.name() === name);
    // What is said of a command that is none is said by trying it.
    if (asked) asked.outputHelp();
    else await program.parseAsync([name], { from: 'user' });
  });

watchOutput();
process.on('SIGINT', () => {
  process.exitCode = 130;
  setImmediate(() => process.exit());
});

/** Settled when the command is done. */
export const done = program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof Error && 'zh' in error) fail(error.message, error.zh);
  else throw error;
});
