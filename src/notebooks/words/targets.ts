/** The words of *Set a target*. */
import type { Text } from '../../model/index.ts';

export const targetsWords = {} as const satisfies Record<string, Text>;
