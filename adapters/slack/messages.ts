/** A message that somebody wrote to the bot. */
export interface WrittenMessage {
  readonly user: string;
  readonly channel: string;
  /** What is for the bot, without its name. */
  readonly text: string;
  readonly ts: string;
  /** The first message of the thread in which it stands. */
  readonly thread: string | null;
  /** Where the one who wrote is at home. */
  readonly userTeam: string | null;
  /** Whether it stands where nobody else reads. */
  readonly isDirect: boolean;
}

interface MessageEvent {
  readonly type: string;
  readonly channel: string;
  readonly ts: string;
  readonly subtype?: string | undefined;
  readonly user?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly edited?: unknown;
  readonly text?: string | undefined;
  readonly thread_ts?: string | undefined;
  readonly user_team?: string | undefined;
  readonly team?: string | undefined;
}

/** A message with a file is one that somebody wrote; all other kinds tell of something, or come a second time. */
const WRITTEN: readonly (string | undefined)[] = [undefined, 'file_share'];

/**
 * Null for what nobody has just written: whoever answers bots, or what was changed, can come to answer himself.
 * https://docs.slack.dev/reference/events/message#subtypes
 */
export function readMessage(event: object, bot: string | undefined): WrittenMessage | null {
  const { user, text = '', ts, channel, thread_ts, user_team, team, ...kind } = event as MessageEvent;
  if (!user || user === bot || kind.bot_id || kind.edited || !WRITTEN.includes(kind.subtype)) return null;
  const isDirect = kind.type === 'message';
  return {
    ...{ user, channel, ts, isDirect },
    text: withoutName(text, bot),
    thread: thread_ts ?? null,
    userTeam: user_team ?? team ?? null,
  };
}

/** Where the name stands in a sentence, what follows it is for the bot; or else what comes before. */
function withoutName(text: string, bot: string | undefined): string {
  const name = new RegExp(`<@${bot ?? '[^>]+'}(?:\\|[^>]*)?>[:,]?`);
  const [before = '', ...after] = text.split(name);
  return after.join(' ').trim() || before.trim();
}
