import { fedexExpress, gs1, modulo7 } from './check-digits.ts';
import { format, type NumberFormat } from './format.ts';

/** Rows of digits, which many couriers use: whose one is, a person or the service has to say. */
export const BARE_DIGITS: readonly NumberFormat[] = [
  format('FedEx Express', /^\d{12}$/, 12, 'little', ['fedex'], { check: fedexExpress }),
  format('FedEx Ground', /^\d{15}$/, 15, 'little', ['fedex'], { check: gs1 }),
  format('FedEx Express', /^\d{14}$/, 14, 'little', ['fedex'], { check: fedexExpress }),
  format('SSCC', /^00\d{18}$/, 20, 'little', ['fedex', 'dhlGermany', 'pocztaPolska', 'postNordSweden'], {
    check: gs1,
  }),
  format('SSCC', /^[0-4]\d{17}$/, 18, 'little', ['fedex', 'postenNorge'], { check: gs1 }),
  format('Yamato or Sagawa', /^\d{12}$/, 12, 'little', ['yamato', 'sagawa'], { check: modulo7 }),
  format('twelve digits', /^\d{12}$/, 12, 'little', ['sto', 'zto', 'sfExpress', 'bartolini', 'yunda']),
  format('thirteen digits', /^\d{13}$/, 13, 'little', ['koreaPost', 'yunda', 'zto', 'delhivery']),
  format('fourteen digits', /^\d{14}$/, 14, 'little', ['dpd', 'hermesGermany', 'russianPost', 'zto']),
  format('fifteen digits', /^\d{15}$/, 15, 'little', ['sto', 'laPoste', 'dpd']),
  format('sixteen digits', /^\d{16}$/, 16, 'little', ['evri']),
  format('eleven digits', /^\d{11}$/, 11, 'little', ['gls', 'japanPost', 'bluedart']),
  format('ten digits', /^\d{10}$/, 10, 'little', ['dpdUnitedKingdom', 'cdek']),
];
