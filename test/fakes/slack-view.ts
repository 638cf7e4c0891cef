// biome-ignore-all lint/suspicious/noExplicitAny: Block Kit as it came over the wire

/** What is wrong with a number of characters or of things. */
type Check = (what: string, actual: number, least: number, most: number) => void;

/**
 * Why Slack refuses a modal, as https://docs.slack.dev/reference/views/modal-views and the pages about its blocks and
 * elements say; nothing for one that it takes.
 */
export function slackViewFaults(view: any): string[] {
  const faults: string[] = [];
  const check: Check = (what, actual, least, most) => {
    if (!(actual >= least && actual <= most)) faults.push(`${what}: ${actual}`);
  };
  if (view.type !== 'modal') faults.push(`type ${view.type}`);
  check('title', plainLength(view.title), 1, 24);
  check('submit', plainLength(view.submit), 1, 24);
  if (view.close) check('close', plainLength(view.close), 1, 24);
  check('callback_id', view.callback_id?.length ?? 0, 0, 255);
  check('metadata', view.private_metadata?.length ?? 0, 0, 3_000);
  check('blocks', view.blocks.length, 1, 100);
  for (const block of view.blocks) {
    if (block.type === 'section') check('section', block.text?.text?.length, 1, 3_000);
    else if (block.type !== 'input') faults.push(`block of type ${block.type}`);
    else {
      check('label', plainLength(block.label), 1, 2_000);
      if (block.hint) check('hint', plainLength(block.hint), 1, 2_000);
      check('block_id', block.block_id?.length ?? 1, 1, 255);
      faults.push(...elementFaults(block.element));
    }
  }
  const ids = view.blocks.flatMap(({ block_id }: any) => (block_id ? [block_id] : []));
  if (new Set(ids).size < ids.length) faults.push('two blocks with one id');
  return faults;
}

function elementFaults(element: any): string[] {
  const faults: string[] = [];
  const check: Check = (what, actual, least, most) => {
    if (!(actual >= least && actual <= most)) faults.push(`${what}: ${actual}`);
  };
  const { type, action_id, options, placeholder } = element;
  check('action_id', action_id?.length, 1, 255);
  if (placeholder) check('placeholder', plainLength(placeholder), 1, 150);
  const initial = [element.initial_option, ...(element.initial_options ?? [])].filter(Boolean);
  for (const option of [...(options ?? []), ...initial]) {
    check('option', plainLength(option.text), 1, 75);
    check('option value', option.value?.length, 1, 150);
  }
  switch (type) {
    case 'plain_text_input': {
      const { initial_value = '', min_length = 0, max_length = 3_000 } = element;
      check('max_length', max_length, 1, 3_000);
      check('min_length', min_length, 0, max_length);
      check('initial_value', initial_value.length, 0, max_length);
      break;
    }
    case 'static_select':
    case 'multi_static_select': {
      check('options', options?.length, 1, 100);
      const known = new Set(options?.map((each: any) => JSON.stringify(each)));
      if (known.size < (options?.length ?? 0)) faults.push('equal options');
      for (const each of initial)
        if (!known.has(JSON.stringify(each)))
          faults.push(`initial option ${each.value} is none of the options`);
      break;
    }
    case 'external_select':
      check('min_query_length', element.min_query_length ?? 3, 0, 75);
      break;
    case 'conversations_select':
      if (!/^[CGD][A-Z0-9]+$/.test(element.initial_conversation ?? 'C0')) faults.push('initial conversation');
      break;
    case 'file_input':
      check('max_files', element.max_files ?? 10, 1, 10);
      break;
    default:
      faults.push(`element of type ${type}`);
  }
  return faults;
}

function plainLength(text: any): number {
  return text?.type === 'plain_text' ? text.text.length : Number.NaN;
}

/**
 * What Slack sends back of a form: the state of each block that nobody touched as it was shown.
 * https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload#view_submission
 */
export function stateOf(view: any, entered: Readonly<Record<string, object>> = {}): object {
  const inputs = view.blocks.filter(({ type }: any) => type === 'input');
  return Object.fromEntries(
    inputs.map(({ block_id, element }: any) => [
      block_id,
      { [element.action_id]: { type: element.type, ...(entered[block_id] ?? shownIn(element)) } },
    ]),
  );
}

function shownIn(element: any): object {
  switch (element.type) {
    case 'plain_text_input':
      return { value: element.initial_value ?? null };
    case 'multi_static_select':
      return { selected_options: element.initial_options ?? [] };
    case 'conversations_select':
      return { selected_conversation: element.initial_conversation ?? null };
    case 'file_input':
      return { files: [] };
    default:
      return { selected_option: element.initial_option ?? null };
  }
}
