import type { Door } from '../../src/chat/door.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { answeringApi } from '../fakes/answering-api.ts';
import { DISCORD } from '../fakes/discord-server.ts';
import { SLACK } from '../fakes/slack-server.ts';
import { MANY_CARRIERS } from '../support/carriers.ts';
import { useDoorCore } from '../support/door-core.ts';

type Start = Parameters<typeof useDoorCore>[0];
/** Wherever somebody asks, everything in the account is theirs. */
const HOME = [`slack/${SLACK.team}`, `discord/${DISCORD.guild}`, 'console/local'];

/** A platform in front of a core with many carriers; `answered` waits for the answer to what is done meanwhile. */
export async function useVisits(start: (...needs: Parameters<Start>) => Platform) {
  const visits: Promise<void>[] = [];
  let arrived = () => {};
  const counted = (door: Door): Door => ({
    ...door,
    enter(visit) {
      const visited = door.enter(visit);
      visits.push(visited);
      arrived();
      return visited;
    },
  });
  const begin: Start = (door, core) => start(counted(door), core);
  await useDoorCore(begin, answeringApi(MANY_CARRIERS), undefined, { home: HOME });
  return async (act: () => unknown): Promise<void> => {
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    await act();
    await arrival;
    await Promise.all(visits.splice(0));
  };
}
