import { describe, expect, it } from 'vitest';
import { formFields } from '../../src/chat/form-fields.ts';
import { choiceKind, plainKind } from '../../src/grammar/kind.ts';
import { file, lines, text } from '../../src/grammar/kinds/plain.ts';
import { carrier } from '../../src/parcels/kinds.ts';

const optional = { summary: '', required: false, positional: false } as const;
const definitions = {
  paper: { kind: choiceKind(['red', 'blue'], { name: 'paper', expected: 'red or blue' }), ...optional },
  carrier: { kind: carrier, ...optional },
  drawing: { kind: file, ...optional },
  poem: { kind: lines, ...optional },
  ribbon: { kind: text, ...optional },
  size: { kind: plainKind<number>({ name: 'size', expected: 'a size', read: Number }), ...optional },
};

describe('a form’s fields', () => {
  it('are filled in as the kinds of the arguments say, in the order of the questions', () => {
    const fields = formFields(definitions, {
      size: { label: 'Size' },
      ribbon: { label: 'Ribbon' },
      poem: { label: 'Poem' },
      drawing: { label: 'Drawing' },
      carrier: { label: 'Carrier' },
      paper: { label: 'Paper' },
    });
    expect(fields.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'size: line',
      'ribbon: line',
      'poem: paragraph',
      'drawing: file',
      'carrier: search',
      'paper: choice',
    ]);
    expect(fields[0]).toEqual({
      name: 'size',
      label: 'Size',
      kind: 'line',
      value: '',
      required: false,
      hint: '',
    });
  });

  it('offer every choice of the kind, in words of their own where they have some', () => {
    const [paper] = formFields(definitions, {
      paper: { label: 'Paper', value: 'blue', choiceLabels: { red: 'as the courier likes it' } },
    });
    expect(paper).toMatchObject({
      value: 'blue',
      choices: [
        { label: 'as the courier likes it', value: 'red' },
        { label: 'blue', value: 'blue' },
      ],
    });
  });

  it('do not compile for an argument that there is not', () => {
    // @ts-expect-error: there is no such argument
    expect(formFields(definitions, { bow: { label: 'Bow' } })).toEqual([]);
  });
});
