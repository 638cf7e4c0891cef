import { describe, expect, it } from 'vitest';
import { commandSchema } from '../adapters/discord/command-schema.ts';
import { createManifest } from '../adapters/slack/manifest.ts';
import { withLiveActions } from '../src/cards/live-actions.ts';
import { encodeCall } from '../src/domain/call.ts';
import { failure, success } from '../src/domain/result.ts';
import { DEFAULT_RIGHTS } from '../src/domain/rights.ts';
import { callName } from '../src/grammar/command-set.ts';
import { withLiveButtons } from '../src/notices/live-buttons.ts';
import { completeOffer } from '../src/parcels/stand-ins.ts';
import { recordingNotifier } from './fakes/recording-notifier.ts';
import { SMALL_OFFER, smallProvider } from './fakes/small-provider.ts';
import { commandSet, commandSetFor, gallery } from './support/cards.ts';
import { cardOf, useCore } from './support/core.ts';
import { originAt } from './support/origin.ts';
import { parcel } from './support/parcels.ts';

const here = originAt('T1', 'C1');
const STO = 'sto 402934299065';
const numbers = (count: number) => Array.from({ length: count }, (_, index) => `40293429900${index}`);
const set = commandSetFor(completeOffer(SMALL_OFFER));

/** What is possible with TrackingMore v2 alone. */
const MISSING = ['refresh', 'received', 'problem', 'restore', 'archive', 'carrier', 'transit', 'remote'];
const MISSING_ADMIN = ['freeze', 'account', 'air'];

/** Words for what is not offered, or costs nothing. */
const UNTRUE =
  /refresh|remote|freez|frozen|air waybill|\btransit (time|china|ups)|how long a carrier takes|quota|credits|\bcosts?\b|once in/i;

const useSmall = () => useCore({}, { offer: SMALL_OFFER, provide: smallProvider });

describe('with a service that offers little', () => {
  it('the commands for the rest are not there', () => {
    const verbs = set.all.map(({ verb }) => verb);
    const expected = commandSet.all.map(({ verb }) => verb);
    expect(verbs).toEqual(expected.filter((verb) => ![...MISSING, ...MISSING_ADMIN].includes(verb)));
  });

  it('neither help nor the platforms’ own lists name them', () => {
    const schema = commandSchema(set, DEFAULT_RIGHTS);
    const manifest = createManifest(set, { requestUrl: null });
    const registered = schema.flatMap(({ options = [] }) => options.map(({ name }) => name));
    const hinted = manifest.features.slash_commands.flatMap(({ usage_hint }) => usage_hint.split(' | '));
    for (const verb of [...MISSING, ...MISSING_ADMIN]) expect(hinted).not.toContain(verb);
    // The first options are those of the command that is no verb.
    const verbs = registered.slice(schema[0]?.options?.length);
    const typed = set.all.slice(1).filter(({ shortcut }) => shortcut?.on !== 'message');
    expect(verbs).toEqual(typed.map(({ verb }) => verb));
    expect(JSON.stringify([schema, manifest])).not.toMatch(UNTRUE);
  });

  it('no card says anything of them, and no button leads to them', () => {
    for (const [name, card] of gallery('–', 2, { set, refreshWaitMs: null, cost: null })) {
      // What only such a service answers, and our own word for what is left of an account.
      if (/refreshed-recently|quota-used-up/.test(name)) continue;
      const live = withLiveActions(set, card);
      expect({ name, card: JSON.stringify(live) }).not.toMatchObject({ card: expect.stringMatching(UNTRUE) });
    }
  });

  it.each([
    ...MISSING.map((verb) => `/parcels ${verb}`),
    ...MISSING_ADMIN.map((verb) => `/parcels-admin ${verb}`),
  ])('%s is unknown, and suggested by nothing', async (typed) => {
    const { say, press } = await useSmall();
    const answer = await say(`${typed} ${STO}`);
    expect(answer).toMatchObject({ outcome: 'unknown-command' });
    const [, verb = ''] = typed.split(' ');
    expect(answer.shown).not.toMatch(new RegExp(`(parcels|admin) ${verb}\\b`));
    const token = encodeCall({ verb, given: { parcel: 'sto/402934299065' } });
    expect(await press(token)).toMatchObject({ outcome: 'stale-button' });
  });

  it('every command works, and says nothing of what is not offered', async () => {
    const { say, dispatcher } = await useSmall();
    for (const command of set.all) {
      for (const example of command.examples) {
        const text = `${callName(set, command)} ${example}`.trim();
        const { outcome, card } = cardOf(await dispatcher.fromText(here, text));
        expect({ text, outcome }).not.toMatchObject({ outcome: 'bug' });
        expect({ text, card: JSON.stringify(card) }).not.toMatchObject({
          card: expect.stringMatching(UNTRUE),
        });
      }
    }
    expect((await say('/parcels help')).shown).not.toMatch(UNTRUE);
  });

  it('a parcel’s card has no button and no word for a refresh, and counts the days itself', async () => {
    const { say, pass } = await useSmall();
    await say(`/track ${STO}`);
    pass(5 * 86_400_000);
    const { buttons, shown } = await say(`/parcels status ${STO}`);
    expect(Object.keys(buttons)).toEqual(['Edit', 'Stop']);
    expect(shown).not.toMatch(/refresh/i);
    expect(shown).toMatch(/In transit for","value":"\d+ days?"/);
  });

  it('nor has a post', async () => {
    const { notifier, posts } = recordingNotifier('slack');
    const [, card] =
      gallery('–', 1, { set, refreshWaitMs: null, cost: null }).find(([name]) => name === 'change') ?? [];
    if (!card) throw new Error('no post to look at');
    expect(JSON.stringify(card.actions)).toContain('Refresh');
    await withLiveButtons(notifier, set).post(here.channel, card, 'd1');
    expect(posts[0]?.card.actions?.map((action) => action.type === 'button' && action.label)).toEqual([
      'Full history',
      'Mute',
      'Stop',
    ]);
  });

  it('finds the carrier without a price', async () => {
    const { say } = await useSmall();
    expect((await say('/track 402934299065')).shown).toMatch(/recognised as STO Express\.(?! That)/);
    expect((await say('/track LZ100200305CN')).card.footer).toEqual([]);
  });

  it('an import adds one after the other, shows how far it is, and says no price', async () => {
    const { say, dispatcher, asked } = await useSmall();
    const { card, shown } = await say(`/track sto ${numbers(9).join(' ')}`);
    expect(shown).not.toContain('Cost');
    const [action] = card.actions ?? [];
    if (action?.type !== 'button') throw new Error('a button was expected');
    const seen: string[] = [];
    const token = encodeCall(action.call);
    const progress = async ({ title }: { title: string }) => void seen.push(title);
    const done = cardOf(await dispatcher.fromCall(here, token, {}, { forms: false, progress }));
    expect(done.card.title).toBe('9 parcels added');
    expect(seen).toContain('Importing: 4 of 9');
    expect(asked.filter((name) => name === 'create')).toHaveLength(9);
  });

  it('many are changed and deleted one after the other', async () => {
    const { say, press, asked } = await useSmall();
    await say(`/track sto ${numbers(4).join(' ')}`);
    const edit = await say('/parcels-admin edit-many carrier:sto -- customer="Blue Ltd" phone=+15550100');
    expect(await press(edit.buttons['Change 4 parcels'] ?? '')).toMatchObject({ title: '4 parcels changed' });
    expect(asked.filter((name) => name === 'edit')).toHaveLength(4);
    const removal = await say('/parcels-admin delete-many carrier:sto');
    expect(removal.card.footer).toEqual([]);
    expect(await press(removal.buttons['Delete 4 parcels'] ?? '')).toMatchObject({
      title: '4 parcels deleted',
    });
    expect(asked.filter((name) => name === 'delete')).toHaveLength(4);
  });

  it('what could not be reached is told, and what was refused is left out', async () => {
    let calls = 0;
    const { say, press } = await useCore(
      {
        async delete() {
          calls += 1;
          if (calls === 2) return failure({ code: 'feature-locked' });
          return calls < 4 ? success(undefined) : failure({ code: 'provider-busy', retryAfterMs: 1 });
        },
      },
      { offer: SMALL_OFFER, provide: smallProvider },
    );
    await say(`/track sto ${numbers(5).join(' ')}`);
    const { buttons } = await say('/parcels-admin delete-many carrier:sto');
    expect(await press(buttons['Delete 5 parcels'] ?? '')).toMatchObject({
      title: '2 parcels deleted',
      shown: expect.stringContaining('2 parcels could not be reached'),
    });
  });

  it('counts parcels by reading the list', async () => {
    const { say } = await useSmall();
    await say(`/track sto ${numbers(5).join(' ')}`);
    await say(`/track yto ${numbers(4).join(' ')}`);
    expect(await say('/parcels stats')).toMatchObject({
      title: '9 parcels known here',
    });
  });

  it('a parcel that stands still is found, though nobody sends for how long', async () => {
    const parcels = [parcel()];
    const list = async () => success({ parcels, rows: 1, limit: 7, total: 1, servedAt: null });
    const { say } = await useCore(
      { list },
      { offer: SMALL_OFFER, provide: smallProvider },
      { home: ['slack/T1'] },
    );
    expect((await say('/parcels list stuck:>5d')).shown).toContain('1 parcel found');
    expect(await say('/parcels list stuck:>50d')).toMatchObject({
      shown: expect.not.stringContaining('402934299065'),
    });
  });

  it('what cannot be changed is neither shown nor sent', async () => {
    const { say, asked } = await useSmall();
    await say(`/track ${STO}`);
    expect((await say('/parcels help edit')).shown).not.toMatch(/archive|status/i);
    expect(await say(`/parcels edit ${STO} archived=yes`)).toMatchObject({
      outcome: 'bad-argument',
      shown: expect.stringContaining('cannot change this one'),
    });
    expect(asked).not.toContain('edit');
  });

  it('a query for what its list cannot tell apart is answered all the same', async () => {
    const { say } = await useSmall();
    await say(`/track ${STO} order=9865`);
    await say('/track sto 402934299066');
    expect((await say('/parcels list order:9865')).shown).toContain('1 parcel found');
    expect((await say('/parcels list status:transit,pending,notfound,delivered')).outcome).toBe('ok');
  });
});
