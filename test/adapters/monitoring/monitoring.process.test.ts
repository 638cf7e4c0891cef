import { describe, expect, it } from 'vitest';
import { SLACK } from '../../fakes/slack-server.ts';
import { eventually } from '../../support/eventually.ts';
import { freePort } from '../../support/free-port.ts';
import { useApp } from '../../support/use-app.ts';
import { useSlackServer } from '../../support/use-servers.ts';

describe('what can be looked at', () => {
  it('says that the bot is of use, and counts what people and couriers did', async () => {
    const slack = await useSlackServer();
    const port = await freePort();
    await useApp({
      SLACK_BOT_TOKEN: SLACK.botToken,
      SLACK_APP_TOKEN: SLACK.appToken,
      SLACK_API_URL: slack.apiUrl,
      HEALTH_PORT: String(port),
    });
    const look = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    expect((await look('/healthz')).status).toBe(200);
    await eventually(async () => {
      const ready = await look('/readyz');
      expect([ready.status, await ready.text()]).toEqual([200, 'redis: ok\nslack: ok\nsweep: ok\n']);
    });
    await slack.send({ command: '/track', text: 'sto 402934299065' });
    await slack.message(({ metadata }) => metadata?.event_payload?.delivery?.includes('#') ?? false);
    // The platform shows a post before the bot has heard of it.
    const metrics = await eventually(async () => {
      const text = await (await look('/metrics')).text();
      expect(text).toMatch(/parcels_posts_total\{platform="slack",outcome="posted"\} [1-9]/);
      return text;
    });
    expect(metrics).toContain('parcels_command_seconds_count{verb="track",outcome="ok"} 1');
    expect(metrics).toMatch(/parcels_api_calls_total\{operation="create",outcome="ok"\} 1/);
    expect(metrics).toMatch(/parcels_posts_due_total\{job="poll"\} [1-9]/);
    expect(metrics).toContain('parcels_outbox_changes ');
    expect(metrics).toContain('parcels_notices{standing="held",by="quiet"} 0');
    expect(metrics).toContain('parcels_api_silence_seconds 0');
    expect(metrics).not.toContain('402934299065');
    expect((await look('/')).status).toBe(404);
  });

  it('shows the queues to those who know the password', async () => {
    const slack = await useSlackServer();
    const port = await freePort();
    await useApp({
      SLACK_BOT_TOKEN: SLACK.botToken,
      SLACK_APP_TOKEN: SLACK.appToken,
      SLACK_API_URL: slack.apiUrl,
      HEALTH_PORT: String(port),
      DASHBOARD_PASSWORD: 'correct horse battery',
    });
    const look = (path: string, login: string | null, method = 'GET') =>
      fetch(`http://127.0.0.1:${port}/queues${path}`, {
        method,
        headers: login ? { Authorization: `Basic ${Buffer.from(login).toString('base64')}` } : {},
      });
    for (const login of [null, 'admin:guessed', 'admin:', 'root:correct horse battery']) {
      for (const path of ['', '/', '/api/queues']) expect((await look(path, login)).status).toBe(401);
    }
    const login = 'admin:correct horse battery';
    expect(await (await look('/', login)).text()).toContain('/queues/');
    const { queues } = (await (await look('/api/queues', login)).json()) as { queues: { name: string }[] };
    expect(queues.map(({ name }) => name).sort()).toEqual([
      'digest',
      'poll',
      'post',
      'quota',
      'routes',
      'survey',
      'upkeep',
    ]);
    // It is there to look at.
    expect((await look('/api/queues/poll/pause', login, 'PUT')).ok).toBe(false);
  });
});
