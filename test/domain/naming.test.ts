import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/domain/channel-settings.ts';
import { namingFor, titleSeen } from '../../src/domain/naming.ts';
import { useCore } from '../support/core.ts';
import { originAt } from '../support/origin.ts';

const parcel = { key: { carrier: 'sto', number: '402934299065' }, carrierName: 'STO Express', title: null };
const FULL = { numbers: 'full' } as const;

describe('a parcel is called', () => {
  it('by its title, else by carrier and number', () => {
    expect(namingFor(true, DEFAULT_SETTINGS).of({ ...parcel, title: 'Blue kettle' })).toBe('Blue kettle');
    expect(namingFor(true, DEFAULT_SETTINGS).of(parcel)).toBe('STO Express 402934299065');
  });

  it('by the end of its number where others read along, unless the channel wants it in full', () => {
    expect(namingFor(false, DEFAULT_SETTINGS).of(parcel)).toBe('STO Express …9065');
    expect(namingFor(false, FULL).of(parcel)).toBe('STO Express 402934299065');
  });

  it('by the stored title only for its owners, and by the channel’s own before', () => {
    const titles = { own: null, stored: 'Blue kettle' };
    expect(titleSeen({ ...titles, isOwner: true })).toBe('Blue kettle');
    expect(titleSeen({ ...titles, isOwner: false })).toBeNull();
    expect(titleSeen({ ...titles, own: 'Kettle', isOwner: false })).toBe('Kettle');
  });
});

it('a refusal that others may read cuts the number short as well', async () => {
  const { say } = await useCore();
  const { shown } = await say('/parcels stop sto 402934299065', originAt('T1', 'C1'));
  expect(shown).toContain('…9065 is not on this channel');
  expect(shown).not.toContain('402934299065 is');
});
