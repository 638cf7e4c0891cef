import { onTestFinished } from 'vitest';
import { startDiscordServer } from '../fakes/discord-server.ts';
import { startHttpServer } from '../fakes/http-server.ts';
import { startSlackServer } from '../fakes/slack-server.ts';

/** The same servers, ending with the test. */
export async function useSlackServer(...how: Parameters<typeof startSlackServer>) {
  return endWithTest(await startSlackServer(...how));
}

export async function useDiscordServer(...how: Parameters<typeof startDiscordServer>) {
  return endWithTest(await startDiscordServer(...how));
}

export async function useHttpServer(...how: Parameters<typeof startHttpServer>) {
  return endWithTest(await startHttpServer(...how));
}

function endWithTest<T extends { stop(): void }>(server: T): T {
  onTestFinished(() => server.stop());
  return server;
}
