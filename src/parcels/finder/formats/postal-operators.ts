import { COURIERS, type Courier } from '../couriers/couriers.ts';

/** The service's codes for the posts that give numbers out, by country; several where a code differs between lists. */
const POSTS: ReadonlyMap<string, Courier> = new Map(
  `
  AD andorra-post | AE emirates-post | AF afghan-post | AL posta-shqiptare | AM armenia-post
  AN antilles-post | AO correios-angola | AR correo-argentino | AT austria-post | AW aruba-post
  AX aland-post | AZ azerbaijan-post | BA bosnia-and-herzegovina-post | BB barbados-post
  BD bangladesh-post bangladesh-ems | BE belgium-post | BF sonapost | BG bulgaria-post | BH bahrain-post
  BI burundi-post | BJ benin-post | BM bermuda-post | BN brunei-post | BO correos-bolivia
  BR brazil-correios | BS bahamas-post | BT bhutan-post | BW botswana-post | BY belpochta | BZ belize-post
  CA canada-post | CF central-african-post | CH swiss-post | CI ivory-coast-ems | CL correos-chile
  CM campost | CO colombia-post | CR correos-de-costa-rica | CU cuba-post | CV correios-cabo-verde
  CY cyprus-post | CZ czech-post | DK denmark-post | DO inposdom | DZ algeria-post
  EC correos-del-ecuador | EE omniva | EG egypt-post | ER eritrea-post | ES correos-spain spain-correos-es
  ET ethiopia-post | FI finland-posti | FJ fiji-post | FO faroe-islands-post | GE georgian-post
  GG guernsey-post | GH ghana-post | GI gibraltar-post | GL tele-post | GR greece-post | GT elcorreo
  HK hong-kong-post | HN honduras-post | HR hrvatska-posta | HU magyar-posta | ID indonesia-post
  IE an-post | IL israel-post | IM isle-of-man-post royal-mail | IN india-post | IQ iraq-post
  IR iran-post | IS iceland-post | IT poste-italiane | JE jersey-post | JF chronopost laposte | JM jamaica-post | JO jordan-post
  JP japan-post | KE kenya-post | KG kyrgyzpost | KH cambodia-post | KR korea-post | KW kuwait-post
  KZ kazpost | LA laos-post | LB liban-post | LC saint-lucia-post | LI liechtenstein-post swiss-post
  LK sri-lanka-post | LS lesotho-post | LT lietuvos-pastas | LU luxembourg-post | LV latvijas-pasts
  MA poste-maroc | MC la-poste-monaco laposte | MD moldova-post | ME posta-crne-gore | MK macedonia-post
  MN mongol-post | MO macao-post | MT malta-post | MU mauritius-post | MV maldives-post
  MX correos-mexico | MY malaysia-post | NA namibia-post | NC new-caledonia-post | NG nigeria-post
  NI nicaragua-post | NO posten-norge | NP nepal-post | NZ new-zealand-post | OM oman-post
  PA correos-panama | PE serpost | PG postpng | PH phlpost | PK pakistan-post
  PL poczta-polska poland-post | PT ctt portugal-ctt | PY correo-paraguayo | QA qatar-post
  RO posta-romana | RS serbia-post | RU russian-post | RW iposita-rwanda | SA saudi-post | SB solomon-post
  SC seychelles-post | SD sudan-post | SE sweden-posten postnord | SI slovenia-post | SK slovakia-post
  SM san-marino-post | SN senegal-post | SV el-salvador-post | SY syrian-post | TG togo-post
  TH thailand-post | TN tunisia-post | TO tonga-post | TR turkey-post | TS chronopost laposte | TW taiwan-post | TZ tanzania-post
  UG uganda-post | US usps | UY uruguay-post | UZ uzbekistan-post | VC svgpost | VN vietnam-post
  VU vanuatu-post | WS samoa-post | YE yemen-post | ZA south-africa-post | ZM zambia-post
  ZW zimbabwe-post
  `
    .split(/[|\n]/)
    .map((post) => post.trim().split(' '))
    .map(([country = '', ...codes]) => [country, codes]),
);

/** Posts with a firm of its own for some services, by the first letter of the number; `*` for the others. */
const DIVIDED: ReadonlyMap<string, Readonly<Partial<Record<string, readonly Courier[]>>>> = new Map(
  Object.entries({
    AU: { E: [COURIERS.australiaEms], '*': [COURIERS.australiaPost] },
    CN: {
      E: [COURIERS.chinaEms],
      L: [COURIERS.chinaEms, COURIERS.chinaPost],
      '*': [COURIERS.chinaPost, COURIERS.chinaEms],
    },
    DE: { C: [COURIERS.dhlGermany], '*': [COURIERS.deutschePost] },
    FR: {
      C: [COURIERS.colissimo],
      E: [COURIERS.chronopost],
      X: [COURIERS.chronopost],
      '*': [COURIERS.laPoste],
    },
    GB: {
      C: [COURIERS.parcelforce, COURIERS.royalMail],
      E: [COURIERS.parcelforce, COURIERS.royalMail],
      P: [COURIERS.parcelforce, COURIERS.royalMail],
      '*': [COURIERS.royalMail],
    },
    NL: { '*': [COURIERS.postNlInternational] },
    SG: { E: [['singapore-speedpost', 'singapore-post']], '*': [COURIERS.singaporePost] },
    UA: { E: [['ukraine-ems', 'ukraine-post']], '*': [['ukraine-post']] },
  }),
);

/** The posts of a country; none for letters that no post uses. `service` is the number's first letter. */
export function postsOf(country: string, service: string): readonly Courier[] {
  const divided = DIVIDED.get(country);
  if (divided) return divided[service] ?? divided['*'] ?? [];
  const codes = POSTS.get(country);
  return codes ? [codes] : [];
}
