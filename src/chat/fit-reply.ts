import { type CallTarget, fitCall, fitCalls } from '../cards/fit-calls.ts';
import type { FormReply, Reply } from './reply.ts';

/** The same reply, of which everything can be pressed or sent where it goes. */
export async function fitReply(reply: Reply | FormReply, target: CallTarget): Promise<Reply | FormReply> {
  if (reply.kind === 'card') return { ...reply, card: await fitCalls(reply.card, target) };
  return { ...reply, form: { ...reply.form, submit: await fitCall(reply.form.submit, target) } };
}
