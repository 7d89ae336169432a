/** Figures in; peers in C and Python, made ready in a temporary folder, out; null where a compiler or numpy is not here. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figures, Outcome } from '../figures.ts';

export interface Timed {
  readonly ms: number;
  readonly outcome: Outcome;
}

export interface Outside {
  /** It times itself, so that starting a process is not counted. */
  readonly run: (seed: number) => Timed;
  readonly about: string;
  readonly end: () => void;
}

/** One core, one value at a time: no vector instructions. */
const flags = ['-O3', '-fno-tree-vectorize', '-fno-tree-slp-vectorize'];

const firstLine = (command: string, ...args: string[]): string | null => {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? (stdout.split('\n')[0] ?? '') : null;
};

const folder = () => mkdtempSync(join(tmpdir(), 'furrow-bench-'));

/** In the order in which reference.c reads them. */
function flat(figures: Figures): number[] {
  const { runs, years, prices, correlations, harvest, drought, crops, herds, leases, shares, levels } = figures;
  return [
    runs,
    years,
    ...[prices, crops, herds, leases, shares, levels].map(({ length }) => length),
    ...prices.flatMap(({ start, level, reversion, volatility }) => [start, level, reversion, volatility]),
    ...correlations.flat(),
    harvest.median,
    harvest.spread,
    drought,
    ...crops.flatMap((own) => [own.price, own.times, own.area, own.yield, own.loss, own.cost]),
    ...herds.flatMap((own) => [
      ...[own.price, own.times, own.herd_at_start, own.places, own.birth, own.death, own.drought_death],
      ...[own.sale, own.bought, own.weight, own.keep, own.fodder],
    ]),
    ...leases.flatMap((own) => [own.price, own.times, own.area, own.rent, own.base, own.floor_rate, own.relief]),
    ...shares.flatMap((own) => [own.price, own.times, own.output, own.cost, own.share, own.guarantee, own.costs]),
    ...levels,
  ];
}

export function scalarC(source: string, figures: Figures): Outside | null {
  const compiler = ['cc', 'gcc', 'clang'].find((name) => firstLine(name, '--version') !== null);
  if (!compiler) return null;
  const place = folder();
  const program = join(place, 'reference');
  execFileSync(compiler, [...flags, '-o', program, source, '-lm']);
  writeFileSync(join(place, 'figures.txt'), flat(figures).join('\n'));
  return {
    about: `${firstLine(compiler, '--version')}, ${flags.join(' ')}`,
    run: (seed) => {
      const line = execFileSync(program, [join(place, 'figures.txt'), String(seed)], { encoding: 'utf8' });
      const [ms = Number.NaN, mean = Number.NaN, standardError = Number.NaN, ...quantiles] = line.trim().split(' ').map(Number);
      return { ms, outcome: { mean, standardError, quantiles } };
    },
    end: () => rmSync(place, { recursive: true }),
  };
}

export function numpy(source: string, figures: Figures): Outside | null {
  const python = ['python3', 'python'].find((name) => firstLine(name, '-c', 'import numpy') !== null);
  if (!python) return null;
  const place = folder();
  writeFileSync(join(place, 'figures.json'), JSON.stringify(figures));
  // What it does with several threads, it does with one: matrices of 6 × 6 win nothing by them.
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
  const say = 'import sys, numpy; print("Python", sys.version.split()[0] + ", numpy", numpy.__version__)';
  return {
    about: firstLine(python, '-c', say) ?? '',
    run: (seed) => {
      const told = execFileSync(python, [source, join(place, 'figures.json'), String(seed)], { encoding: 'utf8', env });
      const { ms, ...outcome }: Outcome & { readonly ms: number } = JSON.parse(told);
      return { ms, outcome };
    },
    end: () => rmSync(place, { recursive: true }),
  };
}
