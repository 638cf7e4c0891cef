import { nameKey } from '../../../domain/name-key.ts';

/**
 * What a carrier is called besides its code and its listed name, and the codes under which lists have it: the first that a
 * list has is the one. A code that is not listed is a name of it like the others.
 *
 * Sources: how carriers write themselves on their own sites and labels; how shops name them in exports and settings
 * (https://shopify.dev/docs/api/admin-graphql/latest/objects/FulfillmentTrackingInfo,
 * https://developer.ebay.com/devzone/xml/docs/reference/ebay/types/ShippingCarrierCodeType.html); for posts, the operators
 * that countries designate (https://www.upu.int/en/universal-postal-union/about-upu/member-countries).
 */
const ROWS: readonly (readonly [codes: string, names: string])[] = [
  ['ups', 'United Parcel Service, UPS Ground, UPS Standard, UPS Saver, UPS Freight, ЮПС'],
  ['ups-mi', 'UPS Mail Innovations, UPSMI, UPS MI'],
  [
    'usps',
    'United States Postal Service, US Postal Service, US Post, US Mail, USPS First Class, USPS Priority Mail',
  ],
  [
    'fedex',
    'Federal Express, FDX, FedEx Express, FedEx Ground, FedEx Home Delivery, FedEx SmartPost, 联邦快递, 联邦, ФедЭкс',
  ],
  ['dhl', 'DHL Express, DHL Worldwide Express, 敦豪, ДХЛ'],
  ['dhl-germany', 'DHL Paket, DHL Parcel Germany, DHL Deutschland, DHL DE'],
  ['dhlglobalmail dhl-global-mail', 'DHL eCommerce, DHL eCommerce US, DHL Global Mail, DHL GM'],
  ['dhl-uk', 'DHL Parcel UK, DHL eCommerce UK'],
  ['dhlparcel-nl dhl-parcel-nl', 'DHL Parcel NL, DHL Nederland'],
  ['dhl-poland', 'DHL Parcel Polska, DHL Polska, DHL Poland'],
  ['deutsche-post dhl-germany', 'Deutsche Post, Deutsche Post Brief, German Post, Germany Post'],
  ['tnt', 'TNT Express, Thomas Nationwide Transport'],
  ['gls', 'General Logistics Systems, GLS Germany, GLS Europe'],
  ['gls-italy', 'GLS Italia, GLS IT'],
  ['dpd', 'Dynamic Parcel Distribution, DPD Group, Geopost'],
  ['dpd-uk', 'DPD Local, DPD Great Britain'],
  ['dpd-de', 'DPD Deutschland'],
  ['dpd-poland', 'DPD Polska'],
  ['exapaq', 'DPD France, Exapaq'],
  ['hermes-de hermes', 'Hermes Germany, Hermes Deutschland, Hermes Versand'],
  ['hermes hermes-de hermes-uk evri', 'Hermesworld, Hermes World'],
  ['hermes-uk evri hermes', 'Evri, myHermes, MyHermes UK, Hermes UK'],
  ['royal-mail', 'Royal Mail UK, UK Royal Mail, RoyalMail Tracked, UK Post, RM'],
  ['parcel-force', 'Parcelforce, Parcelforce Worldwide, Parcel Force'],
  ['an-post', 'Ireland Post, Irish Post, AnPost'],
  ['postnl-parcels postnl-3s postnl', 'PostNL, Post NL, Netherlands Post, PostNL Domestic'],
  ['postnl-3s', 'PostNL International, PostNL 3S'],
  ['belgium-post bpost', 'bpost, B-Post, Belgian Post'],
  ['laposte', 'La Poste France, French Post, France Post, La Poste Colissimo'],
  ['colissimo', 'Colissimo France, Coliposte'],
  ['chronopost', 'Chronopost France, France EMS'],
  ['mondialrelay mondial-relay', 'Mondial Relay, MondialRelay, Mondial'],
  ['colis-prive', 'Colis Privé'],
  ['correos-spain correos', 'Correos, Correos España, Spain Post, Spanish Post, Correo Español'],
  ['correosexpress correos-express', 'Correos Express'],
  ['international-seur seur', 'SEUR, SEUR International'],
  ['mrw-spain mrw', 'MRW'],
  ['ctt', 'CTT Correios, Correios de Portugal, Portugal Post, CTT Expresso'],
  ['poste-italiane', 'Poste Italiane, Italian Post, Italy Post, Posteitaliane'],
  ['bartolini brt', 'BRT, BRT Corriere Espresso, Bartolini'],
  ['italy-sda sda', 'SDA, SDA Express Courier'],
  ['swiss-post', 'Die Post, Die Schweizerische Post, La Poste Suisse, La Posta Svizzera, Swisspost, Post CH'],
  ['austria-post', 'Österreichische Post, Austrian Post, Post AT, Austria Post'],
  ['sweden-posten postnord', 'PostNord, PostNord Sweden, PostNord Sverige, Posten Sverige'],
  ['denmark-post danmark-post', 'PostNord Denmark, Post Danmark, PostNord DK'],
  ['posten-norge', 'Bring, Posten, Norway Post, Posten Bring'],
  ['finland-posti posti', 'Posti, Posti Finland, Finland Post, Itella'],
  ['iceland-post postur-is', 'Pósturinn, Íslandspóstur'],
  ['poczta-polska poland-post', 'Poczta Polska, Polish Post, Poland Post, Pocztex'],
  ['inpost-paczkomaty inpost', 'InPost, InPost Poland, Paczkomaty, Paczkomat'],
  ['czech-post ceska-posta', 'Česká pošta, Czech Post, Balíkovna'],
  ['slovakia-post', 'Slovenská pošta, Slovak Post'],
  ['slovenia-post', 'Pošta Slovenije, Slovenian Post'],
  ['magyar-posta', 'Hungary Post, Hungarian Post, Magyar Posta Zrt'],
  ['posta-romana', 'Romania Post, Romanian Post, Poșta Română'],
  ['bulgaria-post', 'Bulgarian Posts, Български пощи'],
  ['hrvatska-posta', 'Croatian Post, Croatia Post'],
  ['serbia-post', 'Pošta Srbije, Пошта Србије, Serbian Post'],
  ['greece-post', 'ELTA, Hellenic Post, Greek Post, ΕΛΤΑ'],
  ['elta-courier-gr', 'ELTA Courier, ΕΛΤΑ Courier'],
  ['acscourier', 'ACS, ACS Courier'],
  ['omniva', 'Eesti Post, Estonian Post, Estonia Post'],
  ['latvijas-pasts', 'Latvian Post, Latvia Post'],
  ['lietuvos-pastas', 'Lithuanian Post, Lithuania Post, LP Express LT'],
  ['russian-post', 'Pochta Rossii, Russia Post, Почта России'],
  ['cdek', 'CDEK, СДЭК'],
  ['belpochta', 'Белпочта, Belarus Post'],
  ['kazpost', 'Казпочта, Qazpost, Kazakhstan Post'],
  ['ukraine-post', 'Ukrposhta, Укрпошта, Ukrainian Post'],
  ['nova-poshta', 'Нова пошта, Новая почта, Nova Post, NovaPoshta'],
  ['meest', 'Meest, Мiст, Міст'],
  ['turkey-post ptt-posta', 'PTT, PTT Kargo, Turkish Post'],
  ['israel-post', 'דואר ישראל'],
  ['saudi-post', 'SPL, البريد السعودي'],
  ['emirates-post', 'بريد الإمارات, UAE Post'],
  ['smsa-express', 'SMSA'],
  ['canada-post', 'Postes Canada, Canadian Post, CanPost, Poste Canada'],
  ['purolator', 'Purolator Courier, PuroPost'],
  ['canpar', 'Canpar Express, Canpar'],
  ['ontrac', 'On Trac'],
  ['lasership', 'Laser Ship'],
  ['amazon', 'Amazon, Amazon Logistics, AMZL, Amazon Shipping, Amazon Prime'],
  ['correos-mexico', 'Correos de México, SEPOMEX, Mexican Post'],
  ['brazil-correios', 'Correios, Correios Brasil, Brazil Post'],
  ['correo-argentino', 'Correo Argentino, Argentina Post'],
  ['correos-chile', 'CorreosChile, Chile Post'],
  ['australia-post', 'AusPost, Aus Post, Australian Post, eParcel'],
  ['star-track', 'StarTrack, StarTrack Express'],
  ['new-zealand-post', 'NZ Post, NZPost'],
  ['couriers-please', 'CouriersPlease, Couriers Please'],
  ['south-africa-post', 'SAPO, South African Post Office, SA Post'],
  ['india-post', 'India Speed Post, भारतीय डाक'],
  ['bluedart', 'Blue Dart, BlueDart Express'],
  ['singapore-post', 'SingPost, SingaporePost'],
  ['malaysia-post', 'Pos Malaysia'],
  ['poslaju', 'Pos Laju'],
  ['thailand-post', 'ไปรษณีย์ไทย, Thai Post'],
  ['vietnam-post', 'VNPost, Vietnam Post, Bưu điện Việt Nam'],
  ['ghn', 'Giao Hàng Nhanh'],
  ['indonesia-post', 'Pos Indonesia'],
  ['phlpost', 'PHLPost, Philippines Post, Philpost'],
  ['japan-post', 'Japan Posts, JP Post, 日本郵便, 日本郵政, ゆうパック, Yu-Pack'],
  [
    'taqbin-jp',
    'Yamato, Yamato Transport, Kuroneko Yamato, Kuroneko, TA-Q-BIN, ヤマト運輸, ヤマト, クロネコヤマト, 宅急便',
  ],
  ['sagawa', 'Sagawa Express, 佐川急便, 佐川'],
  ['korea-post', '우체국, 우체국택배, Korean Post, ePost Korea'],
  ['doortodoor', 'CJ Logistics, CJ Korea Express, CJ대한통운, 대한통운'],
  ['hanjin', '한진택배, 한진, Hanjin Express'],
  ['hong-kong-post', 'Hongkong Post, HK Post, 香港邮政, 香港郵政'],
  ['taiwan-post', 'Chunghwa Post, 中華郵政, 中华邮政'],
  ['macao-post', 'Macau Post, CTT Macau, 澳門郵電'],
  ['china-post', 'China Post Air Mail, China Post Registered Air Mail, 中国邮政, 中國郵政, 邮政'],
  ['china-ems', 'EMS, EMS China, CN EMS, 邮政速递, 邮政EMS, 中国EMS, 特快专递'],
  ['epacket china-ems', 'ePacket, ePacket China, e邮宝'],
  [
    'sf-express',
    'SF, S.F. Express, SF Express, Shunfeng, Shun Feng, 顺丰, 顺风, 顺丰速运, 顺丰快递, 順豐, 順豐速運',
  ],
  ['sfb2c', 'SF International, 顺丰国际'],
  ['sto', 'Shentong, Shen Tong, 申通, 申通快递'],
  ['yto', 'Yuantong, Yuan Tong, 圆通, 圆通快递, 圆通速递'],
  ['zto', 'Zhongtong, Zhong Tong, 中通, 中通快递'],
  ['yunda', 'Yunda, Yun Da, 韵达, 韵达快递'],
  ['ttkd', 'TTK, Tiantian, 天天, 天天快递'],
  ['jd jd-logistics', 'JD Logistics, JD Express, Jingdong, JD.com, 京东, 京东快递, 京东物流'],
  ['deppon', 'Deppon Express, 德邦, 德邦快递, 德邦物流'],
  ['bestex 800best', 'Best Express, Baishi, 百世, 百世快递, 百世汇通, 汇通'],
  ['jt-express jtexpress', 'J&T, J&T Express, JNT, J and T, 极兔, 极兔速递'],
  [
    'cainiao',
    'AliExpress, AliExpress Standard Shipping, AliExpress Standard, Cainiao Global, 菜鸟, 菜鸟网络, 菜鸟物流',
  ],
  ['yanwen', 'Yanwen Express, Yanwen Logistics, 燕文, 燕文物流'],
  ['yunexpress', 'Yun Express, Yun Tu, YunTrack, 云途, 云途物流'],
  ['4px', 'FourPX, Four PX, 4PX Worldwide Express, 递四方'],
  ['speedpak orangeconnex', 'SpeedPAK, eBay SpeedPAK, Orange Connex'],
  ['cnexps', 'CNE, 递一国际'],
  ['flytexpress', 'Flyt, 飞特, 飞特物流'],
  ['winit', '万邑通'],
  ['asendia', 'Asendia Management'],
  ['lbcexpress', 'LBC'],
  ['ninjavan', 'NinjaVan'],
  ['skynetworldwide', 'SkyNet, Skynet Worldwide'],
  ['pitneybowes', 'Pitney Bowes Global Shipping'],
  ['newgistics pitney-bowes', 'Newgistics'],
  ['uniuni', 'UniUni Express'],
  ['yodel', 'Yodel Direct'],
  ['delhivery', 'Delhivery Courier'],
  ['aramex', 'Aramex International'],
  ['dbschenker', 'Schenker, DB Schenker'],
  ['mailamericas', 'Mail Americas'],
];

/** Endings that people add to any carrier, and that make no other one of it. */
const USUAL_ENDINGS = /(?:express|couriers?|shipping|delivery|tracking|worldwide|international|logistics)$/;

/**
 * The keys of all further names, each with the codes it may be listed under, the likeliest first. Of rows with one name
 * the first counts; a code is of the row that begins with it.
 */
export const CARRIER_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ...keyed((others) => others.slice(1)),
  ...keyed((_, names) => names),
  ...keyed(([code = '']) => [code]),
]);

function keyed(
  chosen: (codes: readonly string[], names: readonly string[]) => readonly string[],
): readonly (readonly [key: string, codes: readonly string[]])[] {
  const rows = ROWS.map(([codes, names]) => [codes.split(' '), names.split(', ')] as const).reverse();
  return rows.flatMap(([codes, names]) =>
    chosen(codes, names).map((name) => [nameKey(name), codes] as const),
  );
}

/** The same key without such an ending. */
export function withoutUsualEnding(key: string): string {
  return key.replace(USUAL_ENDINGS, '');
}
