// biome-ignore-all lint/suspicious/noExplicitAny: components as they came over the wire

const TYPE = { row: 1, select: 3, input: 4, channel: 8, text: 10, label: 18, file: 19 };

/** What is wrong with a number of characters or of things. */
type Check = (what: string, actual: number, least: number, most: number) => void;

/**
 * Why Discord refuses a modal, as its OpenAPI document and https://docs.discord.com/developers/components/reference say;
 * nothing for one that it takes.
 */
export function discordModalFaults(modal: any): string[] {
  const faults: string[] = [];
  const check: Check = (what, actual, least, most) => {
    if (!(actual >= least && actual <= most)) faults.push(`${what}: ${actual}`);
  };
  check('title', modal?.title?.length, 1, 45);
  check('custom_id', modal?.custom_id?.length, 1, 100);
  check('components', modal?.components?.length, 1, 5);
  const ids: string[] = [];
  for (const each of modal?.components ?? []) {
    if (each.type === TYPE.text) check('text', each.content?.length, 1, 4_000);
    else if (each.type !== TYPE.label) faults.push(`component of type ${each.type}`);
    else {
      check('label', each.label?.length, 1, 45);
      check('description', each.description?.length ?? 1, 1, 100);
      check('custom_id', each.component?.custom_id?.length, 1, 100);
      ids.push(each.component?.custom_id);
      faults.push(...componentFaults(each.component));
    }
  }
  if (new Set(ids).size < ids.length) faults.push('two components with one id');
  return faults;
}

function componentFaults(component: any): string[] {
  const faults: string[] = [];
  const check: Check = (what, actual, least, most) => {
    if (!(actual >= least && actual <= most)) faults.push(`${what}: ${actual}`);
  };
  if (component.disabled) faults.push('disabled');
  const { type, min_values: min = 1, max_values: max = 1, required = true, placeholder = '' } = component;
  check('placeholder', placeholder.length, 0, type === TYPE.input ? 100 : 150);
  if (type === TYPE.input) {
    const { style, value = '', min_length = 0, max_length = 4_000, label } = component;
    if (label !== undefined) faults.push('a label within a label');
    check('style', style, 1, 2);
    check('max_length', max_length, 1, 4_000);
    check('min_length', min_length, 0, max_length);
    check('value', value.length, value === '' ? 0 : min_length, max_length);
    return faults;
  }
  check('max_values', max, 1, type === TYPE.file ? 10 : 25);
  check('min_values', min, 0, max);
  if (required && min === 0) faults.push('required, and none will do');
  if (type === TYPE.select) {
    const { options = [] } = component;
    check('options', options.length, 1, 25);
    check('max_values', max, 1, options.length);
    check('defaults', options.filter((each: any) => each.default).length, 0, max);
    for (const { label, value, description = '' } of options) {
      check('option label', label?.length, 1, 100);
      check('option value', value?.length, 1, 100);
      check('option description', description.length, 0, 100);
    }
    if (new Set(options.map(({ value }: any) => value)).size < options.length) faults.push('equal options');
  } else if (type === TYPE.channel) {
    const { default_values: defaults = [] } = component;
    check('defaults', defaults.length, 0, max);
    for (const { id, type: kind } of defaults)
      if (kind !== 'channel' || !/^\d{15,20}$/.test(id)) faults.push(`default ${kind} ${id}`);
  } else if (type !== TYPE.file) faults.push(`component of type ${type} in a label`);
  return faults;
}

/** The fields of a modal by their names. */
export function fieldsOfModal(modal: any): ReadonlyMap<string, any> {
  const labels = modal.components.filter(({ type }: any) => type === TYPE.label);
  return new Map(labels.map(({ component }: any) => [component.custom_id, component]));
}

/** A file that lies with Discord. */
export interface DiscordFile {
  readonly id: string;
  readonly filename: string;
  readonly size: number;
  readonly url: string;
  readonly proxy_url: string;
}

/**
 * What Discord's client sends back: all fields, those that nobody touched as they were shown; a text, the chosen
 * values, or a file for each.
 * https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-modal-submit-data-structure
 */
export function submittedModal(
  modal: any,
  entered: Readonly<Record<string, string | readonly string[] | DiscordFile>>,
): object {
  const attachments: Record<string, DiscordFile> = {};
  const channels: Record<string, object> = {};
  const components = modal.components.map((each: any, id: number) => {
    if (each.type !== TYPE.label) return { type: each.type, id };
    const { custom_id, type } = each.component;
    const given = entered[custom_id] ?? shownIn(each.component);
    if (type === TYPE.input)
      return { type: TYPE.label, id, component: { type, id, custom_id, value: given } };
    const isFile = typeof given === 'object' && 'url' in given;
    if (isFile) attachments[given.id] = given;
    const values = isFile ? [given.id] : typeof given === 'string' ? [given].filter(Boolean) : [...given];
    if (type === TYPE.channel)
      for (const value of values)
        channels[value] = { id: value, name: 'somewhere', type: 0, permissions: '0' };
    return { type: TYPE.label, id, component: { type, id, custom_id, values } };
  });
  return { custom_id: modal.custom_id, components, resolved: { attachments, channels } };
}

function shownIn({ type, value = '', options = [], default_values = [] }: any): string | string[] {
  if (type === TYPE.input) return value;
  const chosen = options.filter((each: any) => each.default).map((each: any) => each.value);
  return [...chosen, ...default_values.map(({ id }: any) => id)];
}

/** Why Discord's client does not let somebody send that. */
export function clientFaults(modal: any, entered: Readonly<Record<string, unknown>>): string[] {
  const faults: string[] = [];
  const fields = fieldsOfModal(modal);
  for (const name of Object.keys(entered)) if (!fields.has(name)) faults.push(`there is no field ${name}`);
  for (const [name, field] of fields) {
    const given = entered[name] ?? shownIn(field);
    const { required = true, max_length = 4_000, options } = field;
    const isEmpty = typeof given === 'string' ? given === '' : Array.isArray(given) && given.length === 0;
    if (required && isEmpty) faults.push(`${name} is required`);
    if (typeof given === 'string' && given.length > max_length) faults.push(`${name} is too long`);
    const values: readonly unknown[] = Array.isArray(given) ? given : [given].filter(Boolean);
    if (options && values.some((value) => !options.some((each: any) => each.value === value)))
      faults.push(`${name} has no such option`);
  }
  return faults;
}
