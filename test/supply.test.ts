import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What is wrong with how an image is made; nothing where all is well. */
function imageFaults(dockerfile: string): readonly string[] {
  const faults: string[] = [];
  const [, image = ''] = /^ARG NODE_IMAGE=(\S+)$/m.exec(dockerfile) ?? [];
  if (!/^node:\d+\.\d+\.\d+-[\w-]+@sha256:[0-9a-f]{64}$/.test(image)) faults.push('not pinned by digest');
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
  if (bases.some((base) => !/^\$\{NODE_IMAGE\}$/.test(base ?? ''))) faults.push('another base image');
  if (!/^USER (?!root|0\b)\w+$/m.test(dockerfile)) faults.push('runs as root');
  if (!/npm ci .*--ignore-scripts/.test(dockerfile)) faults.push('runs install scripts');
  return faults;
}

const dockerfile = readFileSync('Dockerfile', 'utf8');

describe('the image', () => {
  it('is pinned, runs as nobody in particular, and runs no install scripts', () => {
    expect(imageFaults(dockerfile)).toEqual([]);
  });

  it.each([
    ['not pinned by digest', dockerfile.replace(/@sha256:\w+/, '')],
    ['another base image', `${dockerfile}\nFROM node:24`],
    ['runs as root', dockerfile.replace('USER node', 'USER root')],
    ['runs install scripts', dockerfile.replace(' --ignore-scripts', '')],
  ])('would be found where it is %s', (fault, planted) => {
    expect(imageFaults(planted)).toEqual([fault]);
  });

  it('is run with a file system it cannot write to', () => {
    expect(readFileSync('compose.yaml', 'utf8')).toMatch(/^ {4}read_only: true$/m);
  });
});

it('no install runs the scripts of dependencies', () => {
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
});
