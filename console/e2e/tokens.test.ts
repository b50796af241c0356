import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAfresh, withBrowser } from './support/browser';
import { ROOT, startService, type Service } from './support/service';

withBrowser();
let service: Service;

beforeAll(async () => {
  service = await startService({ NPUC_ACCESS: 'tokens' });
});

afterAll(() => service.remove());

/** As an operator makes the first one. */
function token(role: string): string {
  const words = ['token', 'create', '--name', 'kim', '--role', role];
  const env = { ...process.env, NPUC_DATA: service.data };
  return execFileSync(join(ROOT, 'scripts/npuc-admin'), words, { env, stdio: ['ignore', 'pipe', 'ignore'] })
    .toString()
    .trim();
}

test('a reader comes in with a token, works, signs out, and is asked again', async () => {
  const page = await openAfresh(`${service.url}/models`);
  const field = page.getByLabel('Access token');
  const enter = page.getByRole('main').getByRole('button', { name: 'Sign in' });
  expect(await field.getAttribute('type')).toBe('password');

  await field.fill(`npuc_${'x'.repeat(43)}`);
  await enter.click();
  await page.getByText('The service does not take this token.').waitFor();

  await field.fill(token('admin'));
  await enter.click();
  await page.getByRole('button', { name: 'New model' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('라마');
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await page.getByRole('heading', { name: '라마' }).waitFor();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await field.waitFor();
  expect(await page.getByRole('heading', { name: '라마' }).count()).toBe(0);
  await page.reload();
  await field.waitFor();
});
