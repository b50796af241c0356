import { expect, test } from 'vitest';
import { newKeys } from './idempotency';

const BODY = { platform: 'ethos-u', resources: { cpu: '2' } };

test('the same that is sent again has the same key, and what was changed another', () => {
  const keyFor = newKeys();
  const key = keyFor(BODY);
  expect(keyFor({ ...BODY, resources: { cpu: '4' } })).not.toBe(key);
  expect(keyFor({ ...BODY })).toBe(key);
});

test('another dialog has other keys', () => {
  expect(newKeys()(BODY)).not.toBe(newKeys()(BODY));
});

test('a key is what the API takes for one, whatever is sent', () => {
  expect(newKeys()({ name: '한국어' })).toMatch(/^[\x21-\x7e]{1,255}$/);
});
