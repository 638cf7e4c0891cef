import { within } from '../async/within.ts';
import { lateFormCard } from '../cards/form-cards.ts';
import { apologyCard } from '../cards/notice-card.ts';
import { encodeCall } from '../domain/call.ts';
import { channelId } from '../domain/channel.ts';
import type { Problem } from '../domain/problem.ts';
import type { Suggestion } from '../grammar/kind.ts';
import type { ChatMemory } from '../ports/chat-memory.ts';
import type { Clock } from '../ports/clock.ts';
import { StoreUnavailable } from '../ports/store-unavailable.ts';
import { askDispatcher, outlookOn, type VisitNeeds } from './ask-dispatcher.ts';
import type { Origin } from './command.ts';
import { pageShown } from './form-pages.ts';
import type { Gate } from './gate.ts';
import { handIn } from './hand-in.ts';
import {
  createKeptForms,
  type FormMemory,
  type HeldForm,
  handInCall,
  type KeptForms,
  openingCall,
  readHandIn,
  readOpening,
} from './kept-forms.ts';
import { atIntervals } from './progress.ts';
import { isRepeat } from './repeats.ts';
import type { Reply } from './reply.ts';
import { show } from './show.ts';
import type { FormOpener, Visit } from './visit.ts';

/** What is being typed for an argument; `id` as a visit's. */
export interface Typing extends Pick<Visit, 'id'> {
  readonly asker: Pick<Origin, 'channel' | 'user'>;
  readonly verb: string;
  readonly argument: string;
  readonly typed: string;
}

/** Where everybody comes in who wants something, from whichever platform. */
export interface Door {
  /** Answers a visit, and the same one only once. Never rejects. */
  enter(visit: Visit): Promise<void>;
  /** What is offered, best first; null for what has been answered before. Never rejects. */
  suggest(typing: Typing): Promise<readonly Suggestion[] | null>;
}

type Memory = FormMemory & Pick<ChatMemory, 'claimFirst' | 'keepMessage' | 'readMessage'>;

export interface DoorOptions extends Omit<VisitNeeds, 'memory'> {
  readonly gate: Gate;
  readonly memory: Memory;
  readonly clock: Clock;
}

interface DoorNeeds extends DoorOptions, VisitNeeds {
  readonly memory: Memory;
  readonly keptForms: KeptForms;
}

export function createDoor(options: DoorOptions): Door {
  const { dispatcher, gate, memory, logger } = options;
  const needs = { ...options, keptForms: createKeptForms(memory) };

  const isKnown = async ({ id }: Pick<Visit, 'id'>, { channel }: Pick<Origin, 'channel'>) =>
    id !== null && (await isRepeat(memory, [channel.platform, ...id]));

  return {
    async enter(visit) {
      if (await isKnown(visit, visit.origin)) return;
      try {
        await answer(needs, visit);
      } catch (error) {
        await apologise(needs, visit, error);
      }
    },
    async suggest(typing) {
      const { asker, verb, argument, typed } = typing;
      if (await isKnown(typing, asker)) return null;
      try {
        if (!(await gate.admit(asker, 'typing')).ok) return [];
        return await dispatcher.suggest(asker, verb, argument, typed);
      } catch (error) {
        logger.warn({ err: error, verb, argument }, 'nothing could be suggested');
        return [];
      }
    },
  };
}

async function answer(needs: DoorNeeds, visit: Visit): Promise<void> {
  const began = needs.clock();
  const admitted = await needs.gate.admit(visit.origin, 'command');
  const { asked } = visit;
  const handedIn = asked.kind === 'call' ? readHandIn(asked.token) : null;
  if (asked.kind === 'call' && handedIn) {
    const means = { forms: false, progress: progressOf(needs, visit) };
    return handIn(needs, { visit, call: handedIn, entered: asked.entered ?? {}, admitted, means });
  }
  if (!admitted.ok) return turnAway(needs, visit, admitted.problem);
  const { visibility, opensForm } = await outlookOn(needs, visit);
  const { responder } = visit;
  if (responder.forms && opensForm) return answerByForm(needs, visit, responder.forms, began);
  await responder.accept?.(visibility);
  await show(needs, visit, await answerInWords(needs, visit));
}

async function turnAway({ dispatcher }: DoorNeeds, { origin, responder }: Visit, problem: Problem) {
  await responder.accept?.('asker');
  await responder.toAsker(dispatcher.refuse(origin, problem).card);
}

/** A form that is ready to be opened, at one of its pages. */
interface ReadyForm {
  readonly kind: 'ready';
  readonly held: HeldForm;
  readonly page: number;
}

/** A form is the first word or none, so for a moment nothing is said until it is known whether one comes. */
async function answerByForm(needs: DoorNeeds, visit: Visit, forms: FormOpener, began: number): Promise<void> {
  const { responder } = visit;
  const coming = readyForm(needs, visit, forms);
  const early = await inTime(coming, forms, needs.clock() - began);
  const fate = early?.kind === 'ready' ? await open(needs, forms, early) : 'too-late';
  if (fate === 'opened') return;
  await responder.accept?.('asker');
  if (fate === 'refused') return show(needs, visit, await answerInWords(needs, visit));
  const reply = await coming;
  if (reply.kind === 'card') return show(needs, visit, reply);
  const { held, page } = reply;
  await responder.toAsker(lateFormCard(held.form.title, openingCall(held, page)));
}

/** What is shown is kept, with what is entered; a button may ask for one that is kept already. */
async function readyForm(needs: DoorNeeds, visit: Visit, { room }: FormOpener): Promise<Reply | ReadyForm> {
  const { origin, asked } = visit;
  const opening = asked.kind === 'call' ? readOpening(asked.token) : null;
  if (opening) {
    const held = await needs.keptForms.find(opening.id, origin);
    if (held) return { kind: 'ready', held, page: opening.page ?? 0 };
    return needs.dispatcher.refuse(origin, { code: 'stale-button' });
  }
  const reply = await askDispatcher(needs, visit, { forms: true, progress: progressOf(needs, visit) });
  if (reply.kind === 'card') return reply;
  return { kind: 'ready', held: await needs.keptForms.keep(reply.form, room, origin), page: 0 };
}

/** Null for what is not ready in time. */
async function inTime<T>(coming: Promise<T>, { withinMs }: FormOpener, spentMs: number): Promise<T | null> {
  if (withinMs === null) return coming;
  return within(withinMs - spentMs, coming).catch(() => null);
}

async function open(
  { logger }: DoorNeeds,
  forms: FormOpener,
  { held, page }: ReadyForm,
): Promise<'opened' | 'too-late' | 'refused'> {
  try {
    return await forms.open(pageShown(held, page), encodeCall(handInCall(held, page)));
  } catch (error) {
    logger.error({ err: error, title: held.form.title }, 'a form could not be opened');
    return 'refused';
  }
}

async function answerInWords(needs: DoorNeeds, visit: Visit): Promise<Reply> {
  const reply = await askDispatcher(needs, visit, { forms: false, progress: progressOf(needs, visit) });
  if (reply.kind === 'form') throw new Error('A form came where none can be shown.');
  return reply;
}

function progressOf(needs: DoorNeeds, { responder }: Visit) {
  return atIntervals((card) => responder.progress(card), needs);
}

/** Whatever was done, an answer that cannot be given is owed a word, and its cause a line in the log. */
async function apologise(
  { dispatcher, logger }: DoorNeeds,
  { origin, responder }: Visit,
  error: unknown,
): Promise<void> {
  logger.error({ err: error, channel: channelId(origin.channel) }, 'an answer could not be given');
  const isAway = error instanceof StoreUnavailable;
  const card = isAway ? dispatcher.refuse(origin, { code: 'store-unavailable' }).card : apologyCard();
  try {
    await responder.toAsker(card);
  } catch (again) {
    logger.warn({ err: again }, 'nor could an apology');
  }
}
