import { expect, it } from 'vitest';
import { useCore } from '../support/core.ts';

const UPS = '1Z5R89390357567127';

/** What is shown before anything is created, and what pressing one of its buttons creates. */
async function asking(text: string, label: string) {
  const core = await useCore();
  const created = () =>
    core.requests
      .filter(({ method, path }) => method === 'POST' && /post|batch/.test(path))
      .flatMap(({ body }) => body as Record<string, string> | readonly Record<string, string>[])
      .map((each) =>
        [each['carrier_code'], each['tracking_number'], each['title']].filter(Boolean).join(' '),
      );
  const question = await core.say(text);
  expect(question.visibility).toBe('asker');
  expect(created()).toEqual([]);
  await core.press(question.buttons[label] ?? '');
  return { ...question, created: created() };
}

it.each([
  [`/track ups ${UPS} Blue kettle`, 'Track it as “Blue kettle”', [`ups ${UPS} Blue kettle`]],
  [`/track ups ${UPS} Blue kettle`, 'Track it without', [`ups ${UPS}`]],
  [`/track Your order #1042 has shipped! UPS tracking number: ${UPS}`, 'Track it', [`ups ${UPS}`]],
  ['/track ups 1Z5R89390357567128 title=A', 'Track it all the same', ['ups 1Z5R89390357567128 A']],
  ['/track ups 1Z5R8939O357567127', 'Track it all the same', ['ups 1Z5R8939O357567127']],
  [`/track fedex ${UPS}`, 'UPS', [`ups ${UPS}`]],
  ['/track https://shop.example.com/orders/402934299065', 'STO Express', ['sto 402934299065']],
  ['/track 402934299065 title="A, B"', 'Track it with STO Express', ['sto 402934299065 A, B']],
  [`/track Two: UPS ${UPS} and FedEx 771234567890`, 'Track all 2', [`ups ${UPS}`, 'fedex 771234567890']],
])('%s is shown first, and “%s” goes on', async (text, label, expected) => {
  expect((await asking(text, label)).created).toEqual(expected);
});

it('says what was left out, that a check digit is wrong, and what a failed question cost', async () => {
  expect((await asking(`/track ups ${UPS} Blue kettle`, 'Track it without')).shown).toContain(
    'left out: “Blue kettle”',
  );
  const wrong = await asking('/track ups 1Z5R89390357567128', 'Track it all the same');
  expect(wrong.title).toBe('The check digit of UPS 1Z5R89390357567128 is wrong');
  const { say } = await useCore();
  expect((await say('/track ABC12345')).shown).toContain('That question cost 0.2 of the quota.');
});
