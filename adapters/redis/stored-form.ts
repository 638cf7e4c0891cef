import { z } from 'zod';
import { FIELD_KINDS } from '../../src/domain/form.ts';
import type { KeptForm } from '../../src/ports/chat-memory.ts';

const texts = z.record(z.string(), z.string());

const call = z.object({
  verb: z.string(),
  given: texts,
  once: z.string().exactOptional(),
});

const field = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(FIELD_KINDS),
  value: z.string(),
  required: z.boolean(),
  hint: z.string(),
  choices: z.array(z.object({ label: z.string(), value: z.string() })).exactOptional(),
  suggests: z.string().exactOptional(),
  longest: z.number().exactOptional(),
});

const form = z.object({
  title: z.string(),
  intro: z.string().exactOptional(),
  submitLabel: z.string(),
  submit: call,
  gives: z.literal('changes').exactOptional(),
  fields: z.array(field),
});

export const storedForm: z.ZodType<KeptForm> = z.object({
  form,
  atOnce: z.number(),
  entered: texts,
  mistakes: texts,
  workspace: z.string(),
  user: z.string(),
});
