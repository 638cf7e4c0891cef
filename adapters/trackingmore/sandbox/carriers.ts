/** A few dozen couriers as `GET /carriers` lists them: code, name, telephone, homepage, kind. */
const ROWS = [
  ['sto', 'STO Express', '95543', 'http://www.sto.cn/', 'express'],
  ['yto', 'YTO Express', '95554', 'http://www.yto.net.cn/', 'express'],
  ['zto', 'ZTO Express', '95311', 'http://www.zto.cn/', 'express'],
  ['sf-express', 'S.F Express', '95338', '//www.sf-express.com/', 'express'],
  ['china-ems', 'China EMS', '11183', 'http://www.ems.com.cn/english.html', 'globalpost'],
  ['china-post', 'China Post', '11185', 'http://english.chinapost.com.cn/', 'globalpost'],
  ['4px', '4PX', '', 'http://en.4px.com/', 'express'],
  ['yanwen', 'Yanwen', '', 'http://www.yw56.com.cn/english/', 'express'],
  ['cainiao', 'Cainiao', '', '//global.cainiao.com/', 'express'],
  ['usps', 'USPS', '1-800-275-8777', 'https://www.usps.com/', 'globalpost'],
  ['ups', 'UPS', '1 800 742 5877', 'http://www.ups.com/', 'express'],
  ['dhl', 'DHL', '1 800 225 5345', '//www.dhl.com/', 'express'],
  ['dhl-germany', 'Deutsche Post DHL', '0228 28609898', 'https://www.dhl.de/', 'globalpost'],
  ['fedex', 'FedEx', '1 800 247 4747', '//www.fedex.com/', 'express'],
  ['tnt', 'TNT', '', 'http://www.tnt.com/', 'express'],
  ['royal-mail', 'Royal Mail', '', 'http://www.royalmail.com/', 'globalpost'],
  ['postnl-3s', 'PostNL International 3S', '', 'https://www.postnl.nl/', 'globalpost'],
  ['poczta-polska', 'Poland Post', '', 'http://www.poczta-polska.pl/', 'globalpost'],
  ['gls', 'GLS', '', 'https://gls-group.eu/', 'express'],
  ['dpd', 'DPD', '', 'https://www.dpd.com/', 'express'],
  ['hermes', 'Hermes', '', 'https://www.hermesworld.com/', 'express'],
  ['japan-post', 'Japan Post', '', 'http://www.post.japanpost.jp/', 'globalpost'],
  ['singapore-post', 'Singapore Post', '', 'http://www.singpost.com/', 'globalpost'],
  ['aramex', 'Aramex', '', 'http://www.aramex.com/', 'express'],
] as const;

export const SANDBOX_CARRIERS = ROWS.map(([code, name, phone, homepage, type]) => ({
  name,
  code,
  phone,
  homepage,
  type,
  picture: `//cdn.example.net/images/icons/express/${code}.png`,
}));

export type SandboxCarrier = (typeof SANDBOX_CARRIERS)[number];

export function findCarrier(code: string): SandboxCarrier | undefined {
  return SANDBOX_CARRIERS.find((carrier) => carrier.code === code);
}

const FORMATS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^1Z[0-9A-Z]{16}$/, ['ups']],
  [/^[A-Z]{2}\d{9}CN$/, ['china-ems', 'china-post']],
  [/^[A-Z]{2}\d{9}PL$/, ['poczta-polska']],
  [/^[A-Z]{2}\d{9}GB$/, ['royal-mail']],
  [/^9\d{21}$/, ['usps']],
  [/^40\d{10}$/, ['sto']],
  [/^\d{12}$/, ['fedex', 'sto']],
  [/^\d{10}$/, ['dhl']],
];

/** Best first, as the real detection answers; empty when no format fits. */
export function detectCarriers(number: string): readonly SandboxCarrier[] {
  const codes = FORMATS.find(([format]) => format.test(number))?.[1] ?? [];
  return codes.flatMap((code) => findCarrier(code) ?? []);
}
