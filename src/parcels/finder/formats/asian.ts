import { format, type NumberFormat } from './format.ts';

/** Asia and Australia: the letters that Chinese couriers begin their numbers with, and Yanwen's YP, which no country has. */
export const ASIAN: readonly NumberFormat[] = [
  format('SF Express', /^SF\d{12,13}$/, [14, 15], 'courier', ['sfExpress']),
  format('YunExpress', /^YT\d{16}$/, 18, 'courier', ['yunExpress']),
  format('YTO', /^YT\d{13}$/, 15, 'courier', ['yto']),
  format('J&T Express', /^JT\d{13}$/, 15, 'courier', ['jtExpress']),
  format('JD Logistics', /^JD(?:\d{13}|[VX]\d{12}|V[A-Z]\d{11})$/, 15, 'courier', ['jd']),
  format('Deppon', /^DPK\d{12}$/, 15, 'courier', ['deppon']),
  format('4PX', /^4PX\d{13}CN$/, 18, 'courier', ['fourPx']),
  format('4PX', /^4PX[0-9A-Z]{8,15}$/, [11, 18], 'little', ['fourPx']),
  format('4PX or Cainiao', /^LP\d{13}CN$/, 17, 'little', ['fourPx', 'cainiao']),
  format('Yanwen', /^[A-Z]{2}\d{9}YP$/, 13, 'courier', ['yanwen']),
  format('Cainiao', /^LP\d{14}$/, 16, 'courier', ['cainiao']),
  format('Cainiao', /^CN(?:G|BR|FR|ES|PL|MX)?\d{12,18}[A-Z]{0,2}$/, [14, 24], 'little', ['cainiao']),
  format('Australia Post', /^(?:\d{2})?(?=.?.?[A-Z])[0-9A-Z]{3}\d{9}000\d{6}$/, [21, 23], 'courier', [
    'australiaPost',
  ]),
  format('Australia Post', /^\d{2}(?=.?.?[A-Z])[0-9A-Z]{3}\d{7}$/, 12, 'little', ['australiaPost']),
  format('China EMS', /^1[0-3]\d{11}$/, 13, 'little', ['chinaEms']),
];
