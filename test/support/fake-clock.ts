/** A clock that only a test moves. */
export function fakeClock(start = Date.parse('2026-11-24T12:00:00Z')) {
  let now = start;
  return {
    clock: () => now,
    pass(milliseconds: number): void {
      now += milliseconds;
    },
  };
}
