/** A language in; a workbook to fill in, with one village worked out as an example, out. */
import type { Language, ScenarioFile } from '../model/index.ts';
import { sheetsOf } from './export.ts';
import { writeBook } from './write.ts';

/** The example: every figure in it is made up, and says so. */
export function exampleFile(language: Language): ScenarioFile {
  const t = (en: string, zh: string): string => ({ en, zh })[language];
  const q = (number: number, en: string, zh: string): string => `${number} ${t(en, zh)}`;
  const madeUp = t('made up: put in your own', '虚构，请换成自己的数');
  return {
    format: 'furrow/1',
    title: t('Our town', '我们镇'),
    about: t('An example to write over.', '示例，请改成自己的内容。'),
    years: { from: 2026, to: 2028 },
    simulation: { runs: 10_000, seed: 'our-town' },
    references: {
      'village-accounts': { title: t('Accounts of East Village', '东村账目'), kind: t('document', '文件'), note: madeUp },
    },
    drivers: {
      visitors: {
        title: t('Visitors, against an ordinary year', '游客量与常年之比'),
        process: { kind: 'independent', median: 1, spread: 0.25 },
        source: 'assumption',
      },
      drought: { title: t('Severe drought', '大旱'), process: { kind: 'event', chance: '20%' }, source: 'assumption' },
    },
    villages: {
      [t('east', '东村')]: {
        title: t('East Village', '东村'),
        population: q(420, 'person', '人'),
        households: q(130, 'household', '户'),
        opening_fund: { is: q(60_000, 'yuan', '元'), source: 'village-accounts' },
        ventures: {
          [t('lake', '湖面出租')]: {
            title: t('Lake let to a tenant', '湖面出租'),
            strategy: 'resource-lease',
            start: 2022,
            area: { is: q(500, 'mu', '亩'), source: 'village-accounts' },
            rent: {
              min: q(260, 'yuan/mu/year', '元/亩/年'),
              likely: q(320, 'yuan/mu/year', '元/亩/年'),
              max: q(360, 'yuan/mu/year', '元/亩/年'),
              source: 'estimate',
              note: madeUp,
            },
            arrears_chance: { is: '5%', source: 'assumption', note: t('Paid so far.', '至今未拖欠。') },
          },
          [t('stalls', '游客摊位')]: {
            title: t('Stalls for visitors', '游客摊位'),
            strategy: 'steady-income',
            start: 2024,
            amount: { is: q(30_000, 'yuan/year', '元/年'), source: 'village-accounts', note: madeUp },
            factor: { driver: 'visitors', source: 'assumption' },
          },
        },
      },
    },
    plans: {
      'as-is': { title: t('As it is', '维持现状') },
      store: {
        title: t('A cold store', '建冷库'),
        changes: {
          [t('east', '东村')]: {
            [t('cold-store', '冷库')]: {
              title: t('Cold store, contracted out', '冷库（发包）'),
              strategy: 'contracted-out',
              start: 2027,
              value: { is: q(60, '万元', '万元'), source: 'estimate', note: madeUp },
              paid_in: { is: q(60, '万元', '万元'), source: 'estimate', note: madeUp },
            },
          },
        },
        support: { [t('east', '东村')]: { 2027: q(40, '万元', '万元') } },
        loans: { [t('east', '东村')]: [{ amount: q(15, '万元', '万元'), rate: '4.35%', years: 5, from: 2027 }] },
      },
    },
    measures: {
      income_per_person: {
        is: 'income / population',
        unit: t('yuan/person', '元/人'),
        title: t('income a head', '人均集体收入'),
      },
    },
    goals: {
      'income-200k': {
        title: t('200,000 yuan in every village in 2028', '2028年村村20万元'),
        measure: 'income',
        at_least: q(20, '万元', '万元'),
        year: 2028,
        who: 'every village',
        confidence: '80%',
        source: 'assumption',
      },
    },
    allocation: { relief: '30%', incentives: '10%', facilities: '40%', development: '20%' },
    source_threshold: q(1000, 'yuan', '元'),
    count_sources: 'strategies',
  };
}

export const templateBook = (language: Language): Uint8Array => writeBook(sheetsOf(exampleFile(language), language));
