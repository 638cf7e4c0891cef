import { expect, it } from 'vitest';
import type { FormReply } from '../src/chat/reply.ts';
import { encodeCall } from '../src/domain/call.ts';
import { useCore } from './support/core.ts';
import { originAt } from './support/origin.ts';

const STO = 'sto 402934288123';
const CUSTOMER = /Dana|dana@|5550100/;
const TRACK = `/track ${STO} title=Kettle customer="Dana Example" email=dana@example.com phone=+15550100`;

const nobody = { holds: async () => false, describe: (role: string) => role };
const owner = originAt('T1', 'C1', { roles: nobody });
const colleague = originAt('T1', 'C1', { user: 'U2', roles: nobody });
const admin = originAt('T1', 'C1', { user: 'U3' });

const SAID = [
  `/parcels status ${STO}`,
  '/parcels export',
  `/parcels archive ${STO}`,
  `/parcels edit ${STO} order=1`,
  `/parcels-admin delete-many ${STO}`,
];

async function setup() {
  const rights = { customers: ['admins'], delete: ['everyone'] };
  const core = await useCore({}, undefined, { rights });
  await core.say(TRACK, owner);
  return core;
}

it('customers are read by whoever wrote them and by those who have the right, and by nobody else', async () => {
  const { say } = await setup();
  for (const text of SAID) expect((await say(text, colleague)).shown, text).not.toMatch(CUSTOMER);
  for (const text of SAID) {
    for (const origin of [owner, admin]) expect((await say(text, origin)).shown, text).toMatch(CUSTOMER);
  }
  expect((await say('/parcels list text:Dana', colleague)).title).toBe('No parcel fits');
  expect((await say('/parcels list text:Dana', admin)).title).toBe('1 parcel found');
});

it('a form does not ask for what cannot be read, and leaves it as it is', async () => {
  const { dispatcher, press, sandbox } = await setup();
  const means = { forms: true, progress: async () => {} };
  const open = async (origin: typeof owner) =>
    (await dispatcher.fromText(origin, `/parcels edit ${STO}`, means)) as FormReply;
  const names = ({ form }: FormReply) => form.fields.map(({ name }) => name);
  const [theirs, own] = [await open(colleague), await open(owner)];
  expect(names(own)).toEqual(expect.arrayContaining(['customer', 'email']));
  expect(names(theirs)).not.toEqual(expect.arrayContaining(['customer']));
  expect(JSON.stringify(theirs)).not.toMatch(CUSTOMER);
  const saved = await press(
    encodeCall(theirs.form.submit),
    { title: 'Red kettle', order: '', archived: 'no' },
    colleague,
  );
  expect(saved).toMatchObject({ outcome: 'ok' });
  expect(sandbox.world.find('sto', '402934288123')?.fields).toMatchObject({
    title: 'Red kettle',
    customer_name: 'Dana Example',
    customer_email: 'dana@example.com',
  });
});

it('a query of a channel does not tell by what it matches who the customer is', async () => {
  const { say, services, audience } = await setup();
  await say('/parcels follow text:Dana', owner);
  await say('/parcels follow title:Kettle', owner);
  const page = await services.api.list({});
  if (!page.ok || !page.value.parcels[0]) throw new Error('There is no parcel.');
  const hearing = await audience.of(page.value.parcels[0]);
  expect(hearing.map(({ query }) => query)).toEqual(['title:Kettle']);
});

it.each([
  ['a colleague who may not read them', colleague, ['Dana Example', 'Somebody Else']],
  ['another workspace', originAt('T2', 'C1'), ['Kettle', 'Pot', 'Dana Example', 'Somebody Else']],
])('a form that is sent back tells %s by no answer what it was right about', async (_, origin, guesses) => {
  const outcomes = [];
  for (const guess of guesses) {
    const { press } = await setup();
    const field = /Kettle|Pot/.test(guess) ? 'title' : 'customer';
    const token = encodeCall({
      verb: 'edit',
      given: { parcel: 'sto/402934288123', form: 'yes', [field]: guess },
    });
    outcomes.push((await press(token, {}, origin)).outcome);
  }
  expect(new Set(outcomes).size, outcomes.join()).toBe(1);
});
