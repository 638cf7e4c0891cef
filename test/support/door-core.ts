import { onTestFinished } from 'vitest';
import { createStores } from '../../adapters/redis/stores.ts';
import { createDoor, type Door } from '../../src/chat/door.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { useCore } from './core.ts';
import { openGate } from './open-gate.ts';

type Core = Awaited<ReturnType<typeof useCore>>;

/** A core with processes in front of it; each brings a door of its own onto the same Redis. */
export async function useDoorCore(
  start: (door: Door, core: Core) => Platform,
  ...how: Parameters<typeof useCore>
) {
  const core = await useCore(...how);
  const { dispatcher, services, logger, clock, redis, keys, prefix } = {
    ...core,
    clock: core.services.clock,
  };
  const running: Platform[] = [];
  await join();
  onTestFinished(stopAll);

  async function join(): Promise<void> {
    const { memory } = createStores(redis, keys, { clock, homeWorkspaces: [] });
    const started = start(createDoor({ dispatcher, gate: openGate, memory, clock, logger }), core);
    await started.start();
    running.push(started);
  }

  async function stopAll(): Promise<void> {
    await Promise.all(running.splice(0).map((each) => each.stop()));
  }

  return {
    ...core,
    /** Another process beside those that are there. */
    join,
    async restart() {
      await stopAll();
      await join();
    },
    async runOut() {
      const waiting = await redis.keys(`{${prefix}}:form:*`);
      await redis.del(...waiting);
    },
    requests: () => core.requests.length,
    hold: () => holdParcels(services.api),
  };
}

/** No parcel can be read until what this answers is called. */
function holdParcels(api: Core['services']['api']): () => void {
  const { get } = api;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  Object.assign(api, { get: (...args: Parameters<typeof get>) => released.then(() => get(...args)) });
  return release;
}
