import { randomUUID } from 'node:crypto';
import type { Form } from '../../src/domain/form.ts';

const PREFIX = 'ready-form;;id=';
const KEPT_MS = 15 * 60_000;

/** Forms that were ready too late to be shown: Discord opens one only at once. A button shows them after all. */
export interface ReadyForms {
  /** Resolves to the id of the button. */
  keep(form: Form): string;
  /** Null for a button that is about something else, or older than a quarter of an hour. */
  find(customId: string): Form | null;
}

export function createReadyForms(): ReadyForms {
  const forms = new Map<string, Form>();
  return {
    keep(form) {
      const customId = PREFIX + randomUUID();
      forms.set(customId, form);
      setTimeout(() => forms.delete(customId), KEPT_MS).unref();
      return customId;
    },
    find: (customId) => forms.get(customId) ?? null,
  };
}
