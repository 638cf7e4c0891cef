import { isOffered, type ProviderOffer } from '../ports/provider-offer.ts';
import type { AnyDeclaration, ByOffer, Command } from './command.ts';

/**
 * The commands that can be carried out with what the tracking service offers, in the words that are true of it. The
 * others are not there at all: no help, no platform and no button shows them.
 */
export function offeredCommands(
  declared: readonly AnyDeclaration[],
  offer: ProviderOffer,
): readonly Command[] {
  return declared.filter((each) => isPossible(each, offer)).map((each) => onTheseTerms(each, offer));
}

function isPossible({ operations, edits = [] }: AnyDeclaration, offer: ProviderOffer): boolean {
  return (
    operations.every((name) => isOffered(offer, name)) &&
    edits.every((field) => offer.editable.one.includes(field))
  );
}

function onTheseTerms(declared: AnyDeclaration, offer: ProviderOffer): Command {
  const { price: _price, edits: _edits, unlisted, ...rest } = declared;
  const price = declared.price?.(offer) ?? null;
  return {
    ...rest,
    summary: told(declared.summary, offer),
    arguments: withUnlisted(declared.arguments, unlisted?.(offer) ?? []),
    ...(price === null ? {} : { price }),
  };
}

function told<T extends string>(saying: ByOffer<T>, offer: ProviderOffer): T {
  return typeof saying === 'function' ? saying(offer) : saying;
}

function withUnlisted(all: Command['arguments'], unlisted: readonly string[]): Command['arguments'] {
  if (unlisted.length === 0) return all;
  return Object.fromEntries(
    Object.entries(all).map(([name, definition]) => [
      name,
      unlisted.includes(name) ? { ...definition, unlisted: true } : definition,
    ]),
  );
}
