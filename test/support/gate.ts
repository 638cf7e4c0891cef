import { EventEmitter, once } from 'node:events';

/** Where a piece of work stops until the test lets it go on, as if its process had been stopped there. */
export function createGate() {
  const events = new EventEmitter();
  const reached = once(events, 'reached');
  const opened = once(events, 'opened');
  return {
    /** For the work: stops here. */
    async stop(): Promise<void> {
      events.emit('reached');
      await opened;
    },
    /** For the test: resolves when the work has stopped. */
    reached: async (): Promise<void> => void (await reached),
    open: () => void events.emit('opened'),
  };
}
