/** The words of *Assumptions*. */
import type { Text } from '../../model/index.ts';

export const assumptionsWords = {} as const satisfies Record<string, Text>;
