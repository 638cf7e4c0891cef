/** The program cannot run like this. The message says why and what to do, for the person who started it. */
export class StartupError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StartupError';
  }
}
