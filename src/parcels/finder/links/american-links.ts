import { type LinkPattern, link } from './link-pattern.ts';

/** Where American couriers have a number’s page. Of two that fit a host, the first does. */
export const AMERICAN_LINKS: readonly LinkPattern[] = [
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
  link('brazilCorreios', 'correios.com.br', {
    parameters: 'objetos p_cod_uni',
    page: 'https://rastreamento.correios.com.br/app/index.php?objetos=%',
  }),
];
