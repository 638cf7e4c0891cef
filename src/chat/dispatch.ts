import { randomUUID } from 'node:crypto';
import { inRequest } from '../async/request-context.ts';
import { sharing } from '../async/sharing.ts';
import { formCard } from '../cards/form-card.ts';
import type { Invoked } from '../cards/invoked.ts';
import { withLiveActions } from '../cards/live-actions.ts';
import { apologyCard } from '../cards/notice-card.ts';
import type { Given } from '../domain/call.ts';
import type { Card } from '../domain/card.ts';
import { type ChannelRef, channelId, workspaceId } from '../domain/channel.ts';
import { DEFAULT_SETTINGS } from '../domain/channel-settings.ts';
import type { Form, FormField } from '../domain/form.ts';
import { namingFor } from '../domain/naming.ts';
import { partyOf } from '../domain/party.ts';
import type { Problem } from '../domain/problem.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { RightsPolicy } from '../domain/rights.ts';
import { bind, withoutHidden } from '../grammar/bind.ts';
import type { CommandSet } from '../grammar/command-set.ts';
import type { Suggestion } from '../grammar/kind.ts';
import type { Metrics } from '../ports/metrics.ts';
import type { PlatformTraits } from '../ports/platform.ts';
import type { OperationName } from '../ports/provider-offer.ts';
import { StoreUnavailable } from '../ports/store-unavailable.ts';
import type { Command, CommandContext, Origin, ReadingNeeds } from './command.ts';
import { fitReply } from './fit-reply.ts';
import { mistakeOf, mistakesIn } from './form-mistakes.ts';
import { fromOptions, fromText, fromToken, type Invocation } from './invocation.ts';
import { callOnce, runOnce } from './once.ts';
import { outlookOf, outlookOnCall } from './outlook.ts';
import { readsAlone } from './reader.ts';
import { refuse } from './refuse.ts';
import type { FormReply, Means, Outlook, Reply } from './reply.ts';
import { requireRight } from './rights.ts';
import type { Services } from './services.ts';
import { type SpendingNeeds, spendingApi } from './spending.ts';
import { suggestionsFor } from './suggestions.ts';

export interface Dispatcher {
  /** What somebody typed: `/track sto 402934299065`. */
  fromText(origin: Origin, text: string, means?: Means): Promise<Reply | FormReply>;
  /** What a platform has taken apart already. */
  fromOptions(origin: Origin, verb: string, given: Given, means?: Means): Promise<Reply | FormReply>;
  /** A pressed button, a chosen entry, or a form with what was entered. */
  fromCall(origin: Origin, token: string, entered?: Given, means?: Means): Promise<Reply | FormReply>;
  /** A form with all that was entered: nothing more is asked for. */
  fromForm(origin: Origin, token: string, entered: Given, means?: Means): Promise<Reply | FormReply>;
  /** What is wrong with what was entered into these fields, by their names, in words for people. */
  mistakesIn(origin: Origin, form: Form, entered: Given, fields: readonly FormField[]): Promise<Given>;
  /** The same of what was found out later; nothing for what is about no field. */
  mistakeOf(form: Form, problem: Problem): Given;
  /** What is said of something that cannot be done, before any command is known. */
  refuse(origin: Origin, problem: Problem): Reply;
  outlook(verb: string, given: Given): Outlook;
  outlookOnCall(origin: Origin, token: string, entered?: Given): Promise<Outlook>;
  /** What is offered while an argument of a command is being typed, best first. */
  suggest(
    asker: Pick<Origin, 'channel' | 'user'>,
    verb: string,
    argument: string,
    typed: string,
  ): Promise<readonly Suggestion[]>;
}

export interface DispatcherOptions {
  readonly commands: CommandSet<Command>;
  /** The service must offer every operation that the commands name. */
  readonly services: Services<'list'>;
  readonly rights: RightsPolicy;
  /** By the names of the platforms; one that is not there has no limits and knows no channels. */
  readonly platforms: ReadonlyMap<string, PlatformTraits>;
  readonly metrics?: Pick<Metrics, 'commandDone'>;
}

const NO_MEANS: Means = { forms: false, progress: async () => {} };

/** The one place where a command's failure becomes an answer. It always answers. */
export function createDispatcher({
  commands,
  services,
  rights,
  platforms,
  metrics,
}: DispatcherOptions): Dispatcher {
  const { logger, memory, home } = services;
  const rightNeeds = { rights, home };
  // Each letter that is typed asks anew, and a channel may follow thousands.
  const list = sharing((channel: ChannelRef) => services.subscriptions.list(channel), channelId);

  function answer(
    origin: Origin,
    means: Means,
    read: () => Promise<Result<Invocation>>,
  ): Promise<Reply | FormReply> {
    const work = async () => {
      const started = services.clock();
      let verb = 'none';
      const onRead = (read: Invoked) => {
        verb = read.command.verb;
      };
      const [reply] = await Promise.all([attemptTo(origin, means, read, onRead), noteUse(origin)]);
      const outcome = reply.kind === 'form' ? 'ok' : reply.outcome;
      const ms = services.clock() - started;
      metrics?.commandDone(verb, outcome, ms / 1000);
      logger.info({ verb, outcome, ms, channel: channelId(origin.channel) }, 'command answered');
      return reply;
    };
    return inRequest(randomUUID(), work, workspaceId(origin.channel));
  }

  /** Whoever runs the bot is told who uses it; not being able to note it is no reason to fail. */
  async function noteUse({ channel }: Origin): Promise<void> {
    try {
      await services.workspaces.noteUse(workspaceId(channel), services.clock());
    } catch (error) {
      logger.debug({ err: error }, 'not noted that a workspace uses the bot');
    }
  }

  async function attemptTo(
    origin: Origin,
    means: Means,
    read: () => Promise<Result<Invocation>>,
    onRead: (attempt: Invoked) => void,
  ): Promise<Reply | FormReply> {
    let attempt: Invoked | null = null;
    try {
      const invocation = await read();
      if (!invocation.ok) return await fitted(refusal(invocation.problem, null, origin), origin);
      attempt = invocation.value;
      onRead(attempt);
      const done = await carryOut(invocation.value, origin, means);
      return await fitted(done.ok ? done.value : refusal(done.problem, attempt, origin), origin);
    } catch (error) {
      return excuse(error, attempt, origin);
    }
  }

  function excuse(error: unknown, attempt: Invoked | null, origin: Origin): Reply {
    const told = { err: error, verb: attempt?.command.verb };
    if (error instanceof StoreUnavailable) {
      logger.warn(told, 'a command could not be carried out while the store is away');
      return refusal({ code: 'store-unavailable' }, attempt, origin);
    }
    logger.error(told, 'a command failed');
    return { kind: 'card', card: apologyCard(), visibility: 'asker', outcome: 'bug' };
  }

  async function carryOut(
    { command, given, trusted, once, problem, isFilledIn = false }: Invocation,
    origin: Origin,
    means: Means,
  ): Promise<Result<Reply | FormReply>> {
    const allowed = await mayGive(command, origin);
    if (!allowed.ok) return allowed;
    if (problem) return failure(problem);
    const context = await contextOf(command, origin, means);
    if (!isFilledIn && command.form?.wanted(given)) {
      const form = await command.form.build(given, context);
      if (!form.ok) return form;
      if (!means.forms) return success(asCard(commands, formCard(commands, form.value)));
      return success({ kind: 'form', form: form.value });
    }
    const definitions = trusted ? command.arguments : withoutHidden(command.arguments);
    const bound = await bind(definitions, given, needsFor(origin));
    if (!bound.ok) return bound;
    const result = await runOnce(services, once, (isAgain) =>
      command.run(bound.value, { ...context, isAgain }),
    );
    if (!result.ok) return result;
    return success({
      ...asCard(commands, result.value),
      visibility: result.value.toAsker ? 'asker' : command.visibility,
    });
  }

  async function mayGive({ right, forOutsiders }: Command, origin: Origin): Promise<Result<void>> {
    if (origin.isOutsider && !forOutsiders) return failure({ code: 'outsider' });
    return right === null ? success(undefined) : requireRight(rightNeeds, right, origin);
  }

  async function contextOf(
    command: Command,
    origin: Origin,
    means: Means,
  ): Promise<CommandContext<OperationName>> {
    const isAlone = readsAlone(command, origin);
    const settings = isAlone ? DEFAULT_SETTINGS : await services.settings.read(origin.channel);
    return {
      ...origin,
      services: {
        ...services,
        api: spendingApi(services.api, spendingOf(origin)),
      } as Services<OperationName>,
      commands,
      formRoom: platforms.get(origin.channel.platform)?.limits.formFields ?? Number.POSITIVE_INFINITY,
      isAgain: false,
      naming: namingFor(isAlone, settings),
      ensure: (right, present = origin) => requireRight(rightNeeds, right, present),
      call: async (verb, given, once) => (once ? callOnce(memory, origin, verb, given) : { verb, given }),
      progress: means.progress,
    };
  }

  function spendingOf(origin: Origin): SpendingNeeds {
    return { ...services, party: partyOf(origin) };
  }

  function fitted(reply: Reply | FormReply, { channel, user }: Origin): Promise<Reply | FormReply> {
    return fitReply(reply, { channel, user, memory, ...platforms.get(channel.platform)?.limits });
  }

  function needsFor(asker: Pick<Origin, 'channel' | 'user' | 'about' | 'isOutsider'>): ReadingNeeds {
    const traits = platforms.get(asker.channel.platform);
    const channelIn = (text: string) => traits?.channelId.exec(text)?.[1] ?? null;
    const zone = async () => (await services.settings.read(asker.channel)).zone;
    return { ...services, now: services.clock(), zone, asker, channelIn };
  }

  function refusal(problem: Problem, attempt: Invoked | null, origin: Origin): Reply {
    return refuse(commands, problem, attempt, origin);
  }

  return {
    fromText: (origin, text, means = NO_MEANS) =>
      answer(origin, means, () => fromText(commands, text, needsFor(origin))),
    fromOptions: (origin, verb, given, means = NO_MEANS) =>
      answer(origin, means, async () => fromOptions(commands, verb, given)),
    fromCall: (origin, token, entered = {}, means = NO_MEANS) =>
      answer(origin, means, () => fromToken(commands, token, entered, origin, memory)),
    fromForm: (origin, token, entered, means = NO_MEANS) =>
      answer(origin, means, async () => {
        const read = await fromToken(commands, token, entered, origin, memory);
        return read.ok ? success({ ...read.value, isFilledIn: true }) : read;
      }),
    mistakesIn: (origin, form, entered, fields) =>
      mistakesIn({ commands, memory, reading: needsFor(origin) }, origin, { form, entered, fields }),
    mistakeOf: (form, problem) => mistakeOf(commands, form.fields, problem),
    suggest: async (asker, verb, argument, typed) => {
      const needs = { ...needsFor(asker), subscriptions: { ...services.subscriptions, list } };
      return suggestionsFor(commands.find(verb), argument, typed, needs);
    },
    refuse: (origin, problem) => refusal(problem, null, origin),
    outlook: (verb, given) => outlookOf(commands, verb, given),
    outlookOnCall: (origin, token, entered) => outlookOnCall({ commands, memory }, origin, token, entered),
  };
}

function asCard(commands: CommandSet, card: Card): Reply {
  return { kind: 'card', card: withLiveActions(commands, card), visibility: 'asker', outcome: 'ok' };
}
