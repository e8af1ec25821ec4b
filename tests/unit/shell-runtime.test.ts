import { describe, expect, it } from 'vitest';
import { checkNode, matchesLock } from '../../electron/runtime/dependencies.mjs';
import { explain, Failure } from '../../electron/runtime/failure.mjs';

describe('the version of Node', () => {
  it.each(['20.19.0', '20.20.2', '22.1.0', '24.0.0', '26.3.1'])('%s is right', (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });

  it.each(['18.20.0', '20.18.3', '16.0.0'])('%s is too old, in one sentence', (version) => {
    expect(() => checkNode(version)).toThrow(
      new Failure(`Node ${version} is too old; install Node 20.19 or newer (22 and 24 are fine).`),
    );
  });
});

describe('what is installed', () => {
  const installed = {
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/b': { version: '2.0.0', integrity: 'y', optional: true },
  };
  const wanted = { '': {}, ...installed };

  it('matches the lock file, with or without the optional', () => {
    expect(matchesLock(wanted, installed)).toBe(true);
    expect(matchesLock(wanted, { 'node_modules/a': wanted['node_modules/a'] })).toBe(true);
  });

  it.each([
    ['missing', {}],
    ['of another version', { 'node_modules/a': { version: '1.0.1', integrity: 'x' } }],
    ['of other content', { 'node_modules/a': { version: '1.0.0', integrity: 'z' } }],
    ['too much', { ...installed, 'node_modules/c': { version: '1.0.0' } }],
  ])('does not match when something is %s', (_what, other) => {
    expect(matchesLock(wanted, other)).toBe(false);
  });
});

describe('a failure', () => {
  it.each([
    ['npm error code ENOSPC', 'the disk is full while packing'],
    ['getaddrinfo ENOTFOUND somewhere', 'the network could not be reached while packing'],
    ['EACCES: permission denied', 'a folder may not be written while packing'],
    ['something new', 'it failed'],
  ])('that says %s is told as "%s"', (output, sentence) => {
    const failure = explain(output, 'packing', 'it failed.');
    expect(failure).toBeInstanceOf(Failure);
    expect(failure.message).toContain(sentence);
    expect(failure.message.split('\n')).toHaveLength(1);
  });
});
