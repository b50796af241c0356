import { expect, test } from 'vitest';
import type { Artifact } from '../api/types';
import { firstPlatform, offersFor } from './subject';
import { testPlatform } from './testPlatform';

const ETHOS_U = testPlatform('ethos-u', { accepts: ['tflite'] });
const HEXAGON = testPlatform('hexagon', { accepts: ['tflite', 'onnx'], available: false });
const RNGD = testPlatform('rngd', { accepts: ['safetensors'] });
const ALL = [HEXAGON, RNGD, ETHOS_U];
const KEYWORD = artifact('keyword', 'tflite');
const LLAMA = artifact('llama', 'safetensors');

test('it begins with a platform that takes the artifact and can run now', () => {
  expect(firstPlatform(ALL, KEYWORD)).toBe(ETHOS_U);
  expect(firstPlatform(ALL, artifact('net', 'onnx'))).toBe(HEXAGON);
  expect(firstPlatform(ALL, artifact('net', 'coreml'))).toBe(HEXAGON);
  expect(firstPlatform([], KEYWORD)).toBeUndefined();
});

test('what fits instead is offered from both sides', () => {
  expect(offersFor(RNGD, KEYWORD, ALL, [KEYWORD, LLAMA])).toEqual({
    originals: [LLAMA],
    platforms: [HEXAGON, ETHOS_U],
  });
});

function artifact(name: string, platform: string): Artifact {
  return { id: `a-${name}`, name, platform } as Artifact;
}
