import { type Call, decodeCall, type Given } from '../domain/call.ts';
import { workspaceId } from '../domain/channel.ts';
import type { Form } from '../domain/form.ts';
import type { ChatMemory, KeptForm } from '../ports/chat-memory.ts';
import type { Origin } from './command.ts';
import { type FormRoom, fitForm } from './form-pages.ts';

/** Not commands: they open a form, and give it back filled in. */
const OPEN = 'open-form';
const HAND_IN = 'hand-in';

type Asker = Pick<Origin, 'channel' | 'user'>;

/** A form that somebody is filling in. */
export interface HeldForm extends KeptForm {
  readonly id: string;
}

/** Which form a button or a form is about; `page` is null for the whole of it. */
export interface FormCall {
  readonly id: string;
  readonly page: number | null;
}

/** Every form that is shown is kept, so that it can be brought back with all that was entered, in any process. */
export interface KeptForms {
  keep(form: Form, room: FormRoom, asker: Asker): Promise<HeldForm>;
  /** Null for one that has run out, or was made for somebody else. */
  find(id: string, asker: Asker): Promise<HeldForm | null>;
  /** Notes what was entered since. */
  note(held: HeldForm): Promise<void>;
  /** Once it has led to what it was for. */
  forget(held: HeldForm): Promise<void>;
}

export type FormMemory = Pick<ChatMemory, 'keepForm' | 'readForm' | 'forgetForm'>;

export function createKeptForms(memory: FormMemory): KeptForms {
  return {
    async keep(form, room, { channel, user }) {
      const kept = {
        ...{ form: fitForm(form, room), atOnce: room.fields, entered: {}, mistakes: {} },
        ...{ workspace: workspaceId(channel), user },
      };
      return { ...kept, id: await memory.keepForm(kept) };
    },
    async find(id, { channel, user }) {
      const kept = await memory.readForm(id);
      return kept?.workspace === workspaceId(channel) && kept.user === user ? { ...kept, id } : null;
    },
    async note({ id, ...kept }) {
      await memory.keepForm(kept, id);
    },
    forget: ({ id }) => memory.forgetForm(id),
  };
}

/** What a button gives that opens one of its pages. */
export function openingCall({ id }: HeldForm, page: number): Call {
  return { verb: OPEN, given: { id, page: String(page) } };
}

/** What a page gives, or with null a button that has the whole form carried out as it is. */
export function handInCall({ id }: HeldForm, page: number | null): Call {
  return { verb: HAND_IN, given: { id, ...(page === null ? {} : { page: String(page) }) } };
}

/** Null for what opens no form. */
export function readOpening(token: string): FormCall | null {
  return readFormCall(token, OPEN);
}

/** Null for what is no form that comes back. */
export function readHandIn(token: string): FormCall | null {
  return readFormCall(token, HAND_IN);
}

function readFormCall(token: string, verb: string): FormCall | null {
  const call = decodeCall(token);
  return call?.verb === verb ? { id: call.given['id'] ?? '', page: pageIn(call.given) } : null;
}

function pageIn({ page }: Given): number | null {
  return page === undefined ? null : Number(page) || 0;
}
