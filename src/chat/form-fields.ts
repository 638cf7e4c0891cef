import type { FormField } from '../domain/form.ts';
import type { ArgumentDefinition, ArgumentDefinitions } from '../grammar/command-table.ts';

/** How a form asks for an argument. */
export interface Question {
  readonly label: string;
  /** What stands in the field when it is shown. */
  readonly value?: string | undefined;
  readonly required?: boolean;
  /** An example or an explanation. */
  readonly hint?: string;
  /** What choices are called where their own words would not be understood. */
  readonly choiceLabels?: Readonly<Record<string, string>>;
  /** Whether more than one choice can be made. */
  readonly several?: true;
}

/** Fields in the order of the questions; how each is filled in follows from the kind of its argument. */
export function formFields<A extends ArgumentDefinitions>(
  definitions: A,
  questions: { readonly [Name in keyof A]?: Question },
): readonly FormField[] {
  return Object.entries<Question | undefined>(questions).flatMap(([name, question]) => {
    const definition = definitions[name];
    return definition && question ? [fieldFor(name, definition, question)] : [];
  });
}

function fieldFor(
  name: string,
  { kind }: ArgumentDefinition,
  { label, value = '', required = false, hint = '', choiceLabels = {}, several }: Question,
): FormField {
  const choices = kind.choices?.map((each) => ({ label: choiceLabels[each] ?? each, value: each }));
  return {
    ...{ name, label, value, required, hint },
    kind: several ? 'choices' : fieldKind(kind),
    ...(choices ? { choices } : {}),
    ...(kind.longest === undefined ? {} : { longest: kind.longest }),
  };
}

function fieldKind({ choices, suggest, parts, typed }: ArgumentDefinition['kind']): FormField['kind'] {
  if (choices) return 'choice';
  if (suggest) return 'search';
  if (Object.values(parts?.of ?? {}).some(({ picks }) => picks === 'channel')) return 'channel';
  if (typed === 'attached') return 'file';
  return typed === 'rest' ? 'paragraph' : 'line';
}
