const AHEAD_MS = 2 * 60 * 60_000;
const { now } = Date;

/** For `--import`: a process that believes it is two hours later. */
globalThis.Date = class extends Date {
  static override now() {
    return now() + AHEAD_MS;
  }

  constructor(...given: [number | string | Date] | []) {
    super(...((given.length === 0 ? [now() + AHEAD_MS] : given) as [number]));
  }
} as DateConstructor;
