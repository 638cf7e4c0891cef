import type { Given } from '../domain/call.ts';
import type { ChatMemory } from '../ports/chat-memory.ts';
import type { Logger } from '../ports/logger.ts';
import { readAttachedFile } from './attached-file.ts';
import type { Origin } from './command.ts';
import type { Dispatcher } from './dispatch.ts';
import { readOpening } from './kept-forms.ts';
import type { FormReply, Means, Outlook, Reply } from './reply.ts';
import type { Asked, Visit } from './visit.ts';

export interface VisitNeeds {
  readonly dispatcher: Dispatcher;
  readonly memory: Pick<ChatMemory, 'readMessage'>;
  readonly logger: Logger;
}

/** That it opens a form is seen only when it is read. */
const MAY_OPEN_FORM: Outlook = { visibility: 'asker', opensForm: true };

/** What can be said of a visit before anything takes time. */
export async function outlookOn(
  { dispatcher }: Pick<VisitNeeds, 'dispatcher'>,
  { asked, origin, file }: Visit,
): Promise<Outlook> {
  const attached = file ? { [file.argument]: file.url } : {};
  switch (asked.kind) {
    case 'text':
      return MAY_OPEN_FORM;
    case 'options':
      return dispatcher.outlook(asked.verb, { ...asked.given, ...attached });
    case 'call':
      if (readOpening(asked.token)) return MAY_OPEN_FORM;
      return dispatcher.outlookOnCall(origin, asked.token, { ...asked.entered, ...attached });
  }
}

/** Reads what came along, and does what is asked. */
export async function askDispatcher(
  needs: VisitNeeds,
  visit: Visit,
  means: Means,
): Promise<Reply | FormReply> {
  const { origin, file, repliesTo } = visit;
  const text = file ? await readAttachedFile(file, needs.logger) : null;
  if (text && !text.ok) return needs.dispatcher.refuse(origin, text.problem);
  const attached = file && text ? { [file.argument]: text.value } : {};
  const about = repliesTo ? await needs.memory.readMessage(origin.channel, repliesTo) : null;
  return dispatch(needs, { ...origin, about }, visit.asked, attached, means);
}

function dispatch(
  { dispatcher }: VisitNeeds,
  origin: Origin,
  asked: Asked,
  attached: Given,
  means: Means,
): Promise<Reply | FormReply> {
  switch (asked.kind) {
    case 'text':
      return dispatcher.fromText(origin, asked.text, means);
    case 'options':
      return dispatcher.fromOptions(origin, asked.verb, { ...asked.given, ...attached }, means);
    case 'call':
      return dispatcher.fromCall(origin, asked.token, { ...asked.entered, ...attached }, means);
  }
}
