import { PassThrough, Writable } from 'node:stream';
import { describe, it } from 'vitest';
import { createConsolePlatform } from '../../adapters/console/console-platform.ts';
import { sweep } from './sweep.ts';
import { useVisits } from './visits.ts';

describe('nothing else is held up by what is typed at the terminal:', () => {
  it('a line', async (context) => {
    const input = new PassThrough();
    const output = new Writable({ write: (_chunk, _encoding, done) => done() });
    let open = async () => {};
    const answered = await useVisits((door, { services: { clock } }) => {
      const saveFile = async (name: string) => name;
      const platform = createConsolePlatform(door, { input, output, interactive: false, clock, saveFile });
      open = platform.open;
      return platform;
    });
    const left = open();
    const lineOf = (text: string) => `/track ${text.replaceAll('\n', ' ')}\n`;
    await sweep(context, (text) => answered(() => input.write(lineOf(text))));
    input.end();
    await left;
  });
});
