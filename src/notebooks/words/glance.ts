/** The words of `glance`. */
import type { Text } from '../../model/index.ts';

export const glanceWords = {} as const satisfies Record<string, Text>;
