import { readFileSync } from 'node:fs';

/** A process and when it began: a number alone may belong to somebody else after a restart. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks since boot; null where the system does not tell. */
  readonly began: string | null;
}

/** `began` is field 22 of `/proc/<pid>/stat`, counted behind the name, which may hold spaces. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
export function identityOf(pid: number): ProcessIdentity {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return { pid, began: stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null };
  } catch {
    return { pid, began: null };
  }
}
