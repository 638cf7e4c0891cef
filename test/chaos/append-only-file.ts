import { existsSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

/** The file that a Redis server of version 7 appends to; null before it has any. */
function growingFile(directory: string): string | null {
  const folder = join(directory, 'appendonlydir');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.incr.aof')) : [];
  const [name] = names.sort().slice(-1);
  return name ? join(folder, name) : null;
}

/** In bytes. */
export function sizeOfLog(directory: string): number {
  const file = growingFile(directory);
  return file ? statSync(file).size : 0;
}

/** Only while no server has it open. */
export function cutLog(directory: string, size: number): void {
  const file = growingFile(directory);
  if (file && size < statSync(file).size) truncateSync(file, Math.max(0, size));
}
