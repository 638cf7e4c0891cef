import type { Carrier } from '../domain/carrier.ts';
import type { CarrierIndex } from './carriers/carrier-index.ts';
import { carriersOf, finderOptions } from './carriers/finder-options.ts';
import { type Courier, codeOf } from './finder/couriers/couriers.ts';
import { meantBy } from './finder/formats/look-alikes.ts';
import { type Reading, readNumber } from './finder/formats/read-number.ts';
import type { ListedNumber } from './listed-numbers.ts';

/** A number that somebody typed, and what speaks for and against following it with the carrier that was named. */
export interface WeighedNumber {
  /** What the tracking service is given. */
  readonly number: string;
  /** The whole barcode where `number` is a part of it, otherwise null. */
  readonly scanned: string | null;
  /** Who was named, else whose form the number has; null where neither tells. */
  readonly carrier: Carrier | null;
  /** Who else it can be of, likeliest first. */
  readonly others: readonly Carrier[];
  /**
   * `check-digit`: it is wrong. `another`: the number is another carrier's than the one that was named. Null where nothing
   * is wrong, though the carrier may be unknown.
   */
  readonly doubt: 'check-digit' | 'another' | null;
  /** The number that was probably meant, where a letter stands for a digit; otherwise null. */
  readonly suggestion: string | null;
}

/** @param stated the carrier that goes for all numbers, where one was named apart from them */
export function weighNumber(
  { number, carrier, likely }: ListedNumber,
  stated: Carrier | null,
  index: CarrierIndex | null,
): WeighedNumber {
  const named = stated ?? carrier;
  const reading = readNumber(number, named && [named.code]);
  const own = named ? null : ownerOf(reading, index);
  const possible = [...likely, ...listedOf(reading.couriers, index)];
  const isSure = (named ?? own) !== null;
  const meant = reading.checkDigit === 'right' ? null : meantBy(number);
  const doubt = meant ? 'check-digit' : doubtOf(reading, named);
  const others = !isSure || doubt === 'another' ? possible : [];
  return {
    number: reading.number,
    scanned: reading.scanned,
    carrier: named ?? own,
    others: unique(others).filter(({ code }) => code !== (named ?? own)?.code),
    doubt,
    suggestion: meant,
  };
}

function doubtOf(reading: Reading, named: Carrier | null): WeighedNumber['doubt'] {
  const { telling, checkDigit, format, couriers } = reading;
  // Of a number that many couriers use, none has a check digit to be wrong.
  if (checkDigit === 'wrong' && (named || telling)) return 'check-digit';
  // Every post delivers what another has sent.
  const isProven = telling && checkDigit === 'right' && format !== 'UPU S10';
  return named && isProven && couriers.length > 1 && !couriers[0]?.includes(named.code) ? 'another' : null;
}

/** A check digit that is wrong does not make it another's. */
function ownerOf({ telling, couriers }: Reading, index: CarrierIndex | null): Carrier | null {
  return (telling && couriers.length === 1 && listedOf(couriers, index)[0]) || null;
}

function listedOf(couriers: readonly Courier[], index: CarrierIndex | null): readonly Carrier[] {
  const { isListed = () => false } = finderOptions(index);
  return carriersOf(
    couriers.flatMap((courier) => codeOf(courier, isListed) ?? []),
    index,
  );
}

function unique(carriers: readonly Carrier[]): readonly Carrier[] {
  return [...new Map(carriers.map((carrier) => [carrier.code, carrier])).values()];
}
