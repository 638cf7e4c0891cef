import { type Call, fits } from '../domain/call.ts';
import type { Action, Card } from '../domain/card.ts';
import { type ChannelRef, workspaceId } from '../domain/channel.ts';
import type { ChatMemory } from '../ports/chat-memory.ts';

/** Where something that can be pressed goes. */
export interface CallTarget {
  readonly channel: ChannelRef;
  /** Who alone is shown it, and may press it; null for everybody there. */
  readonly user: string | null;
  /** Characters, as the platform has declared; nothing where there is no limit. */
  readonly longestCall?: number;
  readonly memory: Pick<ChatMemory, 'keepDraft'>;
}

/** What a platform cannot carry is kept for some days, under an id that nobody can guess. */
export async function fitCall(call: Call, { channel, user, longestCall, memory }: CallTarget): Promise<Call> {
  if (longestCall === undefined || fits(call, longestCall)) return call;
  const draft = await memory.keepDraft({ given: call.given, workspace: workspaceId(channel), user });
  return { ...call, given: { draft } };
}

/** The same card, on which everything can be pressed, whatever it stands for. */
export async function fitCalls(card: Card, target: CallTarget): Promise<Card> {
  if (card.actions === undefined) return card;
  return { ...card, actions: await Promise.all(card.actions.map((action) => fitAction(action, target))) };
}

async function fitAction(action: Action, target: CallTarget): Promise<Action> {
  if (action.type === 'button') return { ...action, call: await fitCall(action.call, target) };
  const choices = action.choices.map(async (choice) => ({
    ...choice,
    call: await fitCall(choice.call, target),
  }));
  return { ...action, choices: await Promise.all(choices) };
}
