/** One thing that was looked at. */
export interface Finding {
  /** `Redis`, `Slack` … */
  readonly area: string;
  readonly level: 'ok' | 'warning' | 'fault' | 'off';
  readonly text: string;
  /** What to do about it; null where nothing is to be done. */
  readonly fix: string | null;
}

/** Findings about one area. */
export function findingsOn(area: string) {
  return {
    ok: (text: string): Finding => ({ area, level: 'ok', text, fix: null }),
    off: (text: string): Finding => ({ area, level: 'off', text, fix: null }),
    warning: (text: string, fix: string): Finding => ({ area, level: 'warning', text, fix }),
    fault: (text: string, fix: string): Finding => ({ area, level: 'fault', text, fix }),
  };
}
