/** The work on screen in; whether another tab of this browser has it too, and which of them holds it, out. Only the holder changes what is kept of it. */

/** What tabs say to each other. */
export type TabMessage =
  /** `ask`: who else has it? `here`: I have. Of two that hold it, the earlier stays. */
  | {
      readonly kind: 'ask' | 'here';
      readonly tab: string;
      readonly work: string;
      readonly holds: boolean;
      readonly since: number;
    }
  /** `bye`: I have it no longer. `take`: I want to hold it. `given`: you hold it. */
  | { readonly kind: 'bye' | 'take' | 'given'; readonly tab: string; readonly work: string };

export interface TabLine {
  readonly send: (message: TabMessage) => void;
  readonly hear: (listener: (message: TabMessage) => void) => void;
}

export interface Tabs {
  /** The work that is on screen from now on. */
  readonly enter: (work: string) => void;
  readonly leave: () => void;
  /** Asks again who has it: a tab that was closed hard said nothing. */
  readonly ask: () => void;
  /** To hold it; resolves when the other tab has written what it had. */
  readonly take: () => Promise<void>;
  readonly holds: () => boolean;
  readonly others: () => number;
}

export interface TabParts {
  readonly line: TabLine;
  readonly tab: string;
  readonly now: () => number;
  /** Calls when an answer of another tab can no longer be expected. */
  readonly patience: (run: () => void) => void;
  /** Writes what is to be kept, before another tab holds the work. */
  readonly giveUp: () => Promise<void>;
  readonly told: () => void;
  /** It holds the work since another tab left it, which may have changed it. */
  readonly inherited: () => void;
}

/** Later than any tab came to its work. */
const lastOfAll = Number.MAX_SAFE_INTEGER;

export function makeTabs({ line, tab, now, patience, giveUp, told, inherited }: TabParts): Tabs {
  let work = '';
  let since = 0;
  let holds = true;
  let others = new Set<string>();
  let given: (() => void) | null = null;

  const say = (kind: 'ask' | 'here') => line.send({ kind, tab, work, holds, since });
  line.hear(async (message) => {
    if (message.work !== work || work === '' || message.tab === tab) return;
    const before = `${holds} ${others.size}`;
    switch (message.kind) {
      case 'ask':
      case 'here': {
        others.add(message.tab);
        const earlier = message.since < since || (message.since === since && message.tab < tab);
        if (holds && message.holds && earlier) holds = false;
        if (message.kind === 'ask') say('here');
        break;
      }
      case 'bye':
        others.delete(message.tab);
        if (!holds) {
          holds = true;
          since = now();
          say('ask');
          inherited();
        }
        break;
      case 'take':
        others.add(message.tab);
        if (holds) {
          const asked = work;
          await giveUp();
          if (work !== asked) return;
          holds = false;
          // Whoever has it from here came to it later, and keeps it all the same.
          since = lastOfAll;
          line.send({ kind: 'given', tab: message.tab, work });
        }
        break;
      case 'given':
        break;
    }
    if (before !== `${holds} ${others.size}`) told();
  });
  line.hear((message) => {
    if (message.kind === 'given' && message.tab === tab && message.work === work) given?.();
  });

  const leave = () => {
    const left = work;
    work = '';
    others = new Set();
    holds = true;
    if (left !== '') line.send({ kind: 'bye', tab, work: left });
  };
  return {
    enter: (next) => {
      if (next === work) return;
      leave();
      work = next;
      since = now();
      say('ask');
    },
    leave,
    ask: () => {
      if (work === '') return;
      const held = holds;
      others = new Set();
      holds = true;
      say('ask');
      patience(() => {
        if (!held && holds) inherited();
        told();
      });
    },
    take: () =>
      new Promise((resolve) => {
        const before = given;
        given = () => {
          before?.();
          given = null;
          holds = true;
          since = now();
          resolve();
          told();
        };
        line.send({ kind: 'take', tab, work });
        // A tab that is gone cannot answer.
        patience(() => given?.());
      }),
    holds: () => holds,
    others: () => others.size,
  };
}

const channelName = 'furrow/tabs';

/** Messages between the tabs of a browser; where it has no channels, by its store, which tells the other tabs of every change. */
export function openLine(storage: Storage | null): TabLine {
  try {
    const channel = new BroadcastChannel(channelName);
    return {
      send: (message) => channel.postMessage(message),
      hear: (listener) => channel.addEventListener('message', ({ data }) => listener(data as TabMessage)),
    };
  } catch {
    let count = 0;
    return {
      send: (message) => {
        try {
          count += 1;
          storage?.setItem(channelName, JSON.stringify({ ...message, count }));
        } catch {
          // No store, no other tab with the same work.
        }
      },
      hear: (listener) =>
        addEventListener('storage', ({ key, newValue }) => {
          if (key === channelName && newValue) listener(JSON.parse(newValue) as TabMessage);
        }),
    };
  }
}
