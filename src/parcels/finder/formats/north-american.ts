import type { CourierKey } from '../couriers/couriers.ts';
import { fedexExpress, gs1, luhn, ontrac, ups } from './check-digits.ts';
import { format, type NumberFormat } from './format.ts';

/** Who hands parcels over to the American post, with a number of the post's form. */
const CONSOLIDATORS: readonly CourierKey[] = [
  'usps',
  'dhlEcommerce',
  'fedex',
  'upsMailInnovations',
  'newgistics',
];

const lastOf = (length: number) => (number: string) => number.slice(-length);
/** The fourteen last digits of FedEx's long barcodes begin with zeros where the number has twelve. */
const inFedexBarcode = (number: string) => number.slice(-14).replace(/^00(?=\d{12}$)/, '');
/** FedEx prints its SmartPost numbers without the 92 that they begin with. */
const smartPost = (number: string) => gs1(`92${number}`);
/** What the post prints after 420 and a ZIP of five or nine digits. */
const withoutZip = (number: string) => number.replace(/^420\d{5}(?:\d{4}(?=\d{22}$|\d{26}$))?/, '');
/** Where a longer ZIP could be meant, the check digit decides. */
const inPostalBarcode = (number: string) => {
  const inner = withoutZip(number);
  return gs1(inner) ? inner : number.replace(/^420\d{5}/, '');
};

/**
 * UPS, FedEx, USPS (IMpb, https://postalpro.usps.com/node/1264) and their neighbours. Service types 612 and 748 of the
 * post's numbers are those of firms that hand over to it.
 */
export const NORTH_AMERICAN: readonly NumberFormat[] = [
  format('UPS 1Z', /^1Z[0-9A-Z]{15}\d$/, 18, 'checked', ['ups'], { check: ups }),
  format('UPS waybill', /^[AHJKTV]\d{10}$/, 11, 'little', ['ups'], {
    check: (number) => ups(number.slice(1)),
  }),
  format('UPS Mail Innovations', /^MI\d{6,26}$/, [8, 28], 'little', ['upsMailInnovations']),
  format('FedEx barcode', /^(?:10\d{32}|96[23]2\d{30})$/, 34, 'checked', ['fedex'], {
    check: (number) => fedexExpress(number.slice(-14)),
    inner: inFedexBarcode,
  }),
  format('FedEx Ground 96', /^96[01]\d{19}$/, 22, 'checked', ['fedex'], {
    check: (number) => gs1(number.slice(-15)),
    inner: lastOf(15),
  }),
  format('FedEx door tag', /^DT\d{12}$/, 14, 'courier', ['fedex']),
  format('FedEx SmartPost', /^(?:61|74|41)\d{18}$/, 20, 'little', ['fedex', 'usps'], { check: smartPost }),
  format('USPS IMpb, handed over', /^9[1-5](?:612|748)\d{17}(?:\d{4})?$/, [22, 26], 'little', CONSOLIDATORS, {
    check: gs1,
  }),
  format('USPS IMpb', /^9[1345](?!612|748)\d{20}(?:\d{4})?$/, [22, 26], 'checked', ['usps'], { check: gs1 }),
  format('USPS IMpb', /^92(?:0[0-9]|1[0-9]|7[01])\d{18}$/, 22, 'checked', ['usps'], { check: gs1 }),
  format('USPS IMpb', /^92(?!612|748|0[0-9]|1[0-9]|7[01])\d{20}$/, 22, 'little', CONSOLIDATORS, {
    check: gs1,
  }),
  format('USPS IMpb', /^92(?!612|748)\d{24}$/, 26, 'little', CONSOLIDATORS, { check: gs1 }),
  format(
    'USPS barcode',
    /^420\d{5}(?:\d{4})?9[1-5]\d{20}(?:\d{4})?$/,
    [30, 38],
    'checked',
    (number) => readWithin(inPostalBarcode(number)),
    {
      check: (number) => gs1(inPostalBarcode(number)),
      inner: inPostalBarcode,
    },
  ),
  format('FedEx SmartPost', /^02\d{18}$/, 20, 'little', ['fedex', 'usps']),
  format('USPS 20 digits', /^(?:0[37]|23|7[0137]|81)\d{18}$/, 20, 'little', ['usps'], {
    check: (number) => gs1(number) || gs1(`91${number}`),
  }),
  format('Amazon Logistics', /^TB[ACM]\d{12}$/, 15, 'courier', ['amazon']),
  format('Amazon', /^[ACF]\d{10}$/, 11, 'little', ['amazon']),
  format('OnTrac', /^(?:C1|D10)\d+$/, 15, 'checked', ['ontrac'], { check: ontrac }),
  format('LaserShip', /^1LS7\d{11,16}$/, [15, 20], 'courier', ['lasership']),
  format('LaserShip', /^(?:L[A-Z]\d{8}|Q\d{8}[A-Z])$/, 10, 'little', ['lasership']),
  format('Canada Post', /^\d{16}$/, 16, 'little', ['canadaPost'], { check: gs1 }),
  format('Purolator', /^[0-5]\d{11}$/, 12, 'little', ['purolator'], { check: luhn }),
  format('Purolator', /^[A-Z]{3}\d{9}$/, 12, 'little', ['purolator']),
  format('Canpar', /^[CDKLSUXZ]\d{21}$/, 22, 'courier', ['canpar']),
  format('Landmark Global', /^LTN\d{8}N\d$/, 13, 'courier', ['landmark']),
  format('Spee-Dee', /^SP\d{18}$/, 20, 'little', ['speedee']),
  format('GOFO', /^GFUS\d{14}$/, 18, 'courier', ['gofo']),
  format('UniUni', /^UUS[0-9A-Z]{10,16}$/, [13, 19], 'courier', ['uniuni']),
];

/** Which firms an inner number of a postal barcode can be of. */
function readWithin(inner: string) {
  const known = NORTH_AMERICAN.find(({ shape }) => shape.test(inner));
  return known?.couriers(inner) ?? [];
}
