import { type LinkPattern, link } from './link-pattern.ts';

/** Where European couriers have a number’s page. Of two that fit a host, the first does. */
export const EUROPEAN_LINKS: readonly LinkPattern[] = [
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
];
