import { type CallTarget, fitCall, fitCalls } from '../cards/fit-calls.ts';
import type { Origin } from './command.ts';
import type { FormReply, Reply } from './reply.ts';

/** The same reply, of which everything can be pressed or sent where it goes. */
export async function fitReply(
  reply: Reply | FormReply,
  { user, ...place }: Omit<CallTarget, 'user'> & Pick<Origin, 'user'>,
): Promise<Reply | FormReply> {
  if (reply.kind === 'card') {
    const reader = reply.visibility === 'asker' ? user : null;
    return { ...reply, card: await fitCalls(reply.card, { ...place, user: reader }) };
  }
  return { ...reply, form: { ...reply.form, submit: await fitCall(reply.form.submit, { ...place, user }) } };
}
