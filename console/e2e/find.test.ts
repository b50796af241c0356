import { describe, expect, test } from 'vitest';
import { open, withBrowser } from './support/browser';
import { hasFocus, reached, rowOf } from './support/pages';
import { Registry } from './support/registry';

withBrowser();
const registry = new Registry();

describe('finding', () => {
  test('the home page tells what runs, what failed and what is recent, and leads on', async () => {
    const made = await registry.tflite('at home');
    const { id } = await registry.compile(made, { resources: { cpu: '512', memory: '1Gi' } });
    const page = await open('/');

    const running = page.getByRole('region', { name: 'Under way' });
    await running.getByRole('link', { name: id }).waitFor();
    await page
      .getByRole('region', { name: 'Newest models' })
      .getByRole('link', { name: 'at home' })
      .waitFor();
    await running.getByRole('link', { name: 'All' }).click();
    await rowOf(page, id).waitFor();
    expect(new URL(page.url()).searchParams.get('phase')).toBe('Pending,Running,Stopping');
    await registry.post(`/v1/compilations/${id}/stop`);
    await rowOf(page, id).waitFor({ state: 'detached' });
  });

  test('a day that no calendar has is said to be none', async () => {
    const page = await open('/compilations?after=2026-02-31');
    await page.getByText('There is no day 2026-02-31').waitFor();
  });

  test('a service without anything tells the first steps', async () => {
    const page = await open('/no/such/page');
    const none = { json: { items: [], nextPageToken: null } };
    await page.route(/\/v1\/(compilations|models)\?/, (route) => route.fulfill(none));

    await page.getByRole('link', { name: 'Home' }).click();

    const steps = page.getByRole('region', { name: 'The first binary' });
    await steps.getByText('Register its file').waitFor();
    await steps.getByRole('link', { name: 'Register a model' }).click();
    await page.getByText('No model is registered yet.').waitFor();
  });

  test('compilations of all models are searched with /, and what was asked stands in the address', async () => {
    const made = await registry.tflite('needle model');
    const small = await registry.compile(made, { name: 'needle', note: 'for the doorbell' });
    const big = await registry.compile(made, { options: { acceleratorConfig: 'ethos-u85-256' } });
    const page = await open('/compilations');
    await rowOf(page, big.id).waitFor();

    await page.keyboard.press('/');
    await hasFocus(page.getByRole('searchbox'));
    await page.keyboard.type('NEEDLE');
    await page.getByText('2 in all').waitFor();
    const phases = page.getByRole('group', { name: 'Phase' });
    await phases.getByRole('button', { name: 'Stopped' }).click();
    await page.getByText('No compilation is like that.').waitFor();
    await phases.getByRole('button', { name: 'Registered' }).click();
    await phases.getByRole('button', { name: 'Pending' }).click();
    await phases.getByRole('button', { name: 'Running' }).click();
    await page.getByLabel('Order').selectOption('Oldest first');
    await page.getByText('2 in all').waitFor();
    await page.reload();

    await page.getByText('2 in all').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('NEEDLE');
    expect(await page.locator('.chip[aria-pressed="true"]').allInnerTexts()).toEqual([
      'Pending',
      'Running',
      'Registered',
      'Stopped',
    ]);
    expect(await rowOf(page, small.id).innerText()).toMatch(/ethos-u55-256[^]*needle/);
    expect(await page.getByRole('row').nth(2).innerText()).toMatch(
      /ethos-u85-256[^]*needle model 1[^]*local/,
    );
  });

  test('filters of who, model and day go together, and days are the reader’s', async () => {
    const made = await registry.tflite('of today');
    const { id } = await registry.compile(made);
    const page = await open('/compilations?model=OF+TODAY');
    await page.getByText('1 in all').waitFor();
    const today = await page.evaluate(() => {
      const now = new Date();
      return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
        .map((n) => String(n).padStart(2, '0'))
        .join('-');
    });

    await page.getByLabel('Until').fill(today);
    await page.getByLabel('From').fill(today);
    await page.getByLabel('Created by').fill('local');
    await page.keyboard.press('Enter');
    await page.waitForURL(/by=local/);
    await rowOf(page, id).waitFor();
    await page.getByLabel('Created by').fill('somebody else');
    await page.keyboard.press('Enter');

    await page.getByText('No compilation is like that.').waitFor();
    expect(await page.getByLabel('From').inputValue()).toBe(today);
  });

  test('all of a row leads to its compilation: click, middle click, keyboard', async () => {
    const made = await registry.tflite('rows');
    const { id } = await registry.compile(made);
    const page = await open(`${made.page}/compilations`);
    const row = rowOf(page, id);
    // Anywhere in the row, such as beside its phase.
    const beside = { position: { x: 560, y: 8 } };

    const other = page.context().waitForEvent('page');
    await row.click({ ...beside, button: 'middle' });
    await (await other).waitForURL(`**/compilations/${id}`);
    await row.getByRole('link').press('Enter');
    await reached(page, 'Registered');
    await page.goBack();
    await row.click(beside);
    await reached(page, 'Registered');
    await page.goBack();
    await row.getByRole('button', { name: /View the config/ }).click();
    await page.getByRole('dialog').getByText('Optimise for').waitFor();
  });

  test('a time says how long ago it was, and exactly when it has the focus', async () => {
    const made = await registry.tflite('times');
    const { id } = await registry.compile(made);
    const page = await open(`${made.page}/compilations`);
    const time = rowOf(page, id).locator('.tip');

    expect(await time.locator('time').innerText()).toMatch(/just now|ago/);
    await time.focus();
    const told = await time.evaluate((node) => getComputedStyle(node, '::after').content);
    expect(told).toMatch(/\d{4}.*\d\d:\d\d:\d\d/);
  });

  test('a search that the service cut short says so, and goes on', async () => {
    const made = await registry.tflite('far back');
    const { id } = await registry.compile(made);
    const page = await open('/models');
    await page.route('**/v1/compilations?**', async (route) => {
      const { searchParams } = new URL(route.request().url());
      if (searchParams.has('text') && !searchParams.has('pageToken')) {
        await route.fulfill({ json: { items: [], nextPageToken: 'further' } });
      } else {
        await route.continue({ url: route.request().url().replace('&pageToken=further', '') });
      }
    });

    await page.goto('/compilations?text=far+back');

    await page.getByText('Searched so far: 0 found. There is more to search.').waitFor();
    expect(await page.getByText('No compilation is like that.').count()).toBe(0);
    await page.getByRole('button', { name: 'Search on' }).click();
    await rowOf(page, id).waitFor();
    await page.getByText('1 on this page, the last').waitFor();
  });

  test('models are sorted by name, and searched', async () => {
    await registry.version('zebra sound');
    await registry.version('aardvark sound');
    const page = await open('/models');
    await page.getByRole('link', { name: 'aardvark sound' }).waitFor();

    await page.keyboard.press('/');
    await page.keyboard.type('SOUND');
    await page.getByText('2 in all').waitFor();
    await page.getByLabel('Order').selectOption('Name, Z to A');

    await expect
      .poll(() => page.getByRole('row').getByRole('link').allInnerTexts())
      .toEqual(['zebra sound', 'aardvark sound']);
    expect(new URL(page.url()).search).toBe('?name=SOUND&sort=name&reversed=true');
  });

  test('the version of the service stands at the foot of each page', async () => {
    const { version } = await registry.get<{ version: string }>('/v1/version');
    const page = await open('/');

    await page.getByRole('contentinfo').getByText(`npuc ${version}`).waitFor();
  });
});
