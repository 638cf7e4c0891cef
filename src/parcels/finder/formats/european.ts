import { dpd, evri, gls, gs1 } from './check-digits.ts';
import { format, type NumberFormat } from './format.ts';

/**
 * 340433 to 340435 and 5900773 are the company numbers of DHL and of Poczta Polska in GS1's SSCC. Colissimo's check digit
 * leaves the product's two characters out; Hermes's and GLS's are documented at https://www.paketda.de, and Evri's holds for
 * every number that it has published.
 */
export const EUROPEAN: readonly NumberFormat[] = [
  format('DHL Paket', /^0034043[345]\d{12}$/, 20, 'checked', ['dhlGermany'], { check: gs1 }),
  format('Poczta Polska', /^00\d5900773\d{10}$/, 20, 'checked', ['pocztaPolska'], { check: gs1 }),
  format('Pocztex', /^PX\d{10}$/, 12, 'little', ['pocztaPolska']),
  format('InPost', /^[256]\d{23}$/, 24, 'little', ['inpost']),
  format('DPD barcode', /^%?[0-9A-Z]{7}\d{20}[0-9A-Z]$/, 28, 'checked', ['dpd'], {
    check: dpd,
    inner: (number) => number.slice(7, 21),
  }),
  format('DPD Poland', /^\d{13}[A-Z]$/, 14, 'little', ['dpdPoland', 'dpd']),
  format('PostNL', /^3S[A-Z]{1,4}\d{7,11}$/, [11, 17], 'courier', ['postNl']),
  format('bpost', /^32\d{22}$/, 24, 'little', ['bpost', 'inpost']),
  format('bpost', /^323\d{15}$/, 18, 'little', ['bpost']),
  format('Yodel', /^JJ?D0002\d{12}$/, [18, 19], 'courier', ['yodel']),
  format('Evri', /^[HT](?=.{0,4}[A-Z])[0-9A-Z]{5}\d{10}$/, 16, 'checked', ['evri'], { check: evri }),
  format('Evri', /^[A-GI-SU-Z]\d{2}[A-Z]{3}\d{10}$/, 16, 'little', ['evri']),
  format('Hermes Germany', /^H\d{19}$/, 20, 'little', ['hermesGermany']),
  format('Hermes Germany', /^\d{14}$/, 14, 'little', ['hermesGermany'], { check: gs1 }),
  format('GLS', /^\d{12}$/, 12, 'little', ['gls'], { check: gls }),
  format('Parcelforce', /^[A-Z]{2}\d{7}$/, 9, 'little', ['parcelforce']),
  format('Parcelforce', /^[A-Z]{4}\d{10}$/, 14, 'little', ['parcelforce']),
  format('Colissimo', /^\d[A-Z]\d{11}$/, 13, 'checked', ['colissimo'], {
    check: (number) => gs1(number.slice(2)),
  }),
  format('Correos', /^[A-Z]{2}[0-9A-Z]{4}\d{16}[A-Z]$/, 23, 'courier', ['correosSpain']),
  format('Swiss Post', /^9[89]\d{16}$/, 18, 'little', ['swissPost']),
  format('Austrian Post', /^1\d{21}$/, 22, 'little', ['austrianPost'], { check: gs1 }),
  format('Posten Norge', /^37\d{16}$/, 18, 'little', ['postenNorge'], { check: gs1 }),
  format('Posten Norge', /^70\d{15}$/, 17, 'little', ['postenNorge']),
  format('PostNord', /^\d{11}(?:SE|DK)$/, 13, 'little', ['postNordSweden', 'postNordDenmark']),
  format('Nova Poshta', /^(?:20|59)\d{12}$/, 14, 'little', ['novaPoshta', 'dpd']),
];
