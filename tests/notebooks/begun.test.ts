import { expect, test } from 'vitest';
import { begun } from '../../src/notebooks/runtime/begun.ts';

test('the first step is under way before anybody reads; then each is made when it is asked for, and the end is told', async () => {
  const done: string[] = [];
  async function* steps() {
    try {
      done.push('first');
      yield 1;
      done.push('second');
      yield 2;
      done.push('third');
      yield 3;
    } finally {
      done.push('end');
    }
  }
  const read = begun(steps());
  expect(done).toEqual(['first']);
  expect(await read.next()).toEqual({ done: false, value: 1 });
  expect(await read.next()).toEqual({ done: false, value: 2 });
  expect(done).toEqual(['first', 'second']);
  await read.return(undefined);
  expect(done).toEqual(['first', 'second', 'end']);
});

test('what nobody comes for is ended, after the step that is under way', async () => {
  const done: string[] = [];
  async function* steps() {
    try {
      yield 1;
      done.push('second');
    } finally {
      done.push('end');
    }
  }
  await begun(steps()).return(undefined);
  expect(done).toEqual(['end']);
});

test('a fault is told to who reads, and to nobody where nobody does', async () => {
  const faulty = async function* (): AsyncGenerator<number> {
    yield await Promise.reject(new Error('no'));
  };
  begun(faulty());
  await expect(begun(faulty()).next()).rejects.toThrow('no');
});
