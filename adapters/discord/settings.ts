import { defineSettings } from '../../src/start/declared-settings.ts';
import { list, optionalNumber, secret, text, web } from '../../src/start/setting-types.ts';

export interface DiscordConfig {
  readonly token: string;
  readonly apiUrl: string | null;
  /** Which ones this process serves; `auto` for as many as Discord recommends. */
  readonly shards: 'auto' | readonly number[];
  /** Of all processes together; null together with `auto`. */
  readonly shardCount: number | null;
}

export const discordSettings = defineSettings({
  types: {
    DISCORD_BOT_TOKEN: secret(text),
    DISCORD_API_URL: web,
    DISCORD_SHARDS: list.refine(
      (all) => all.every((each) => /^\d{1,4}$/.test(each)),
      'must be a list such as 0,1',
    ),
    DISCORD_SHARD_COUNT: optionalNumber(1, 10_000),
  },
  faults({ DISCORD_SHARDS: shards, DISCORD_SHARD_COUNT: count }) {
    if (shards.length === 0 && count === null) return [];
    if (shards.length === 0 || count === null)
      return ['DISCORD_SHARDS and DISCORD_SHARD_COUNT belong together: set both or neither'];
    const beyond = shards.filter((shard) => Number(shard) >= count).join(', ');
    if (beyond === '') return [];
    return [`DISCORD_SHARDS holds ${beyond}, but they count from 0 and DISCORD_SHARD_COUNT is ${count}`];
  },
  configure(set): DiscordConfig | null {
    if (set.DISCORD_BOT_TOKEN === null) return null;
    return {
      token: set.DISCORD_BOT_TOKEN,
      apiUrl: set.DISCORD_API_URL,
      shards: set.DISCORD_SHARDS.length > 0 ? set.DISCORD_SHARDS.map(Number) : 'auto',
      shardCount: set.DISCORD_SHARD_COUNT,
    };
  },
});
