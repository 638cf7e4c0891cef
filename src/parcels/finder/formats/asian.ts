import { format, type NumberFormat } from './format.ts';

/** The letters that Chinese couriers begin their numbers with, and Yanwen's YP, which no country has. */
export const ASIAN: readonly NumberFormat[] = [
  format('SF Express', /^SF\d{12,13}$/, [14, 15], 'courier', ['sfExpress']),
  format('YunExpress', /^YT\d{16}$/, 18, 'courier', ['yunExpress']),
  format('YTO', /^YT\d{13}$/, 15, 'courier', ['yto']),
  format('J&T Express', /^JT\d{13}$/, 15, 'courier', ['jtExpress']),
  format('JD Logistics', /^JD(?:VA|VB|VC|VD|VE|VG|X)\d{10,13}$/, [13, 17], 'courier', ['jd']),
  format('Deppon', /^DPK\d{12}$/, 15, 'courier', ['deppon']),
  format('4PX', /^4PX\d{13}CN$/, 18, 'courier', ['fourPx']),
  format('4PX', /^4PX[0-9A-Z]{8,15}$/, [11, 18], 'little', ['fourPx']),
  format('Yanwen', /^[A-Z]{2}\d{9}YP$/, 13, 'courier', ['yanwen']),
  format('Cainiao', /^LP\d{14}$/, 16, 'courier', ['cainiao']),
  format('Cainiao', /^CN(?:G|BR|FR|ES|PL|MX)?\d{12,18}[A-Z]{0,2}$/, [14, 24], 'little', ['cainiao']),
  format('China EMS', /^1[0-3]\d{11}$/, 13, 'little', ['chinaEms']),
];
