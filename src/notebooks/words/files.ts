/** The words of the page that compares two files. */
import type { Text } from '../../model/index.ts';

export const filesWords = {
  filesCompareBook: { en: 'Compare files', zh: '文件对比' },
  filesCompare: { en: 'Compare with a file…', zh: '与另一文件对比…' },
  filesCompareTitle: {
    en: 'What differs between this scenario and another file, and what that does to the goals',
    zh: '本情景与另一文件有何不同，对目标有何影响',
  },
  filesWhy: {
    en: 'Somebody sent the scenario back? Choose their file to see **what was changed** and **what that does to the goals**.',
    zh: '别人把情景改过发回来了？选择那个文件，就能看到**改了什么**、**对目标有什么影响**。',
  },
  filesChoose: { en: 'Choose the second file…', zh: '选择第二个文件…' },
  filesAnother: { en: 'Another file…', zh: '换一个文件…' },
  filesKept: { en: 'or one that this browser keeps:', zh: '或浏览器中已存的情景：' },
  filesKeptNone: { en: 'choose…', zh: '请选择…' },
  filesDrop: { en: 'or drop it here. It is only read, not opened.', zh: '或拖到这里。只读取，不会替换当前情景。' },
  filesWrong: { en: '{name} has problems, so it cannot be compared.', zh: '“{name}”有问题，无法对比。' },
  filesOnScreen: { en: 'On screen', zh: '当前情景' },
  filesSecond: { en: 'Second file', zh: '第二个文件' },
  filesSwap: { en: 'Swap the direction', zh: '交换方向' },
  filesIdentical: { en: 'The two files are **the same**, word for word.', zh: '两个文件**完全相同**。' },
  filesSame: {
    en: 'Both mean **the same**; they differ only in how they are written.',
    zh: '两者**内容相同**，只是写法不同。',
  },
  filesDiffer: { en: 'The two files differ in **1 place**.', zh: '两个文件有 **1 处**不同。' },
  filesDiffers: { en: 'The two files differ in **{n} places**.', zh: '两个文件有 **{n} 处**不同。' },
  filesRemarks: { en: 'Sources and notes differ in {n} more.', zh: '另有来源与说明 {n} 处不同。' },
  filesChanges: { en: 'What was changed', zh: '改了什么' },
  filesRemarksTitle: { en: 'Sources and notes ({n})', zh: '来源与说明（{n}）' },
  filesMore: { en: 'and {n} more', zh: '其余 {n} 处' },
  filesEffects: { en: 'What the changes do', zh: '这些改动的影响' },
  filesUnder: { en: 'Under “{plan}” ', zh: '在“{plan}”下，' },
  filesStop: { en: '.', zh: '。' },
  filesGoalGoes: {
    en: 'the chance of “{name}” goes from **{from}** to **{to}**',
    zh: '“{name}”的把握从 **{from}** 变为 **{to}**',
  },
  filesIncomeGoes: { en: 'the mean {name} goes from **{from}** to **{to}**', zh: '{name}平均从 **{from}** 变为 **{to}**' },
  filesStays: { en: '“{name}” stays at **{to}**', zh: '“{name}”仍为 **{to}**' },
  filesTable: {
    en: 'Chance of each goal, and the mean income; choose a row to see its changes',
    zh: '各目标的把握和平均收入；点击一行查看各处改动的影响',
  },
  filesSoon: { en: '…', zh: '…' },
  filesOutcome: { en: 'Goal or measure', zh: '目标或指标' },
  filesDifference: { en: 'Difference', zh: '差' },
  filesChange: { en: 'Change', zh: '改动' },
  filesBrings: { en: 'Brings', zh: '带来的变化' },
  filesBridgeNote: {
    en: 'What each change adds, on the same futures in both files: the mean over every order in which the changes could be made. The parts add up exactly.',
    zh: '两个文件用同样的模拟计算；每处改动带来的变化取各种先后次序的平均，各项相加正好等于总变化。',
  },
  filesNothing: { en: 'None of the changes moves it.', zh: '这些改动都不影响它。' },
  filesNoFigure: {
    en: 'No difference moves a figure, so goals and income stay as they are.',
    zh: '没有影响数值的不同，目标和收入都不变。',
  },
  filesOtherYears: {
    en: 'One file begins in {a} and the other in {b}: their futures cannot be compared, so only the differences are listed.',
    zh: '两个文件的起始年不同（{a} 和 {b}），模拟无法对照，因此只列出不同之处。',
  },
  filesOtherPlans: {
    en: 'The two files have no plan in common, so only the differences are listed.',
    zh: '两个文件没有相同的方案，因此只列出不同之处。',
  },
  filesOtherVillages: {
    en: 'The two files have no village in common, so only the differences are listed.',
    zh: '两个文件没有相同的村，因此只列出不同之处。',
  },
  filesVillagesOfOne: {
    en: 'In one file only, and left out of both here: {names}.',
    zh: '只在一个文件中、此处两边都不计的村：{names}。',
  },
  filesGoalsOfOne: {
    en: 'Goals of one file only, whose chances cannot be compared: {names}.',
    zh: '只在一个文件中、无法对比的目标：{names}。',
  },
} as const satisfies Record<string, Text>;
