import type { CourierKey } from '../couriers.ts';

/** Where the number lies in the addresses of one site, and where a number's own page is. */
export interface LinkPattern {
  /** The ends of the hosts. */
  readonly hosts: readonly string[];
  /** Null for sites that track any courier's parcels. */
  readonly courier: CourierKey | null;
  /** Names of parameters in the query or the fragment, in small letters. */
  readonly parameters?: readonly string[];
  /** What stands before the number in the path or the fragment, in small letters. */
  readonly folders?: readonly string[];
  /** The page of a number, `%` for the number; absent where there is none that opens with the number alone. */
  readonly page?: string;
}

const link = (
  courier: CourierKey | null,
  hosts: string,
  { parameters = '', folders = '', page }: { parameters?: string; folders?: string; page?: string },
): LinkPattern => ({
  courier,
  hosts: hosts.split(' '),
  ...(parameters ? { parameters: parameters.split(' ') } : {}),
  ...(folders ? { folders: folders.split(' ') } : {}),
  ...(page ? { page } : {}),
});

/** The couriers' own pages. Where several fit a host, the first does. */
const COURIER_PAGES: readonly LinkPattern[] = [
  link('upsMailInnovations', 'tracking.ups-mi.net upsmailinnovations.com', {
    parameters: 'tracknum mailingid',
  }),
  link('ups', 'ups.com', {
    parameters: 'tracknum tracknums inquirynumber1 inquirynumber trackingnumber',
    folders: 'track tracking',
    page: 'https://www.ups.com/track?tracknum=%',
  }),
  link('fedex', 'fedex.com', {
    parameters: 'trknbr tracknumbers tracknumber tracknum trackingnumber tracking',
    page: 'https://www.fedex.com/fedextrack/?trknbr=%',
  }),
  link('usps', 'usps.com', {
    parameters: 'tlabels qtc_tlabels1 origtracknum strorigtracknum label',
    page: 'https://tools.usps.com/go/TrackConfirmAction?tLabels=%',
  }),
  link('dhlEcommerce', 'dhlglobalmail.com dhlecs.com dhlecommerce.com', {
    parameters: 'trackingnumber trackingid',
    page: 'https://webtrack.dhlecs.com/orders?trackingNumber=%',
  }),
  link('dhlGermany', 'dhl.de', {
    parameters: 'piececode idc shipmentid',
    page: 'https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode=%',
  }),
  link('deutschePost', 'deutschepost.de', { parameters: 'piececode sendungsnummer' }),
  link('dhlPoland', 'dhl24.com.pl mojdhl.pl', { parameters: 'number', folders: 'dostawa' }),
  link('dhlNetherlands', 'dhlparcel.nl dhlecommerce.nl', { parameters: 'tc tt', folders: 'volg-uw-zending' }),
  link('dhl', 'dhl.com mydhl.express.dhl', {
    parameters: 'awb tracking-id trackingnumber shipmentid',
    page: 'https://www.dhl.com/global-en/home/tracking/tracking-express.html?submit=1&tracking-id=%',
  }),
  link(
    'amazon',
    'track.amazon.com amazon.com amazon.co.uk amazon.de amazon.fr amazon.es amazon.it amazon.pl amazon.ca',
    {
      parameters: 'trackingid',
      folders: 'tracking',
      page: 'https://track.amazon.com/tracking/%',
    },
  ),
  link('ontrac', 'ontrac.com', {
    parameters: 'number tracking_number',
    page: 'https://www.ontrac.com/tracking/?number=%',
  }),
  link('lasership', 'lasership.com', {
    parameters: 'track_number_input',
    folders: 'track',
    page: 'https://www.lasership.com/track/%',
  }),
  link('purolator', 'purolator.com', {
    parameters: 'pin searchvalue',
    page: 'https://www.purolator.com/en/shipping/tracker?pin=%',
  }),
  link('canadaPost', 'canadapost-postescanada.ca canadapost.ca', {
    parameters: 'searchfor trackingnumber pin',
    page: 'https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor=%',
  }),
  link('canpar', 'canpar.com canpar.ca', { parameters: 'reference barcode' }),
  link('landmark', 'landmarkglobal.com', {
    parameters: 'search trck',
    page: 'https://track.landmarkglobal.com/?search=%',
  }),
  link('gofo', 'gofoexpress.com gofo.com', { parameters: 'searchid' }),
  link('uniuni', 'uniuni.com', { parameters: 'no' }),
  link('royalMail', 'royalmail.com', {
    parameters: 'tracknumber trackingnumber',
    folders: 'tracking-results',
    page: 'https://www.royalmail.com/track-your-item#/tracking-results/%',
  }),
  link('parcelforce', 'parcelforce.com', {
    parameters: 'tracknumber',
    page: 'https://www.parcelforce.com/track-trace?trackNumber=%',
  }),
  link('evri', 'evri.com myhermes.co.uk hermes-europe.co.uk', {
    folders: 'parcel track',
    page: 'https://www.evri.com/track/parcel/%/details',
  }),
  link('hermesGermany', 'myhermes.de hermesworld.com', {
    parameters: 'trackingnumber',
    folders: 'sendungsinformation',
    page: 'https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation/#%',
  }),
  link('yodel', 'yodel.co.uk yodeldirect.co.uk', {
    parameters: 'parcel_id',
    folders: 'tracking track',
    page: 'https://www.yodel.co.uk/tracking/%',
  }),
  link('dpdUnitedKingdom', 'dpd.co.uk dpdlocal.co.uk', {
    parameters: 'reference parcel',
    folders: 'parcels',
    page: 'https://track.dpd.co.uk/search?reference=%',
  }),
  link('dpdPoland', 'dpd.com.pl', {
    parameters: 'p1 q',
    page: 'https://tracktrace.dpd.com.pl/parcelDetails?typ=1&p1=%',
  }),
  link('dpd', 'dpd.de dpd.com dpdgroup.com dpd.fr dpd.nl dpd.be dpd.at dpd.ch dpd.cz dpd.ie', {
    parameters: 'query parcelnumber match parcelno',
    folders: 'parcel parcels status',
    page: 'https://tracking.dpd.de/status/en_US/parcel/%',
  }),
  link('glsItaly', 'gls-italy.com', { parameters: 'numero_spedizione' }),
  link('gls', 'gls-group.eu gls-group.com gls-pakete.de gls-us.com', {
    parameters: 'match txtrefno parcelnumber',
    page: 'https://gls-group.eu/EU/en/parcel-tracking?match=%',
  }),
  link('tnt', 'tnt.com', {
    parameters: 'cons',
    page: 'https://www.tnt.com/express/en_gc/site/shipping-tools/tracking.html?searchType=con&cons=%',
  }),
  link('postNl', 'postnl.nl postnl.com postnl.post', {
    parameters: 'b barcodes barcode',
    folders: 'track-and-trace',
    page: 'https://postnl.nl/tracktrace/?B=%',
  }),
  link('bpost', 'bpost.be bpost.cloud', {
    parameters: 'itemcode',
    page: 'https://track.bpost.cloud/btr/web/#/search?itemCode=%',
  }),
  link('pocztaPolska', 'poczta-polska.pl pocztex.pl', {
    parameters: 'numer s',
    page: 'https://emonitoring.poczta-polska.pl/?numer=%',
  }),
  link('inpost', 'inpost.pl inpost.it inpost.es', {
    parameters: 'number parcel',
    page: 'https://inpost.pl/sledzenie-przesylek?number=%',
  }),
  link('chronopost', 'chronopost.fr', {
    parameters: 'listenumeroslt listenumeros',
    page: 'https://www.chronopost.fr/tracking-no-cms/suivi-page?listeNumerosLT=%',
  }),
  link('colissimo', 'colissimo.fr', { parameters: 'parcelnumber colispart' }),
  link('laPoste', 'laposte.fr', {
    parameters: 'code parcelnumber',
    folders: 'suivre-vos-envois',
    page: 'https://www.laposte.fr/outils/suivre-vos-envois?code=%',
  }),
  link('mondialRelay', 'mondialrelay.fr mondialrelay.com', { parameters: 'numeroexpedition' }),
  link('correosSpain', 'correos.es', {
    parameters: 'tracking-number numero',
    page: 'https://www.correos.es/es/es/herramientas/localizador/envios/detalle?tracking-number=%',
  }),
  link('ctt', 'ctt.pt', {
    parameters: 'objects',
    page: 'https://www.ctt.pt/feapl_2/app/open/objectSearch/objectSearch.jspx?objects=%',
  }),
  link('posteItaliane', 'poste.it', {
    folders: 'risultati-spedizioni',
    page: 'https://www.poste.it/cerca/index.html#/risultati-spedizioni/%',
  }),
  link('bartolini', 'brt.it bartolini.it', { parameters: 'chisono brtcode parcelid' }),
  link('swissPost', 'post.ch swisspost.ch', {
    parameters: 'formattedparcelcodes',
    folders: 'search',
    page: 'https://service.post.ch/ekp-web/ui/entry/search/%',
  }),
  link('austrianPost', 'post.at', {
    parameters: 'snr pnum1',
    page: 'https://www.post.at/sv/sendungsdetails?snr=%',
  }),
  link('anPost', 'anpost.com anpost.ie', {
    parameters: 'item',
    page: 'https://www.anpost.com/Post-Parcels/Track/History?item=%',
  }),
  link('postenNorge', 'posten.no bring.no bring.com', {
    parameters: 'q',
    folders: 'sporing tracking',
    page: 'https://sporing.posten.no/sporing/%',
  }),
  link('postNordDenmark', 'postnord.dk', { parameters: 'id shipmentid' }),
  link('postNordSweden', 'postnord.se postnord.com', {
    parameters: 'id shipmentid',
    page: 'https://tracking.postnord.com/en/tracking?id=%',
  }),
  link('novaPoshta', 'novaposhta.ua novaposhta.international', {
    parameters: 'cargo_number en',
    folders: 'tracking',
    page: 'https://novaposhta.ua/tracking/?cargo_number=%',
  }),
  link('russianPost', 'pochta.ru', {
    parameters: 'barcode',
    folders: 'tracking',
    page: 'https://www.pochta.ru/tracking?barcode=%',
  }),
  link('cdek', 'cdek.ru cdek.com', {
    parameters: 'order_id tracking',
    page: 'https://www.cdek.ru/ru/tracking?order_id=%',
  }),
  link('australiaPost', 'auspost.com.au', {
    parameters: 'id trackids',
    folders: 'details search',
    page: 'https://auspost.com.au/mypost/track/details/%',
  }),
  link('newZealandPost', 'nzpost.co.nz', {
    parameters: 'trackid',
    page: 'https://www.nzpost.co.nz/tools/tracking?trackid=%',
  }),
  link('brazilCorreios', 'correios.com.br', {
    parameters: 'objetos p_cod_uni',
    page: 'https://rastreamento.correios.com.br/app/index.php?objetos=%',
  }),
  link('delhivery', 'delhivery.com', {
    folders: 'package track-v2',
    page: 'https://www.delhivery.com/track-v2/package/%',
  }),
  link('bluedart', 'bluedart.com', { parameters: 'trackid numbers' }),
  link('aramex', 'aramex.com', {
    parameters: 'shipmentnumber',
    page: 'https://www.aramex.com/us/en/track/results?ShipmentNumber=%',
  }),
  link('sfExpress', 'sf-express.com sf-international.com', {
    parameters: 'billno nos',
    folders: 'waybill-detail',
    page: 'https://www.sf-express.com/we/ow/chn/en/waybill/waybill-detail/%',
  }),
  link('yunExpress', 'yuntrack.com yunexpress.com', {
    parameters: 'id',
    page: 'https://www.yuntrack.com/parcelTracking?id=%',
  }),
  link('fourPx', '4px.com', { folders: '0 result', page: 'https://track.4px.com/#/result/0/%' }),
  link('yanwen', 'yw56.com.cn', { parameters: 'nums', page: 'https://track.yw56.com.cn/en/querydel?nums=%' }),
  link('cainiao', 'cainiao.com', {
    parameters: 'mailnolist mailno mailnos',
    page: 'https://global.cainiao.com/newDetail.htm?mailNoList=%',
  }),
  link('japanPost', 'japanpost.jp', {
    parameters: 'reqcodeno1 searchkind',
    page: 'https://trackings.post.japanpost.jp/services/srv/search/direct?reqCodeNo1=%&locale=en',
  }),
  link('yamato', 'kuronekoyamato.co.jp', { parameters: 'number01 pno' }),
  link('sagawa', 'sagawa-exp.co.jp', {
    parameters: 'okurijono',
    page: 'https://k2k.sagawa-exp.co.jp/p/web/okurijosearch.do?okurijoNo=%',
  }),
  link('koreaPost', 'epost.go.kr', { parameters: 'post_code sid1' }),
  link('singaporePost', 'singpost.com', { parameters: 'trackid' }),
  link('hongKongPost', 'hongkongpost.hk', { parameters: 'tracknbr' }),
  link('chinaEms', 'ems.com.cn', { parameters: 'mailnum' }),
];

/** Sites that track any courier's parcels. */
const TRACKERS: readonly LinkPattern[] = [
  link(null, '17track.net', { parameters: 'nums num', folders: 'track' }),
  link(null, 'parcelsapp.com', { folders: 'tracking' }),
  link(null, 'aftership.com', { parameters: 'tracking-numbers tracking_number', folders: 'track' }),
  link(null, 'trackingmore.com', { parameters: 'number nums', folders: 'en tracking track' }),
  link(null, 'track123.com ship24.com', { parameters: 'p trackno number', folders: 'tracking' }),
  link(null, 'shop.app', { parameters: 'tracking_number', folders: 'track' }),
  link(null, 'packagetrackr.com', { parameters: 'n', folders: 'track' }),
  link(null, 'parcelmonitor.com ordertracker.com', { parameters: 'trackingno', folders: 'track' }),
  link(null, 'narvar.com', { parameters: 'tracking_numbers' }),
  link(null, 'easypost.com goshippo.com shipstation.com shipengine.com', {
    parameters: 'tracking_number',
    folders: 'tracking',
  }),
  link(null, 'kuaidi100.com', { parameters: 'nu' }),
];

const LINKS = [...COURIER_PAGES, ...TRACKERS];

/** Whose site it is; undefined for one that is not known. */
export function patternOf(host: string): LinkPattern | undefined {
  return LINKS.find(({ hosts }) => hosts.some((each) => host === each || host.endsWith(`.${each}`)));
}

/** The page's address with `%` for the number; null for a courier that has none. */
export function pageOfCourier(courier: CourierKey): string | null {
  return LINKS.find((each) => each.courier === courier && each.page)?.page ?? null;
}
