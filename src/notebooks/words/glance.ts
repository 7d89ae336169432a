/** The words of *The villages at a glance*. */
import type { Text } from '../../model/index.ts';

export const glanceWords = {
  glanceTitle: { en: 'The villages at a glance', zh: '各村一览' },
  glanceOne: {
    en: 'Under **{plan}**, {who} will reach {what} in {year} with a probability of **{share}** ({often}).',
    zh: '在“**{plan}**”下，{who} {year} 年达到 {what} 的概率是 **{share}**（{often}）。',
  },
  glanceOneGoal: {
    en: 'Under **{plan}**, {who} will reach “{what}” with a probability of **{share}** ({often}).',
    zh: '在“**{plan}**”下，{who}达到“{what}”的概率是 **{share}**（{often}）。',
  },
  glanceManyGoal: {
    en: 'Under **{plan}**, **{sure}** villages reach “{what}” with at least {confidence} probability.',
    zh: '在“**{plan}**”下，**{sure}**能以至少 {confidence} 的把握达到“{what}”。',
  },
  glanceSure: { en: '{sure} of {all}', zh: '{all} 个村中有 {sure} 个' },
  glanceMany: {
    en: 'Under **{plan}**, **{sure}** villages reach {what} in {year} with at least {confidence} probability.',
    zh: '在“**{plan}**”下，**{sure}**能以至少 {confidence} 的把握在 {year} 年达到 {what}。',
  },
  glanceMissing: { en: ' On average **{size}** is missing.', zh: '平均还差 **{size}**。' },
  glanceMissingAll: {
    en: ' On average **{size}** is missing over all villages.',
    zh: '各村平均合计还差 **{size}**。',
  },
  glanceGoals: {
    en: 'How surely each village reaches each goal (share of futures; ringed where sure enough)',
    zh: '各村达标概率（数字是达标的模拟占比；加框的达到所要求的把握）',
  },
  glanceMissingMean: { en: 'missing on average', zh: '平均差' },
  glanceFans: { en: 'Collective income of each village, on one scale', zh: '各村集体收入（同一刻度）' },
  glanceFanAlt: {
    en: '{name}: median {median} in {year}; in 8 of 10 futures between {low} and {high}.',
    zh: '{name}：{year} 年中间值 {median}，十次里有八次在 {low} 到 {high} 之间。',
  },
  glanceMeaning: {
    en: 'Each figure is counted over many simulated futures in which prices, harvests and tenants behave differently. It says how often the plan would succeed if the assumptions of this file hold; it is not a promise.',
    zh: '每个数字都来自大量模拟：每次模拟中，价格、收成和承租人的表现各不相同。它表示在本文件的假设成立时，方案能成功多少次；它不是承诺。',
  },
} as const satisfies Record<string, Text>;
