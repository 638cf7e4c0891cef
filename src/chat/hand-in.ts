import { within } from '../async/within.ts';
import { mistakesCard, nextPageCard, runOutCard, withNextPage, withWayBack } from '../cards/form-cards.ts';
import { encodeCall, type Given } from '../domain/call.ts';
import type { Card } from '../domain/card.ts';
import type { Problem } from '../domain/problem.ts';
import { type Result, success } from '../domain/result.ts';
import type { ChatMemory } from '../ports/chat-memory.ts';
import type { Logger } from '../ports/logger.ts';
import { readAttachedFile } from './attached-file.ts';
import type { Dispatcher } from './dispatch.ts';
import { firstPageWith, givenIn, pagesOf } from './form-pages.ts';
import { type FormCall, type HeldForm, handInCall, type KeptForms, openingCall } from './kept-forms.ts';
import type { Means, Reply } from './reply.ts';
import { show } from './show.ts';
import type { Visit } from './visit.ts';

export interface HandInNeeds {
  readonly dispatcher: Dispatcher;
  readonly keptForms: KeptForms;
  readonly memory: Pick<ChatMemory, 'keepMessage'>;
  readonly logger: Logger;
}

/** A form that comes back, and whether whoever sends it is let in. */
export interface HandIn {
  readonly visit: Visit;
  readonly call: FormCall;
  readonly entered: Given;
  readonly admitted: Result<void>;
  readonly means: Means;
}

/** Platforms wait three seconds for a first word. */
const PATIENCE_MS = 1_500;

/** A form that comes back: carried out where it is whole and right, and else brought back with all that was entered. */
export async function handIn(
  needs: HandInNeeds,
  { visit, call, entered, admitted, means }: HandIn,
): Promise<void> {
  const found = await needs.keptForms.find(call.id, visit.origin);
  if (!found) return tellRunOut(needs, visit, entered);
  const pages = pagesOf(found);
  const fields = call.page === null ? found.form.fields : (pages[call.page] ?? []);
  const known = Object.entries(entered).filter(([name]) => fields.some((field) => field.name === name));
  const held = { ...found, entered: { ...found.entered, ...Object.fromEntries(known) }, mistakes: {} };
  if (!admitted.ok) return fail(needs, visit, held, admitted.problem);

  const check = needs.dispatcher.mistakesIn(visit.origin, held.form, givenIn(held), fields);
  const mistakes: Given = await within(PATIENCE_MS, check).catch(() => ({}));
  if (Object.keys(mistakes).length > 0) return bringBack(needs, visit, { ...held, mistakes });

  const isLast = call.page === null || call.page >= pages.length - 1 || held.form.gives === 'changes';
  if (isLast) return carryOut(needs, visit, held, { page: call.page, means });
  await visit.responder.accept?.('asker');
  const whole = await withFile(needs, visit, held);
  if (!whole.ok) return fail(needs, visit, held, whole.problem);
  await needs.keptForms.note(whole.value);
  await visit.responder.toAsker(nextPage(whole.value, (call.page ?? 0) + 1));
}

async function tellRunOut(
  { dispatcher }: HandInNeeds,
  { origin, responder }: Visit,
  entered: Given,
): Promise<void> {
  // Others' forms are told to nobody, nor that there are any.
  const card = origin.isOutsider ? dispatcher.refuse(origin, { code: 'outsider' }).card : runOutCard(entered);
  await responder.accept?.('asker');
  await responder.toAsker(card);
}

function nextPage(held: HeldForm, page: number): Card {
  const after = pagesOf(held).slice(page).flat();
  const isNeeded = after.some(({ required }) => required);
  return nextPageCard(held.form, {
    open: openingCall(held, page),
    labels: after.map(({ label }) => label),
    finish: isNeeded ? null : handInCall(held, null),
  });
}

async function bringBack(needs: HandInNeeds, { responder }: Visit, held: HeldForm): Promise<void> {
  if (await responder.keepOpen?.(held.mistakes)) return;
  await responder.accept?.('asker');
  const page = firstPageWith(held, Object.keys(held.mistakes));
  await needs.keptForms.note(held);
  await responder.toAsker(mistakesCard(held.form, held.entered, held.mistakes, openingCall(held, page)));
}

/** What cannot be done at all, or not now: nobody enters it all again. */
async function fail(needs: HandInNeeds, visit: Visit, held: HeldForm, problem: Problem): Promise<void> {
  await visit.responder.accept?.('asker');
  await visit.responder.toAsker(
    await wayBack(needs, held, needs.dispatcher.refuse(visit.origin, problem).card, problem),
  );
}

async function wayBack(
  { keptForms, dispatcher }: HandInNeeds,
  held: HeldForm,
  card: Card,
  problem?: Problem,
) {
  const mistakes = problem ? dispatcher.mistakeOf(held.form, problem) : {};
  const noted = { ...held, mistakes };
  await keptForms.note(noted);
  return withWayBack(card, openingCall(held, firstPageWith(noted, Object.keys(mistakes))));
}

async function withFile({ logger }: HandInNeeds, { file }: Visit, held: HeldForm): Promise<Result<HeldForm>> {
  if (!file) return success(held);
  const text = await readAttachedFile(file, logger);
  return text.ok ? success({ ...held, entered: { ...held.entered, [file.argument]: text.value } }) : text;
}

interface Attempt {
  readonly held: HeldForm;
  readonly reply: Reply;
}

async function attempt(needs: HandInNeeds, visit: Visit, held: HeldForm, means: Means): Promise<Attempt> {
  const { dispatcher } = needs;
  const whole = await withFile(needs, visit, held);
  if (!whole.ok) return { held, reply: dispatcher.refuse(visit.origin, whole.problem) };
  const given = givenIn(whole.value);
  const reply = await dispatcher.fromForm(visit.origin, encodeCall(held.form.submit), given, means);
  if (reply.kind === 'form') throw new Error('A form came where one was filled in.');
  return { held: whole.value, reply };
}

async function carryOut(
  needs: HandInNeeds,
  visit: Visit,
  held: HeldForm,
  { page, means }: { readonly page: number | null; readonly means: Means },
): Promise<void> {
  const { dispatcher, keptForms } = needs;
  const early = visit.responder.keepOpen ? attempt(needs, visit, held, means) : null;
  if (early && (await isBroughtBack(needs, visit, early))) return;
  const outlook = await dispatcher.outlookOnCall(visit.origin, encodeCall(held.form.submit), givenIn(held));
  await visit.responder.accept?.(outlook.visibility);
  const { held: whole, reply } = await (early ?? attempt(needs, visit, held, means));
  if (reply.outcome !== 'ok' && !FINAL.includes(reply.outcome)) {
    const card = await wayBack(needs, whole, reply.card, reply.problem);
    return show(needs, visit, { ...reply, card });
  }
  const next = page !== null && page + 1 < pagesOf(whole).length ? page + 1 : null;
  if (next === null || reply.visibility !== 'asker') {
    await keptForms.forget(whole);
    return show(needs, visit, reply);
  }
  await keptForms.note(settled(whole));
  return show(needs, visit, { ...reply, card: withNextPage(reply.card, openingCall(whole, next)) });
}

/** What no other entry would change. */
const FINAL: readonly Reply['outcome'][] = ['outsider', 'stale-button', 'already-done'];

/** What was given is what is there now. */
function settled({ form, entered, ...rest }: HeldForm): HeldForm {
  const fields = form.fields.map((field) => ({ ...field, value: entered[field.name] ?? field.value }));
  return { ...rest, form: { ...form, fields }, entered: {} };
}

/** Where a form stays open for a while, what is found out meanwhile is told in it. */
async function isBroughtBack(
  { dispatcher }: HandInNeeds,
  { responder }: Visit,
  coming: Promise<Attempt>,
): Promise<boolean> {
  const early = await within(PATIENCE_MS, coming).catch(() => null);
  if (!early?.reply.problem) return false;
  const mistakes = dispatcher.mistakeOf(early.held.form, early.reply.problem);
  return Object.keys(mistakes).length > 0 && ((await responder.keepOpen?.(mistakes)) ?? false);
}
