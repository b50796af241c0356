import { expect, test } from 'vitest';
import { keyOf } from './idempotency';

test('the same that is sent again has the same key, and what was changed another', () => {
  const body = { platform: 'ethos-u', resources: { cpu: '2' } };
  expect(keyOf('dialog', { ...body })).toBe(keyOf('dialog', body));
  expect(keyOf('dialog', { ...body, resources: { cpu: '4' } })).not.toBe(keyOf('dialog', body));
  expect(keyOf('another', body)).not.toBe(keyOf('dialog', body));
  expect(keyOf('dialog', { name: '한국어' })).toMatch(/^[\x21-\x7e]{1,255}$/);
});
