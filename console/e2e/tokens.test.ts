import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAfresh, withBrowser } from './support/browser';
import { ROOT, startService, type Service } from './support/service';

withBrowser();
let service: Service;

beforeAll(async () => {
  service = await startService({ NPUC_ACCESS: 'tokens' });
});

afterAll(() => service.remove());

/** As an operator works with tokens. */
function admin(...words: string[]): string {
  const env = { ...process.env, NPUC_DATA: service.data };
  return execFileSync(join(ROOT, 'scripts/npuc-admin'), ['token', ...words], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
    .toString()
    .trim();
}

function token(role: string, name = 'kim'): string {
  return admin('create', '--name', name, '--role', role);
}

function takeBackAll(): void {
  for (const line of admin('list').split('\n')) {
    admin('delete', line.split(' ')[0] ?? '');
  }
}

async function comeIn(page: Page, text: string): Promise<void> {
  await page.getByLabel('Access token').fill(text);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** A form that is filled in by somebody whose token is worth nothing when it is sent. */
async function sentTooLate(name: string): Promise<Page> {
  const page = await openAfresh(`${service.url}/models`);
  await comeIn(page, token('admin'));
  await page.getByRole('button', { name: 'New model' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  takeBackAll();
  await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
  await page.getByRole('dialog', { name: 'Sign in' }).waitFor();
  return page;
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

test('who signs in again after a token ended finds what was entered, and what was sent is done', async () => {
  const page = await sentTooLate('kept');
  await comeIn(page, `npuc_${'x'.repeat(43)}`);
  await page.getByText('The service does not take this token.').waitFor();

  await comeIn(page, token('admin'));
  await page.getByRole('heading', { name: 'kept' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('somebody else who signs in finds nothing of it', async () => {
  const page = await sentTooLate('lost');

  await comeIn(page, token('admin', 'lee'));
  await page.getByRole('dialog').first().waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'New model' }).waitFor();
  expect(await page.getByText('lost').count()).toBe(0);
});

test('signing in again is not left by accident, and then it is signing out', async () => {
  const page = await sentTooLate('left');
  await page.keyboard.press('Escape');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Close' }).last().click();

  await page.getByText('This service asks for an access token.').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('who comes back to the window is still signed in', async () => {
  const page = await openAfresh(`${service.url}/models`);
  await comeIn(page, token('read'));
  const told = page.waitForResponse((answer) => answer.url().includes('/v1/models'));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await told;
  expect(await page.getByLabel('Access token').count()).toBe(0);
});
