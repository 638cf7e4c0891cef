import { expect, it } from 'vitest';
import { createTrackingMore } from '../../adapters/trackingmore/v2/tracking-more.ts';
import { createLogger } from '../../src/start/logger.ts';
import { openBudget } from '../fakes/open-budget.ts';
import { type Answer, sample, useRecordingApi } from '../fakes/recording-api.ts';

const SECRET = 'key-that-nobody-may-read';

function recording() {
  let text = '';
  const destination = {
    write(line: string) {
      text += line;
    },
  };
  return { logger: createLogger({ level: 'trace', secrets: [SECRET], destination }), text: () => text };
}

it('cuts out keys, e-mail addresses and phone numbers wherever they stand', () => {
  const { logger, text } = recording();
  const error = new Error(`refused ${SECRET} for dana@example.com`, {
    cause: new Error('called +48 600 100 200'),
  });
  Object.assign(error, { request: { headers: { 'Trackingmore-Api-Key': 'another' } }, response: 'body' });
  logger.error(
    { err: error, note: ['sandy.k+x@mail.example.org'], nested: { deep: SECRET } },
    `tried ${SECRET}`,
  );
  expect(text()).toContain('refused [hidden] for [hidden]');
  for (const leak of [SECRET, 'dana@', 'sandy', '600 100', 'another', '"response"'])
    expect(text()).not.toContain(leak);
  expect(JSON.parse(text())).toMatchObject({ msg: 'tried [hidden]' });
});

it('shows nothing of a customer or of the key when the client works, and when it fails', async () => {
  const { logger, text } = recording();
  const call = async (...answers: readonly Answer[]) => {
    const { url } = await useRecordingApi(...answers);
    const api = createTrackingMore({
      baseUrl: url,
      apiKey: SECRET,
      budget: openBudget().budget,
      logger,
      onStop: () => {},
      retryPauseMs: 1,
    });
    await api.create({
      key: { carrier: 'sto', number: '402934299065' },
      customerEmail: 'dana@example.com',
      customerPhone: '+48600100200',
      customerName: 'Dana Example',
    });
    await api.account();
    await api.list({});
  };
  await call(sample('trackings_get'));
  await call(sample('error_4012'));
  await call({ status: 500, body: `{"meta":{"code":4012,"message":"bad ${SECRET} dana@example.com"}}` });
  await call((response) => void response.destroy());
  expect(text()).toContain('"operation":"create"');
  for (const leak of [SECRET, 'dana', 'Dana', '600100200']) expect(text()).not.toContain(leak);
});
