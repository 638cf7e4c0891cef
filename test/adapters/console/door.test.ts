import { Writable } from 'node:stream';
import { createConsolePlatform } from '../../../adapters/console/console-platform.ts';
import { type AnsweringPlatform, answerContract, typed } from '../../contract/door.ts';
import { useDoorCore } from '../../support/door-core.ts';

answerContract('console', openConsole);

/** One person, who reads everything. */
async function openConsole(): Promise<AnsweringPlatform> {
  const { written, output } = recordingOutput();
  const saved: string[] = [];
  let say = async (_text: string) => {};
  await useDoorCore((door, { services: { clock } }) => {
    const saveFile = async (name: string) => {
      saved.push(name);
      return name;
    };
    const platform = createConsolePlatform(door, {
      input: process.stdin,
      output,
      interactive: false,
      clock,
      saveFile,
    });
    say = platform.say;
    return platform;
  });
  return {
    async give(verb, given) {
      const { command, text } = typed(verb, given);
      await say(`${command} ${text}`);
    },
    press: ({ buttons }, label) => say(buttons[label] ?? ''),
    async answer(says) {
      const text = written.find((each) => says.test(each));
      if (text === undefined) throw new Error(`Nothing says ${says}: ${written.join()}`);
      const choices = [...text.matchAll(/\[(\d+)\] (.+?)(?= {2}\[|\n)/g)];
      const buttons = Object.fromEntries(choices.map(([, number = '', label = '']) => [label, number]));
      return { text, to: 'asker', buttons, id: null };
    },
    async fileGiven(name) {
      if (!saved.includes(name)) throw new Error(`${name} was not saved.`);
      return 'asker';
    },
  };
}

function recordingOutput() {
  const written: string[] = [];
  const output = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  return { written, output };
}
