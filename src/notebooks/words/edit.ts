/** The words of `edit`. */
import type { Text } from '../../model/index.ts';

export const editWords = {} as const satisfies Record<string, Text>;
