import { Command } from 'commander';
import { version } from '../../package.json';

const program = new Command('furrow').version(version).description('Plan, simulate and compare what villages live on.');

await program.parseAsync();
