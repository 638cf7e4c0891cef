import { identcode, modulo7 } from './check-digits.ts';
import { format, type NumberFormat } from './format.ts';

/** DHL's firms share their prefixes: https://www.dhl.com/global-en/home/tracking/id-labels.html */
export const DHL: readonly NumberFormat[] = [
  format('DHL Express', /^\d{10}$/, 10, 'little', ['dhl'], { check: modulo7 }),
  format('DHL Express', /^\d{11}$/, 11, 'little', ['dhl'], { check: modulo7 }),
  format('DHL piece', /^JD\d{18}$/, 20, 'little', ['dhl', 'dhlGermany', 'dhlUnitedKingdom']),
  format('DHL piece', /^JJD(?!0002\d{12}$)\d{9,24}$/, [12, 27], 'little', [
    'dhl',
    'dhlGermany',
    'dhlNetherlands',
    'dhlUnitedKingdom',
  ]),
  format('DHL Parcel', /^JVGL\d{9,20}$/, [13, 24], 'little', ['dhlNetherlands', 'dhl']),
  format('DHL eCommerce', /^GM\d{14,20}$/, [16, 22], 'courier', ['dhlEcommerce']),
  format('DHL eCommerce', /^(?:LX|RX|UV|CN|SG|TH|IN|HK|MY)\d{14,20}$/, [16, 22], 'little', [
    'dhlEcommerceAsia',
    'dhlEcommerce',
  ]),
  format('Identcode', /^\d{12}$/, 12, 'little', ['dhlGermany'], { check: identcode }),
];
