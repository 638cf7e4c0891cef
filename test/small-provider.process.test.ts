import { expect, it } from 'vitest';
import { DECLARED } from '../src/app.ts';
import type { TrackingApi } from '../src/ports/tracking-provider.ts';
import type { Declared } from '../src/start/config.ts';
import type { ConfiguredProvider, ProviderDeclaration } from '../src/start/provider-declaration.ts';
import { SLACK, type SlackMessage } from './fakes/slack-server.ts';
import { SMALL_OFFER, smallProvider } from './fakes/small-provider.ts';
import { useApp } from './support/use-app.ts';
import { useSlackServer } from './support/use-servers.ts';

const full = DECLARED.provider;

/** The declaration of a service that reads the same settings and offers little. */
const small: ProviderDeclaration = {
  ...full,
  offer: SMALL_OFFER,
  settings: {
    ...full.settings,
    read(env) {
      const read = full.settings.read(env);
      return read.ok && read.config ? { ...read, config: offeringLittle(read.config) } : read;
    },
  },
};

function offeringLittle(provider: ConfiguredProvider): ConfiguredProvider {
  return {
    ...provider,
    offer: { ...SMALL_OFFER, pace: provider.offer.pace },
    async open(needs) {
      const { api, ...rest } = await provider.open(needs);
      return { ...rest, api: smallProvider(api as TrackingApi) };
    },
  };
}

const isUpdate = ({ metadata }: SlackMessage) => metadata?.event_payload?.delivery?.includes('#') ?? false;
const says = (text: string) => (message: SlackMessage) => JSON.stringify(message.blocks).includes(text);

it('the whole bot runs on another service that is one line, and promises nothing that it lacks', async () => {
  const slack = await useSlackServer();
  const declared: Declared = { ...DECLARED, provider: small };
  const settings = {
    SLACK_BOT_TOKEN: SLACK.botToken,
    SLACK_APP_TOKEN: SLACK.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
  const { sandbox } = await useApp(settings, declared);
  await slack.send({ command: '/track', text: 'sto 402934299065 title="Blue kettle"' });
  const card = await slack.message(says('now follows'));
  const update = await slack.message(isUpdate);
  for (const { blocks } of [card, update]) {
    expect(JSON.stringify(blocks)).toContain('Full history');
    expect(JSON.stringify(blocks)).not.toMatch(/refresh/i);
  }
  await slack.send({ command: '/parcels', text: 'refresh sto 402934299065' });
  await slack.message(says('There is no command “refresh”'));
  const paths = sandbox.requests.map(({ path }) => path);
  expect(paths).toContain('/trackings/get');
  expect(paths).not.toContain('/trackings/realtime');
});
