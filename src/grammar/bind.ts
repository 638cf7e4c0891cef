import type { Given } from '../domain/call.ts';
import type { Problem } from '../domain/problem.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { ArgumentDefinition, ArgumentDefinitions, Bound } from './command-table.ts';
import { nearest } from './nearest.ts';

/**
 * Turns given texts into typed arguments. What is given comes from named options or from placed words alike; the
 * first thing that is wrong is reported.
 */
export async function bind<N, A extends ArgumentDefinitions<N>>(
  definitions: A,
  given: Given,
  needs: N,
): Promise<Result<Bound<A>>> {
  const named = underOwnNames(definitions, given);
  if (!named.ok) return named;
  const bound: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries(definitions)) {
    const value = await bindOne(name, definition, named.value[name]?.trim(), needs);
    if (!value.ok) return value;
    bound[name] = value.value;
  }
  return success(bound as Bound<A>);
}

/** What is wrong with each of these arguments, by their names; nothing for what is right. */
export async function problemsOf<N>(
  definitions: ArgumentDefinitions<N>,
  given: Given,
  needs: N,
): Promise<ReadonlyMap<string, Problem>> {
  const read = Object.entries(definitions).map(async ([name, definition]) => {
    const value = await bindOne(name, definition, given[name]?.trim(), needs);
    return value.ok ? [] : [[name, value.problem] as const];
  });
  return new Map((await Promise.all(read)).flat());
}

/** What people see of a command's arguments. */
export function visibleArguments(
  definitions: ArgumentDefinitions,
): readonly (readonly [string, ArgumentDefinition])[] {
  return Object.entries(definitions).filter(([, { hidden, unlisted }]) => !hidden && !unlisted);
}

/** Hidden arguments are for buttons: whoever types one is told that there is no such option. */
export function withoutHidden<N>(definitions: ArgumentDefinitions<N>): ArgumentDefinitions<N> {
  return Object.fromEntries(Object.entries(definitions).filter(([, { hidden }]) => !hidden));
}

/** The argument that is called so; null for none. */
export function underOwnName(definitions: ArgumentDefinitions, name: string): string | null {
  return namesOf(definitions).get(name) ?? null;
}

function namesOf(definitions: ArgumentDefinitions): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [name, { aliases = [] }] of Object.entries(definitions)) {
    for (const each of [name, ...aliases]) names.set(each, name);
  }
  return names;
}

/** Every given text under the argument's own name, whichever of its names was used. */
export function underOwnNames(definitions: ArgumentDefinitions, given: Given): Result<Given> {
  const names = namesOf(definitions);
  const stray = Object.keys(given).find((name) => !names.has(name));
  if (stray === undefined) {
    return success(
      Object.fromEntries(Object.entries(given).map(([name, value]) => [names.get(name) ?? name, value])),
    );
  }
  const allowed = visibleArguments(definitions).map(([name]) => name);
  const [closest = null] = nearest(stray, [...names.keys()], (name) => [name]);
  return failure({ code: 'unknown-option', given: stray, nearest: closest, allowed });
}

async function bindOne<N>(
  name: string,
  { kind, required, clearing }: ArgumentDefinition<N>,
  given: string | undefined,
  needs: N,
): Promise<Result<unknown>> {
  if (given) return kind.read(given, needs, name);
  if (given === '' && clearing === 'allowed') return success('');
  if (given === '' && clearing === 'refused') return failure({ code: 'not-clearable', argument: name });
  if (!required) return success(undefined);
  return kind.ask?.(needs) ?? failure({ code: 'missing-argument', argument: name, expected: kind.expected });
}
