import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { verifyPush } from '../../../adapters/trackingmore/v2/webhook.ts';
import { startWebhookServer } from '../../../adapters/trackingmore/webhook-server.ts';
import { silentLogger } from '../../support/silent-logger.ts';

const EMAIL = 'ops@example.com';
export const SECRET = 'a-path-that-nobody-guesses';
export const sample = readFileSync('test/fixtures/v2/webhook.json', 'utf8');
export const forged = readFileSync('test/fixtures/v2/webhook_bad_signature.json', 'utf8');
export const { verifyInfo, data } = JSON.parse(sample);
export const signedAt = Number(verifyInfo.timeStr) * 1000;
export const key = { carrier: data.carrier_code, number: data.tracking_number };

/** A webhook server that ends with the test, with everything it acted on. */
export async function useWebhook(now = signedAt + 1_000) {
  const pushed: unknown[] = [];
  const { port, stop } = await startWebhookServer({
    verify: verifyPush,
    port: 0,
    secretPath: SECRET,
    email: EMAIL,
    onPush: async (each) => void pushed.push(each),
    clock: () => now,
    logger: silentLogger,
  });
  onTestFinished(stop);
  const send = async (body: string, { path = `/webhook/${SECRET}`, method = 'POST' } = {}) => {
    const init = {
      method,
      headers: { 'Content-Type': 'text/plain' },
      ...(method === 'POST' ? { body } : {}),
    };
    return (await fetch(`http://127.0.0.1:${port}${path}`, init)).status;
  };
  return { pushed, send };
}

export const sign = (timeStr: string | number, secret = EMAIL) =>
  createHmac('sha256', secret).update(String(timeStr)).digest('hex');
export const body = (more: object) => JSON.stringify({ meta: { code: 200 }, data, verifyInfo, ...more });
