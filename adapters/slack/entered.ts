import { z } from 'zod';
import type { Given } from '../../src/domain/call.ts';
import { joinChosen } from '../../src/domain/form.ts';

const uploaded = z
  .object({
    url_private_download: z.string().optional(),
    url_private: z.string().optional(),
    size: z.number().optional(),
  })
  .transform(({ url_private_download, url_private = '', size = 0 }) => ({
    url: url_private_download ?? url_private,
    size,
  }));

const option = z.object({ value: z.string() });

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload#view_submission */
const element = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_conversation: z.string().nullish(),
  files: z.array(uploaded).nullish(),
});
const state = z.record(z.string(), z.record(z.string(), element));

export interface UploadedFile extends z.output<typeof uploaded> {
  /** The field that it was put into. */
  readonly argument: string;
}

export interface Entered {
  readonly given: Given;
  readonly file: UploadedFile | null;
}

/** What was entered, by the names of the fields. */
export function readEntered(values: unknown): Entered {
  const parsed = state.safeParse(values);
  const given: Record<string, string> = {};
  let file: Entered['file'] = null;
  for (const [name, elements] of Object.entries(parsed.success ? parsed.data : {})) {
    const [entered] = Object.values(elements);
    const [first] = entered?.files ?? [];
    if (first) file ??= { argument: name, ...first };
    else if (entered && !entered.files) given[name] = textOf(entered);
  }
  return { given, file };
}

function textOf({
  value,
  selected_option,
  selected_options,
  selected_conversation,
}: z.output<typeof element>) {
  if (selected_options) return joinChosen(selected_options.map((each) => each.value));
  return value ?? selected_option?.value ?? selected_conversation ?? '';
}
