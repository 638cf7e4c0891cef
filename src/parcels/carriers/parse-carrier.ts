import type { Carrier } from '../../domain/carrier.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { CarrierDirectory } from './carrier-directory.ts';

export const CARRIER_EXPECTED = 'a carrier code or name, such as sto, dhl or china-ems';

/** While no list of carriers can be had, any well-formed code is taken at its word: the service will judge it. */
export async function parseCarrier(given: string, directory: CarrierDirectory): Promise<Result<Carrier>> {
  const index = await directory.index();
  const found = index?.match(given);
  if (found) return success(found);
  if (!index && /^[a-z0-9-]+$/i.test(given)) {
    return success({ code: given.toLowerCase(), name: given.toLowerCase(), phone: null, homepage: null });
  }
  return failure({
    code: 'unknown-carrier',
    given,
    expected: CARRIER_EXPECTED,
    nearest: index?.nearest(given) ?? [],
  });
}
