import { type Call, decodeCall } from '../domain/call.ts';
import { workspaceId } from '../domain/channel.ts';
import type { Form } from '../domain/form.ts';
import type { ChatMemory } from '../ports/chat-memory.ts';
import type { Origin } from './command.ts';

/** Not a command: the form that it opens gives one. */
const VERB = 'open-form';

type Asker = Pick<Origin, 'channel' | 'user'>;

/** Forms that were ready when they could not be opened any more. A button opens them after all, in any process. */
export interface LateForms {
  /** Resolves to what the button gives. */
  keep(form: Form, asker: Asker): Promise<Call>;
  /** Whether a button is for that. */
  isMeant(token: string): boolean;
  /** Null for one that has run out, or was made for somebody else. */
  find(token: string, asker: Asker): Promise<Form | null>;
}

export function createLateForms(memory: Pick<ChatMemory, 'keepForm' | 'readForm'>): LateForms {
  return {
    async keep(form, { channel, user }) {
      const id = await memory.keepForm({ form, workspace: workspaceId(channel), user });
      return { verb: VERB, given: { id } };
    },
    isMeant: (token) => decodeCall(token)?.verb === VERB,
    async find(token, { channel, user }) {
      const id = decodeCall(token)?.given['id'];
      const kept = id ? await memory.readForm(id) : null;
      return kept?.workspace === workspaceId(channel) && kept.user === user ? kept.form : null;
    },
  };
}
