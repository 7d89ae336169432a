/** A figure of a page in; a panel that shows where it comes from out. */
import type { TraceTarget } from '../runtime/notebook.ts';
import type { State } from '../runtime/state.ts';

export function openTrace(_target: TraceTarget, _state: State): void {}
