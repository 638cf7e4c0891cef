import { type Courier, isOfOneHouse, isSameCourier } from '../couriers/couriers.ts';
import { formatsOf } from './all-formats.ts';
import type { NumberFormat } from './format.ts';

export type CheckDigit = 'right' | 'wrong' | 'none';

/** What a number says of itself, and what that makes of the carrier that somebody named. */
export interface Reading {
  /** Without the routing digits of a barcode. */
  readonly number: string;
  /** The whole barcode where `number` is only a part of it, otherwise null. */
  readonly scanned: string | null;
  /** As people call the format; null where none is known. */
  readonly format: string | null;
  /** Who it can be of, likeliest first. */
  readonly couriers: readonly Courier[];
  /** Whether it can only be the first of them. */
  readonly certain: boolean;
  /** `none` where the courier has none, or many couriers use such numbers. */
  readonly checkDigit: CheckDigit;
  /** Whether the form is one courier's own, be its check digit right or wrong. */
  readonly telling: boolean;
}

interface Fit {
  readonly format: NumberFormat;
  readonly couriers: readonly Courier[];
  readonly checkDigit: CheckDigit;
}

/**
 * Reads a number in capitals without blanks. `named` is the carrier that was named beside it; where the number can only
 * be another's, both are given and neither is certain.
 */
export function readNumber(number: string, named: Courier | null = null): Reading {
  const fits = formatsOf(number).map((format) => fitOf(format, number));
  const own = fits.filter(({ format }) => format.tells !== 'little');
  const proven = own.find(({ format, checkDigit }) => format.tells === 'courier' || checkDigit === 'right');
  const telling = proven ?? own[0];
  if (telling) return readTelling(number, telling, named);
  return named ? readNamed(number, fits, named) : readAmbiguous(number, fits);
}

function fitOf(format: NumberFormat, number: string): Fit {
  const { check } = format;
  const checkDigit = check ? (check(number) ? 'right' : 'wrong') : 'none';
  return { format, checkDigit, couriers: format.couriers(number) };
}

function readTelling(number: string, fit: Fit, named: Courier | null): Reading {
  const inner = fit.format.inner?.(number) ?? number;
  const agreed = named ? fit.couriers.filter((each) => isSameCourier(each, named)) : [];
  const isOfHouse = named !== null && fit.couriers.some((each) => isOfOneHouse(each, named));
  const disagrees = named !== null && agreed.length === 0 && !isOfHouse;
  const couriers = disagrees ? [...fit.couriers, named] : agreed.length > 0 ? agreed : fit.couriers;
  return {
    number: inner,
    scanned: inner === number ? null : number,
    format: fit.format.name,
    couriers,
    certain: couriers.length === 1 && fit.checkDigit !== 'wrong',
    checkDigit: fit.checkDigit,
    telling: true,
  };
}

const TRUST: readonly CheckDigit[] = ['right', 'none', 'wrong'];

/** Many couriers use such a number, and somebody says whose this is. */
function readNamed(number: string, fits: readonly Fit[], named: Courier): Reading {
  const fitting = fits.filter(({ couriers }) => couriers.some((each) => isSameCourier(each, named)));
  const best = TRUST.flatMap((wanted) => fitting.filter(({ checkDigit }) => checkDigit === wanted))[0];
  const checkDigit = best?.checkDigit ?? 'none';
  const couriers = best ? meantBy(named, best.couriers) : [named];
  return {
    number,
    scanned: null,
    format: best?.format.name ?? null,
    couriers,
    certain: couriers.length === 1 && checkDigit !== 'wrong',
    checkDigit,
    telling: false,
  };
}

/** Somebody who says Hermes means the Hermes that has such numbers. */
function meantBy(named: Courier, couriers: readonly Courier[]): readonly Courier[] {
  if (couriers.some(([code]) => code === named[0])) return [named];
  return couriers.filter((each) => isSameCourier(each, named));
}

function readAmbiguous(number: string, fits: readonly Fit[]): Reading {
  const possible = fits.filter(({ checkDigit }) => checkDigit !== 'wrong');
  const ranked = TRUST.flatMap((wanted) => possible.filter(({ checkDigit }) => checkDigit === wanted));
  const used = ranked.length > 0 ? ranked : fits;
  return {
    number,
    scanned: null,
    format: used[0]?.format.name ?? null,
    couriers: [...new Set(used.flatMap(({ couriers }) => couriers))],
    certain: false,
    checkDigit: used[0]?.checkDigit ?? 'none',
    telling: false,
  };
}
