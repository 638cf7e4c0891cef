/** Couriers, each with the codes that the tracking service may list it under, likeliest first. */
export const COURIERS = {
  ups: ['ups'],
  upsMailInnovations: ['ups-mi', 'ups-mail-innovations'],
  fedex: ['fedex'],
  usps: ['usps'],
  dhl: ['dhl', 'dhl-active'],
  dhlEcommerce: ['dhlglobalmail', 'dhl-ecommerce', 'dhl-global-mail'],
  dhlEcommerceAsia: ['dhlecommerce-asia', 'dhlglobalmail'],
  dhlGermany: ['dhl-germany', 'deutsche-post'],
  deutschePost: ['deutsche-post', 'dhl-germany'],
  dhlNetherlands: ['dhl-parcel-nl', 'dhlparcel-nl', 'dhl-benelux'],
  dhlPoland: ['dhl-poland'],
  dhlSpain: ['dhl-es'],
  dhlUnitedKingdom: ['dhl-uk', 'dhl-parcel-uk'],
  amazon: ['amazon', 'amazon-logistics', 'amazon-shipping'],
  ontrac: ['ontrac'],
  lasership: ['lasership', 'ontrac'],
  purolator: ['purolator'],
  canpar: ['canpar'],
  landmark: ['landmark-global'],
  speedee: ['speedee', 'spee-dee'],
  gofo: ['gofo', 'gofoexpress', 'gofo-express'],
  uniuni: ['uniuni'],
  newgistics: ['newgistics', 'pitney-bowes'],
  royalMail: ['royal-mail'],
  parcelforce: ['parcel-force', 'parcelforce'],
  evri: ['hermes-uk', 'evri', 'hermes'],
  hermesGermany: ['hermes-de', 'hermes'],
  yodel: ['yodel'],
  dpd: ['dpd'],
  dpdUnitedKingdom: ['dpd-uk', 'dpd'],
  dpdPoland: ['dpd-poland', 'dpd'],
  gls: ['gls'],
  glsItaly: ['gls-italy', 'gls'],
  tnt: ['tnt'],
  postNl: ['postnl-3s', 'postnl-parcels', 'postnl', 'netherlands-post'],
  postNlInternational: ['postnl-parcels', 'netherlands-post', 'postnl', 'postnl-3s'],
  bpost: ['belgium-post', 'bpost'],
  pocztaPolska: ['poczta-polska', 'poland-post'],
  inpost: ['inpost-paczkomaty', 'inpost'],
  laPoste: ['laposte', 'la-poste'],
  colissimo: ['colissimo', 'laposte'],
  chronopost: ['chronopost', 'laposte'],
  mondialRelay: ['mondialrelay', 'mondial-relay'],
  correosSpain: ['correos-spain', 'spain-correos-es'],
  ctt: ['ctt', 'portugal-ctt'],
  posteItaliane: ['poste-italiane'],
  bartolini: ['bartolini', 'brt-it'],
  swissPost: ['swiss-post'],
  austrianPost: ['austria-post', 'austrian-post'],
  anPost: ['an-post'],
  postenNorge: ['posten-norge'],
  postNordSweden: ['sweden-posten', 'postnord'],
  postNordDenmark: ['denmark-post', 'postnord'],
  novaPoshta: ['nova-poshta'],
  russianPost: ['russian-post'],
  cdek: ['cdek'],
  canadaPost: ['canada-post'],
  australiaPost: ['australia-post'],
  australiaEms: ['australia-ems', 'australia-post'],
  newZealandPost: ['new-zealand-post'],
  brazilCorreios: ['brazil-correios'],
  indiaPost: ['india-post'],
  delhivery: ['delhivery'],
  bluedart: ['bluedart'],
  aramex: ['aramex'],
  chinaPost: ['china-post'],
  chinaEms: ['china-ems'],
  sfExpress: ['sf-express', 'sfb2c'],
  sto: ['sto'],
  yto: ['yto'],
  zto: ['zto'],
  yunda: ['yunda'],
  jtExpress: ['jtexpress', 'jt-express'],
  jd: ['jd', 'jd-logistics'],
  deppon: ['deppon'],
  yunExpress: ['yunexpress'],
  fourPx: ['4px'],
  yanwen: ['yanwen'],
  cainiao: ['cainiao'],
  japanPost: ['japan-post'],
  yamato: ['taqbin-jp', 'yamato'],
  sagawa: ['sagawa'],
  koreaPost: ['korea-post'],
  singaporePost: ['singapore-post'],
  hongKongPost: ['hong-kong-post'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type CourierKey = keyof typeof COURIERS;

/** The codes of one courier, likeliest first. */
export type Courier = readonly string[];

/** Whether the service lists a carrier under this code. */
export type IsListed = (code: string) => boolean;

/** The code that the service lists a courier under; null where it has none of them. */
export function codeOf(courier: Courier, isListed: IsListed = () => true): string | null {
  return courier.find(isListed) ?? null;
}

/** Firms of one house, which people call by one name. */
const HOUSES = [
  /^dhl/,
  /^dpd/,
  /^gls/,
  /^(?:hermes|evri)/,
  /^postnl/,
  /^china-/,
  /^(?:la-?poste|colissimo|chronopost)$/,
  /^ups/,
];

/** Whether somebody who names the one may mean the other: DHL for Deutsche Post DHL. */
export function isOfOneHouse(one: Courier, other: Courier): boolean {
  const isOf = (courier: Courier, house: RegExp) => courier.some((code) => house.test(code));
  return HOUSES.some((house) => isOf(one, house) && isOf(other, house));
}

/** Whether two lists of codes can mean the same courier. */
export function isSameCourier(one: Courier, other: Courier): boolean {
  return one.some((code) => other.includes(code));
}
