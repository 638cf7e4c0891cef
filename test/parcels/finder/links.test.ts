import { describe, expect, it } from 'vitest';
import { COURIERS } from '../../../src/parcels/finder/couriers/couriers.ts';
import { findNumbers } from '../../../src/parcels/finder/find-numbers.ts';
import { pageOf } from '../../../src/parcels/finder/links/page-of.ts';

const first = (text: string) => {
  const [found] = findNumbers(text);
  return found && `${found.number} ${found.carriers.join('|')}${found.certain ? '' : '?'}`;
};

describe('a link', () => {
  it.each([
    ['https://www.ups.com/track?loc=en_US&tracknum=1Z5R89390357567127', '1Z5R89390357567127 ups'],
    [
      'https://www.ups.com/track?loc=null&tracknum=1Z5R89390357567127&requester=WT/trackdetails',
      '1Z5R89390357567127 ups',
    ],
    ['https://www.ups.com/track?tracknum=1Z5R89390357567127/trackdetails', '1Z5R89390357567127 ups'],
    [
      'https://wwwapps.ups.com/WebTracking/track?track=yes&trackNums=1Z5R89390357567127',
      '1Z5R89390357567127 ups',
    ],
    ['https://www.fedex.com/fedextrack/?trknbr=771234567890', '771234567890 fedex'],
    ['https://www.fedex.com/apps/fedextrack/?tracknumbers=771234567890', '771234567890 fedex'],
    [
      'https://tools.usps.com/go/TrackConfirmAction?tRef=fullpage&tLc=2&tLabels=9400111201080805483016%2C',
      '9400111201080805483016 usps',
    ],
    ['https://www.dhl.com/en/express/tracking.html?AWB=3318810025&brand=DHL', '3318810025 dhl'],
    ['https://www.dhl.com/pl-pl/home/tracking.html?tracking-id=3318810025&submit=1', '3318810025 dhl'],
    [
      'https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode=00340434161094022115',
      '00340434161094022115 dhl-germany',
    ],
    ['https://tracking.dpd.de/status/de_DE/parcel/05222000123456', '05222000123456 dpd'],
    ['https://tracktrace.dpd.com.pl/parcelDetails?typ=1&p1=0000123456789U', '0000123456789U dpd-poland'],
    ['https://gls-group.eu/PL/pl/sledzenie-paczek/?match=12345678901', '12345678901 gls'],
    ['https://www.royalmail.com/track-your-item#/tracking-results/FF070621885GB', 'FF070621885GB royal-mail'],
    ['https://www.evri.com/track/parcel/H02X8A0022918652/details', 'H02X8A0022918652 hermes-uk'],
    ['https://jouw.postnl.nl/track-and-trace/3SABCD1234567-NL-1234AB', '3SABCD1234567 postnl-3s'],
    ['https://postnl.nl/tracktrace/?B=3SABCD1234567&P=1234AB&D=NL&T=C', '3SABCD1234567 postnl-3s'],
    [
      'https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor=0073938000549297',
      '0073938000549297 canada-post',
    ],
    [
      'https://www.canadapost-postescanada.ca/track-reperage/en#/details/0073938000549297',
      '0073938000549297 canada-post',
    ],
    ['https://auspost.com.au/mypost/track/#/details/33ABC1234567', '33ABC1234567 australia-post'],
    [
      'https://inpost.pl/sledzenie-przesylek?number=620000012680041086770098',
      '620000012680041086770098 inpost-paczkomaty',
    ],
    ['https://emonitoring.poczta-polska.pl/?numer=RA123456785PL', 'RA123456785PL poczta-polska'],
    ['https://www.laposte.fr/outils/suivre-vos-envois?code=6A15602676300', '6A15602676300 colissimo'],
    [
      'https://www.correos.es/es/es/herramientas/localizador/envios/detalle?tracking-number=PQ4F6P0704104640181750C',
      'PQ4F6P0704104640181750C correos-spain',
    ],
    ['https://track.amazon.com/tracking/TBA502887274000', 'TBA502887274000 amazon'],
    [
      'https://global.cainiao.com/newDetail.htm?mailNoList=LP00123456789012&otherMailNoList=',
      'LP00123456789012 cainiao',
    ],
    ['https://track.4px.com/#/result/0/4PX3001234567890CN', '4PX3001234567890CN 4px'],
    ['https://www.yuntrack.com/parcelTracking?id=YT2229521272164446', 'YT2229521272164446 yunexpress'],
    ['https://t.17track.net/en#nums=1Z5R89390357567127', '1Z5R89390357567127 ups'],
    ['https://www.17track.net/en/track?nums=RA123456785PL', 'RA123456785PL poczta-polska'],
    ['https://parcelsapp.com/en/tracking/RA123456785PL', 'RA123456785PL poczta-polska'],
    ['https://www.aftership.com/track/fedex/771234567890', '771234567890 fedex'],
    ['https://shop.example.aftership.com/1Z5R89390357567127', '1Z5R89390357567127 ups'],
    ['https://www.trackingmore.com/track/en/771234567890?express=fedex', '771234567890 fedex'],
    ['https://shop.app/track/1Z5R89390357567127', '1Z5R89390357567127 ups'],
  ])('%s', (link, expected) => {
    expect(first(link)).toBe(expected);
    expect(first(`It is here: ${link}.`)).toBe(expected);
    expect(first(`<${link}>`)).toBe(expected);
    expect(first(`<${link.replaceAll('&', '&amp;')}|Track 42 parcels>`)).toBe(expected);
    expect(first(`[Track](${link})`)).toBe(expected);
    expect(first(`https://www.google.com/url?q=${encodeURIComponent(link)}&sa=D`)).toBe(expected);
  });

  it('need not begin with https', () => {
    expect(first('www.fedex.com/fedextrack/?trknbr=771234567890')).toBe('771234567890 fedex');
  });

  it('may have several numbers', () => {
    const link = 'https://www.fedex.com/fedextrack/?trknbr=771234567890,790535312317';
    expect(findNumbers(link).map(({ number, from, to }) => [number, link.slice(from, to)])).toEqual([
      ['771234567890', '771234567890'],
      ['790535312317', '790535312317'],
    ]);
  });

  it('to a page that is not known is not certain', () => {
    expect(findNumbers('https://shop.example.com/orders/42/track/1Z5R89390357567127')).toMatchObject([
      { number: '1Z5R89390357567127', carriers: ['ups'], certain: false, told: 'looks' },
    ]);
    expect(findNumbers('https://shop.example.com/a/402934299065/b/771234567890')).toEqual([]);
  });

  it('belongs together with what a platform writes around it', () => {
    const text = 'see <https://www.ups.com/track?tracknum=1Z5R89390357567127|UPS 1Z5R89390357567127> now';
    const [only, ...more] = findNumbers(text);
    expect(text.slice(only?.within.from, only?.within.to)).toMatch(/^<.*>$/);
    expect(more).toEqual([]);
  });
});

describe('the page of a number', () => {
  const codes = Object.values(COURIERS).map(([code]) => code);
  const pages = codes.filter((code) => pageOf(code, '1') !== null);

  it('is there for most couriers', () => {
    expect(pages.length).toBeGreaterThan(45);
    expect(pageOf('ups', '1Z5R89390357567127')).toBe('https://www.ups.com/track?tracknum=1Z5R89390357567127');
    expect(pageOf('poland-post', 'RA123456785PL')).toBe(pageOf('poczta-polska', 'RA123456785PL'));
    expect(pageOf('no-such-carrier', '1')).toBeNull();
  });

  it('is an address whatever the number', () => {
    expect(pageOf('ups', 'a&b=$& "<>')).toBe('https://www.ups.com/track?tracknum=a%26b%3D%24%26%20%22%3C%3E');
  });

  it.each(pages)('of %s is read as what it was made of', (code) => {
    const [only] = findNumbers(pageOf(code, 'ABC1234567890') ?? '');
    expect(only).toMatchObject({ number: 'ABC1234567890', told: 'link' });
    const same = Object.values<readonly string[]>(COURIERS).filter((each) => each.includes(code));
    expect(same.flat()).toContain(only?.carriers[0]);
  });
});
