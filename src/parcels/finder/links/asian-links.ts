import { type LinkPattern, link } from './link-pattern.ts';

/** Where couriers of Asia and Oceania have a number’s page. Of two that fit a host, the first does. */
export const ASIAN_LINKS: readonly LinkPattern[] = [
  link('australiaPost', 'auspost.com.au', {
    parameters: 'id trackids',
    folders: 'details search',
    page: 'https://auspost.com.au/mypost/track/details/%',
  }),
  link('newZealandPost', 'nzpost.co.nz', {
    parameters: 'trackid',
    page: 'https://www.nzpost.co.nz/tools/tracking?trackid=%',
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
