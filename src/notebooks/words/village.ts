/** The words of *One village*. */
import type { Text } from '../../model/index.ts';

export const villageWords = {
  villageTitle: { en: 'One village', zh: '一个村' },
  villageSays: {
    en: 'Under **{plan}**, {name} takes in a mean of **{mean}** in {year}; in 1 of 10 futures less than **{low}**, in 1 of 10 more than **{high}**.',
    zh: '在“**{plan}**”下，{name} {year} 年的集体收入平均值为 **{mean}**；十次里有一次低于 **{low}**，一次高于 **{high}**。',
  },
  villageSure: {
    en: 'Under **{plan}**, {name} takes in **{mean}** in {year}, hardly more or less in any future.',
    zh: '在“**{plan}**”下，{name} {year} 年的集体收入为 **{mean}**，各次模拟几乎没有差别。',
  },
  villageMostly: {
    en: 'Under **{plan}**, {name} takes in **{high}** in {year} in most futures and less in a few; the mean is **{mean}**.',
    zh: '在“**{plan}**”下，{name} {year} 年的集体收入多数情况下为 **{high}**，少数情况下更少；平均值为 **{mean}**。',
  },
  villageReaches: {
    en: ' It reaches {target} in {year} with a probability of **{share}** ({often}); on average **{missing}** is missing (0 where it is reached).',
    zh: '{year} 年达到 {target}的概率是 **{share}**（{often}），平均还差 **{missing}**（达到的算 0）。',
  },
  villageWay: { en: 'From {from} to {to}: what changes the income', zh: '从 {from} 年到 {to} 年：收入变在哪里' },
  villageWayNote: {
    en: 'Mean income of each year; each bar is what a venture brings more or less by then.',
    zh: '各年为平均收入；每一条是该项目到那时多收或少收的数。',
  },
  villageGuarantee: {
    en: '**{venture}**: in **{share}** of futures the guarantee brings more in {year} than the share of the profit. There, moving “{figure}” changes nothing; a lower guarantee or a better price would.',
    zh: '**{venture}**：{year} 年，在 **{share}** 的模拟中，保底金额高于按股分得的利润，此时移动“{figure}”不改变收入；只有保底更低或利润更高，它才起作用。',
  },
  villageEditing: {
    en: 'Drag a number in a sentence, move a slider or type a value: the charts follow, and *Undo* takes it back. A figure moved here is changed where it is written, or only in the plan on screen: choose above the cards.',
    zh: '拖动句中的数字、移动滑块或输入数值，图表随之变化，可随时“撤销”。改动写在该数原来的位置，或只写入正在显示的方案：请在项目卡片上方选择。',
  },
} as const satisfies Record<string, Text>;
