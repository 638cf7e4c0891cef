import type { CarrierDirectory } from '../carriers/carrier-directory.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { nearest } from '../fuzzy/nearest.ts';
import { EXPECTED, parseCarrier, parseNumber, parseText } from './arguments.ts';
import type { ArgumentDefinition, ArgumentDefinitions, Bound } from './command.ts';

/**
 * Turns given texts into typed arguments. What is given comes from named options or from placed words alike; the
 * first thing that is wrong is reported.
 */
export async function bind<A extends ArgumentDefinitions>(
  definitions: A,
  given: Readonly<Record<string, string>>,
  directory: CarrierDirectory,
): Promise<Result<Bound<A>>> {
  const allowed = Object.keys(definitions);
  const stray = Object.keys(given).find((name) => !allowed.includes(name));
  if (stray !== undefined) {
    const [closest = null] = nearest(stray, allowed, (name) => [name]);
    return failure({ code: 'unknown-option', given: stray, nearest: closest, allowed });
  }
  const bound: Record<string, unknown> = {};
  for (const [name, definition] of Object.entries(definitions)) {
    const value = await bindOne(name, definition, given[name]?.trim() ?? '', directory);
    if (!value.ok) return value;
    bound[name] = value.value;
  }
  return success(bound as Bound<A>);
}

async function bindOne(
  name: string,
  { kind, required }: ArgumentDefinition,
  given: string,
  directory: CarrierDirectory,
): Promise<Result<unknown>> {
  if (given === '') {
    return required
      ? failure({ code: 'missing-argument', argument: name, expected: EXPECTED[kind] })
      : success(undefined);
  }
  if (kind === 'carrier') return parseCarrier(given, directory);
  return kind === 'number' ? parseNumber(given) : parseText(name, given);
}
