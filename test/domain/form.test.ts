import { expect, it } from 'vitest';
import { gatherFields, joinChosen, splitChosen } from '../../src/domain/form.ts';

it('fields with a dot fill one argument together, the others one each', () => {
  const entered = { title: 'Kettle', 'rows.1.number': '1', 'rows.2.number': '2', 'rows.1.title': '' };
  expect(gatherFields(entered)).toEqual({
    title: 'Kettle',
    rows: JSON.stringify({ '1.number': '1', '2.number': '2', '1.title': '' }),
  });
});

it.each([[[]], [['a']], [['a', 'b c', 'd']]])('what was chosen of several comes back: %j', (values) => {
  expect(splitChosen(joinChosen(values))).toEqual(values);
});
