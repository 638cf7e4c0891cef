import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/parcels/table/decode-text.ts';

const GERMAN = 'Sendungsnummer;Dienst;Titel\n402934299065;sto;Wasserkocher grün\n';
/** 运单号,快递公司 and 申通, each as GBK writes it. */
const GBK = Buffer.from('d4cbb5a5bac52cbfecb5ddb9abcbbe0a3430323933343239393036352cc9eacda80a', 'hex');
/** Номер отправления, as Windows-1251 writes it. */
const CYRILLIC = Buffer.from('cdeeece5f020eef2eff0e0e2ebe5ede8ff3b0a', 'hex');

describe('a file is read in the encoding it is in', () => {
  it.each([
    ['UTF-8', Buffer.from(GERMAN), GERMAN],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${GERMAN}`), GERMAN],
    ['UTF-16', Buffer.from(`\uFEFF${GERMAN}`, 'utf16le'), GERMAN],
    ['UTF-16 without a mark', Buffer.from(GERMAN, 'utf16le'), GERMAN],
    ['big-endian UTF-16', Buffer.from(`\uFEFF${GERMAN}`, 'utf16le').swap16(), GERMAN],
    ['big-endian UTF-16 without a mark', Buffer.from(GERMAN, 'utf16le').swap16(), GERMAN],
    ['Windows-1252', Buffer.from(GERMAN, 'latin1'), GERMAN],
    ['GBK', GBK, '运单号,快递公司\n402934299065,申通\n'],
    ['Windows-1251', CYRILLIC, 'Номер отправления;\n'],
  ])('%s', (_, bytes, text) => {
    expect(decodeText(bytes)).toEqual({ text });
  });

  it.each([
    ['a workbook', Buffer.from('504b030414000600', 'hex'), 'Excel'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'a PDF'],
    ['anything else', Buffer.from([1, 2, 3, 255, 0, 7, 9, 200]), 'no text'],
  ])('or said to be %s', (_, bytes, says) => {
    expect(decodeText(bytes)).toEqual({ instead: expect.stringContaining(says) });
  });
});
