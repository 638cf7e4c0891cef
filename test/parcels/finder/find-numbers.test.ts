import { describe, expect, it } from 'vitest';
import { findNumbers } from '../../../src/parcels/finder/find-numbers.ts';

/** `number carriers`, with `?` where it is not certain. */
function found(text: string): readonly string[] {
  return findNumbers(text).map(
    ({ number, carriers, certain }) => `${number} ${carriers.join('|')}${certain ? '' : '?'}`,
  );
}

const UPS = '1Z5R89390357567127 ups';
const FEDEX = '771234567890 fedex';

describe('a number with its carrier', () => {
  it.each([
    ['ups 1Z5R89390357567127 "Blue kettle"', [UPS]],
    ['sto 402934299065 title=Blue kettle', ['402934299065 sto']],
    ['ups 1Z5R89390357567127, fedex 771234567890', [UPS, FEDEX]],
    ['fedex express 771234567890', [FEDEX]],
    ['FedEx® Ground – 771234567890', [FEDEX]],
    ['fedex 771234567890, 790535312317', [FEDEX, '790535312317 fedex']],
    ['1Z5R89390357567127 (UPS), 771234567890 (FedEx)', [UPS, FEDEX]],
    ['771234567890 via FedEx', [FEDEX]],
    ['ups/1Z5R89390357567127', [UPS]],
    ['UPS: 1Z5R89390357567127', [UPS]],
    ['tracking: 1Z5R89390357567127', [UPS]],
    ['tracking_number=1Z5R89390357567127 carrier_code=ups', [UPS]],
    ['顺丰单号 SF1234567890123', ['SF1234567890123 sf-express']],
    ['申通：402934299065', ['402934299065 sto']],
    ['Paczka InPost 620000012680041086770098 czeka', ['620000012680041086770098 inpost-paczkomaty']],
    ['DPD 0998 0000 0200 33', ['09980000020033 dpd']],
    ['DHL 00340434161094022115', ['00340434161094022115 dhl-germany']],
    ['Hermes H1000730000828101044', ['H1000730000828101044 hermes-de']],
    ['sent by DHL Express last week, number 3318810025', ['3318810025 dhl|dpd-uk|cdek?']],
  ])('%s', (text, numbers) => {
    expect(found(text)).toEqual(numbers);
  });

  it('is not certain where the number can only be another’s', () => {
    expect(found('fedex 1Z5R89390357567127')).toEqual(['1Z5R89390357567127 ups|fedex?']);
  });
});

describe('a number in a sentence', () => {
  it.each([
    ['Your order #1042 has shipped! UPS tracking number: 1Z5R89390357567127', [UPS]],
    ['Hi! Your Amazon parcel is on its way, tracking no. is 1Z5R89390357567127.', [UPS]],
    ['Sendungsnummer: 003404341610940000017', ['003404341610940000017 ?']],
    ['Ihre Sendungsnummer lautet 00340434161094022115', ['00340434161094022115 dhl-germany']],
    ['numéro de suivi : 6A15602676300', ['6A15602676300 colissimo']],
    ['单号：402934299065', ['402934299065 sto|zto|sf-express|bartolini|yunda?']],
    ['The box 402934299065 has left.', ['402934299065 sto|zto|sf-express|bartolini|yunda?']],
  ])('%s', (text, numbers) => {
    const all = findNumbers(text);
    expect(all.map(({ number }) => number)).toEqual(numbers.map((each) => each.split(' ')[0]));
    if (numbers[0] === UPS) expect(all[0]?.certain).toBe(true);
  });
});

describe('no number at all', () => {
  it.each([
    'Call +48 601 234 567 or 555-123-4567',
    'UPS hotline: 1-800-742-5877',
    'tel 3318810025',
    'Phone: (212) 555-0199, mobile 0048601234567',
    'pay $1234567890 or 123456789012 EUR',
    'on 2026-11-24 at 10:00, 24.11.2026, 20261124',
    'order 771234567890, invoice no. 402934299065',
    'Bestellnummer 402934299065, Kundennummer: 771234567890',
    'zamówienie nr 402934299065',
    '#1042 and #402934299065',
    'ZIP 00-950, 10115 Berlin, SW1A 1AA',
    'IBAN DE89 3704 0044 0532 0130 00',
    '4111 1111 1111 1111 and 4111111111111111',
    '4111 1111 1111 1111',
    '212 555 0199',
    '550e8400-e29b-41d4-a716-446655440000',
    'build 20261125103000 at 1764064200000',
    'commit 3568a79aa12fc09b1122aa334455667788990011',
    'dana1234567890@example.com',
    '192.168.100.100 1.234567890123',
    'https://example.slack.com/archives/C012AB3CD/p1700000000123456',
    'https://discord.com/channels/112233445566778899/112233445566778898',
    'https://example.com/products/blue-kettle?id=42',
    'Blue kettle',
    '',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('printed groups', () => {
  it.each([
    ['1Z 5R8 939 03 5756 712 7', UPS],
    ['1Z-5R8-939-03-5756-712-7', UPS],
    ['Here it is: 1Z 5R8 939 03 5756 712 7, thanks', UPS],
    ['RA 123 456 785 PL', 'RA123456785PL poczta-polska'],
    ['RA 123 456 785 PL 00-950 Warszawa', 'RA123456785PL poczta-polska'],
    ['ra 123 456 785 pl', 'RA123456785PL poczta-polska'],
    ['9400 1112 0108 0805 4830 16', '9400111201080805483016 usps'],
    ['3SABCD 1234567', '3SABCD1234567 postnl-3s'],
    ['１Ｚ５Ｒ８９３９０３５７５６７１２７', UPS],
    ['1Z5R8939\u200b0357\u00ad567127', UPS],
    ['1Z\u00a05R8\u00a0939\u202f03\u20115756\u2011712\u20117', UPS],
  ])('%s', (text, number) => {
    expect(found(text)).toEqual([number]);
  });

  it('are not glued from words that only look so', () => {
    expect(found('please send it to 123456785 in December')).toEqual([]);
    expect(found('402934299065 771234567890').map((each) => each.split(' ')[0])).toEqual([
      '402934299065',
      '771234567890',
    ]);
  });
});

describe('a check digit', () => {
  const checked = (text: string) => findNumbers(text)[0];

  it('that is wrong is told', () => {
    expect(checked('ups 1Z5R89390357567128')).toMatchObject({
      number: '1Z5R89390357567128',
      carriers: ['ups'],
      certain: false,
      checkDigit: 'wrong',
    });
    expect(checked('9400 1000 0000 0000 0000 00')).toMatchObject({ carriers: ['usps'], checkDigit: 'wrong' });
    expect(checked('fedex 771234567891')).toMatchObject({
      carriers: ['fedex'],
      checkDigit: 'wrong',
      certain: false,
    });
  });

  it('proves a letter that was taken for a digit, and the reverse', () => {
    const meant = { suggestion: '1Z5R89390357567127', certain: false, carriers: ['ups'] };
    expect(checked('1Z5R8939O357567127')).toMatchObject({ ...meant, number: '1Z5R8939O357567127' });
    expect(checked('IZ5R89390357567127')).toMatchObject({ ...meant, number: 'IZ5R89390357567127' });
    expect(checked('RA12345678SPL')).toMatchObject({ suggestion: null, certain: false });
    expect(checked('RAI23456785PL')).toMatchObject({ suggestion: 'RA123456785PL' });
  });

  it('says nothing of twelve digits that nobody calls FedEx’s', () => {
    expect(checked('771234567890')).toMatchObject({ certain: false });
    expect(checked('402934299065')).toMatchObject({ certain: false, checkDigit: 'none' });
  });
});

describe('a scanned barcode', () => {
  it.each([
    ['1027590111820004833500785458233610', '785458233610', 'fedex'],
    ['9611020987654312345672', '987654312345672', 'fedex'],
    ['420921559505500020714300000128', '9505500020714300000128', 'usps'],
    ['420 22153 9101026837331000039521', '9101026837331000039521', 'usps'],
    ['0081 827 0998 0000 0200 33 350 276 C', '09980000020033', 'dpd'],
  ])('%s has %s in it', (text, number, carrier) => {
    expect(findNumbers(text)).toMatchObject([
      { number, carriers: [carrier], certain: true, scanned: text.replaceAll(' ', ''), checkDigit: 'right' },
    ]);
  });
});

describe('a name that tells nothing in a sentence', () => {
  it.each([
    ['Your AliExpress order LZ100200305CN has shipped', 'cainiao'],
    ['Amazon: 771234567890', 'amazon'],
    ['Please bring 771234567890', 'posten-norge'],
  ])('%s', (text, code) => {
    const [only] = findNumbers(text);
    expect(only?.carriers).not.toContain(code);
    expect(only?.certain).toBe(false);
  });
});

describe('the service’s list', () => {
  it('decides under which code a carrier is given', () => {
    const codes = (listed: string) =>
      findNumbers('RA123456785PL', { isListed: (code) => code === listed }).map(({ carriers, certain }) => [
        carriers,
        certain,
      ]);
    expect(codes('poland-post')).toEqual([[['poland-post'], true]]);
    expect(codes('poczta-polska')).toEqual([[['poczta-polska'], true]]);
    expect(codes('ups')).toEqual([[[], false]]);
  });

  it('names carriers that have no usual name', () => {
    const named = (words: string) => (words.toLowerCase() === 'harbour mail 7' ? 'harbour-mail-7' : null);
    expect(findNumbers('Harbour Mail 7: HM12345678', { named })).toMatchObject([
      { number: 'HM12345678', carriers: ['harbour-mail-7'], certain: true, told: 'words' },
    ]);
  });
});

it('reads a message with several couriers’ numbers and a telephone', () => {
  const message = [
    'Hi, the three boxes for the fair:',
    '• UPS 1Z 5R8 939 03 5756 712 7',
    '• FedEx tracking # 7712 3456 7890 (arrives Thu 26 Nov, 10:30)',
    '• Royal Mail: <https://www.royalmail.com/track-your-item#/tracking-results/FF070621885GB|FF070621885GB>',
    'Questions? Call Dana on +1 (212) 555-0199 or 0048 601 234 567. Order PO-2026-11-0042, total $1,249.00.',
  ].join('\n');
  expect(found(message)).toEqual([UPS, FEDEX, 'FF070621885GB royal-mail']);
});

it('says where each number stood, and what belongs to it', () => {
  const text = '¡Hola! UPS tracking no.: 1Z 5R8 939 03 5756 712 7 (thanks)';
  const [only] = findNumbers(text);
  expect(text.slice(only?.from, only?.to)).toBe('1Z 5R8 939 03 5756 712 7');
  expect(text.slice(only?.within.from, only?.within.to)).toBe('UPS tracking no.: 1Z 5R8 939 03 5756 712 7');
});
