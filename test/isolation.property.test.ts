import { describe, expect, it } from 'vitest';
import type { Origin } from '../src/chat/command.ts';
import { encodeCall } from '../src/domain/call.ts';
import { commandSet } from './support/cards.ts';
import { useCore } from './support/core.ts';
import { everyText } from './support/every-text.ts';
import { originAt } from './support/origin.ts';
import { tellEverything } from './support/tell-everything.ts';

const NUMBER = '402934288123';
/** What people of the first workspace wrote about their parcel, and nobody else may read. */
const WORDS = ['Secretkettle', 'ORD-4711', 'Hidden comment', 'Dana Example'];
function at(platform: string, workspace: string): Origin {
  const origin = originAt(workspace, 'C1');
  return { ...origin, channel: { ...origin.channel, platform } };
}

/** A parcel of the first workspace, full of words, in a core that two workspaces use. */
async function setup(platform: string) {
  const core = await useCore();
  const [owner, stranger] = [at(platform, 'T1'), at(platform, 'T2')];
  await core.say(
    `/track sto ${NUMBER} title="Secretkettle" order=ORD-4711 comment="Hidden comment" customer="Dana Example"`,
    owner,
  );
  await core.say('/parcels list', owner);
  return { ...core, owner, stranger };
}

describe.each(['slack', 'discord'])('two workspaces on %s', (platform) => {
  it('see nothing of each other’s words, and change nothing, whatever is typed', async () => {
    const { say, owner, stranger, subscriptions } = await setup(platform);
    const texts = everyText(NUMBER);
    expect(texts.length).toBeGreaterThan(100);
    // Whoever does not type the number must not learn that there is such a parcel.
    const blind = texts.filter((text) => !text.includes(NUMBER));
    for (const text of blind) {
      const { shown } = await say(text, stranger);
      for (const secret of [NUMBER, ...WORDS].filter((each) => !text.includes(each))) {
        expect(shown, `${text} shows ${secret}`).not.toContain(secret);
      }
    }
    for (const text of texts.filter((each) => !blind.includes(each))) {
      const { shown } = await say(text, stranger);
      for (const word of WORDS) expect(shown, `${text} shows ${word}`).not.toContain(word);
    }
    const { shown } = await say(`/parcels status sto ${NUMBER}`, owner);
    for (const word of WORDS) expect(shown).toContain(word);
    expect(await subscriptions.keys(owner.channel)).toEqual([{ carrier: 'sto', number: NUMBER }]);
  });

  it('can use none of each other’s buttons', async () => {
    const { say, press, owner, stranger, subscriptions } = await setup(platform);
    const cards = [
      `/parcels status ${NUMBER}`,
      '/parcels list',
      '/parcels following',
      `/parcels edit ${NUMBER}`,
      `/parcels delete ${NUMBER}`,
      '/parcels edit-many carrier:sto -- archived=yes',
      '/parcels delete-many carrier:sto',
    ];
    for (const text of cards) {
      const { buttons } = await say(text, owner);
      for (const [label, token] of Object.entries(buttons)) {
        const { shown } = await press(token, {}, stranger);
        for (const word of WORDS) expect(shown, `${label} shows ${word}`).not.toContain(word);
      }
    }
    for (const command of commandSet.all) {
      const token = encodeCall({ verb: command.verb, given: { parcel: `sto/${NUMBER}` } });
      const { shown } = await press(token, {}, stranger);
      for (const word of WORDS) expect(shown, `${command.verb} shows ${word}`).not.toContain(word);
    }
    const { shown } = await say(`/parcels status sto ${NUMBER}`, owner);
    for (const word of WORDS) expect(shown).toContain(word);
    expect(await subscriptions.keys(owner.channel)).toHaveLength(1);
  });

  it('are suggested nothing of each other while typing', async () => {
    const { dispatcher, owner, stranger } = await setup(platform);
    const suggested = (origin: Origin) => dispatcher.suggest(origin, 'status', 'number', '');
    expect(await suggested(owner)).toHaveLength(1);
    expect(await suggested(stranger)).toEqual([]);
  });

  it('get digests and posts of their own parcels alone', async () => {
    const { services, owner, stranger, say } = await setup(platform);
    await say('/track sto 402934299077', stranger);
    await say('/parcels follow carrier:sto', stranger);
    const posts = await tellEverything(services, [owner.channel, stranger.channel]);
    const told = (origin: Origin) =>
      JSON.stringify(posts.filter(({ channel }) => channel.workspace === origin.channel.workspace));
    expect(told(owner)).toContain('Secretkettle');
    expect(told(stranger)).toContain('…9077');
    for (const secret of [...WORDS, '8123']) expect(told(stranger)).not.toContain(secret);
  });
});
