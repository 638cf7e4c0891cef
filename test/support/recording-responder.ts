import type { Responder } from '../../src/chat/visit.ts';
import type { Card } from '../../src/domain/card.ts';

/** Shows everything, and notes to whom. */
export function recordingResponder(change: Partial<Responder> = {}) {
  const shown: { to: 'asker' | 'channel'; card: Card }[] = [];
  const responder: Responder = {
    forms: null,
    async progress() {},
    async toAsker(card) {
      shown.push({ to: 'asker', card });
      return null;
    },
    async toChannel(card) {
      shown.push({ to: 'channel', card });
      return { messageId: null, barred: null };
    },
    ...change,
  };
  return { shown, responder };
}
