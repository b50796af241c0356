import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAfresh, withBrowser } from './support/browser';
import { longestTask, noteLongTasks } from './support/longTasks';
import { isAtEnd, reached } from './support/pages';
import { Registry } from './support/registry';
import { startService, type Service } from './support/service';

const LINES = 50_000;
/** Lines that are drawn above and below those that are seen are a few more than a hundred. */
const MOST_ROWS = 250;
/** The service gives a mebibyte at once, and the log has five and a half. */
const MOST_REQUESTS = 8;
/** A task of the page that is longer is felt; the bound leaves room for a machine that is busy. */
const TASK_MS = 1000;

withBrowser();
let service: Service;
let file: string;
let address: string;

beforeAll(async () => {
  service = await startService();
  const registry = new Registry(service.url, service.volume);
  const { id } = await registry.compile(await registry.tflite('talkative'));
  await reached(await openAfresh(`${service.url}/compilations/${id}`), 'Registered');
  file = join(service.data, 'logs', `npuc-${id.replace('c-', '')}-c-1.log`);
  appendFileSync(file, talk());
  address = `${service.url}/compilations/${id}/steps/compile/attempts/1/log`;
}, 60_000);

afterAll(() => service.remove());

/** What a talkative compiler writes: every thousandth line is an error, three have what is searched for. */
function talk(): string {
  return Array.from({ length: LINES }, (_, at) => {
    const kind = at % 1000 === 999 ? 'Error: operator refused' : 'info: operator placed';
    const needle = [10_000, 20_000, 49_000].includes(at) ? ' \u001b[33mNeedle\u001b[0m' : '';
    return `${kind} ${at}${needle} ${'.'.repeat(70)}\n`;
  }).join('');
}

async function openedLog(more = ''): Promise<Page> {
  const page = await openAfresh(`${address}${more}`, {}, noteLongTasks);
  await page.getByText('complete', { exact: true }).waitFor({ timeout: 30_000 });
  return page;
}

const row = (page: Page, line: number) => page.locator(`[data-line="${line}"]`);
const lines = () => readFileSync(file, 'utf8').split('\n');
const lineWith = (text: string) => lines().findIndex((line) => line.includes(text)) + 1;

describe('a log of 50,000 lines', () => {
  test('takes few requests and few rows, and never keeps the page busy for long', async () => {
    const asked: string[] = [];
    const page = await openAfresh(address, {}, async (fresh) => {
      await noteLongTasks(fresh);
      fresh.on('request', (request) => {
        if (request.url().includes('/log?')) {
          asked.push(request.url());
        }
      });
    });
    await page.getByText('complete', { exact: true }).waitFor({ timeout: 30_000 });

    await row(page, lines().length - 1).waitFor();
    await isAtEnd(page.getByRole('log'), true);
    expect(asked.length).toBeLessThanOrEqual(MOST_REQUESTS);
    expect(await page.locator('.log-row').count()).toBeLessThanOrEqual(MOST_ROWS);
    await page.getByRole('log').evaluate((box) => {
      box.scrollTop = box.scrollHeight / 2;
    });
    await expect.poll(() => row(page, lines().length - 1).count()).toBe(0);
    expect(await page.locator('.log-row').count()).toBeLessThanOrEqual(MOST_ROWS);
    expect(await longestTask(page)).toBeLessThan(TASK_MS);
    expect(await page.title()).toContain('Log of Compile, attempt 1');
  });

  test('is searched from hit to hit, with the lines around them', async () => {
    const page = await openedLog();
    const search = page.getByRole('searchbox', { name: 'Search the log' });
    await search.fill('needle');
    await page.getByText('3 lines').waitFor();
    const hits = [10_000, 20_000, 49_000].map((at) => lineWith(` ${at} `));

    await search.press('Enter');

    await page.getByText('1 of 3').waitFor();
    const [first = 0, second = 0, third = 0] = hits;
    expect(await row(page, first).locator('mark').innerText()).toBe('Needle');
    expect(await row(page, first).getAttribute('class')).toContain('log-current');
    expect(await row(page, first - 1).isVisible()).toBe(true);
    expect(await row(page, first + 1).isVisible()).toBe(true);
    await search.press('Enter');
    await row(page, second).waitFor();
    await search.press('Shift+Enter');
    await search.press('Shift+Enter');
    await page.getByText('3 of 3').waitFor();
    await row(page, third).waitFor();
    expect(new URL(page.url()).search).toBe('?q=needle');
    expect(await longestTask(page)).toBeLessThan(TASK_MS);
    await page.reload();
    await page.getByText('3 lines').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe('needle');
  });

  test('has an address for each line', async () => {
    const page = await openedLog('#L25000');
    await row(page, 25_000).waitFor();
    expect(await row(page, 25_000).getAttribute('class')).toContain('log-current');

    await row(page, 25_004).locator('.log-number').click();

    await expect.poll(() => row(page, 25_004).getAttribute('class')).toContain('log-current');
    expect(new URL(page.url()).hash).toBe('#L25004');
    await page.goBack();
    await expect.poll(() => row(page, 25_000).getAttribute('class')).toContain('log-current');
    const asked = await openedLog('?line=300');
    await row(asked, 300).waitFor();
  });

  test('shows its errors alone, and each of them among its neighbours', async () => {
    const page = await openedLog();
    await page.getByText('Errors only').click();
    await expect.poll(() => page.locator('.log-row[data-line]').count()).toBe(LINES / 1000);
    const error = page.locator('.log-row[data-line]').first();
    const number = Number(await error.getAttribute('data-line'));

    await error.locator('.log-number').click();

    await row(page, number - 1).waitFor();
    expect(await row(page, number).getAttribute('class')).toContain('log-current');
  });

  test('wraps long lines, fills the screen, and is kept as a file', async () => {
    const page = await openedLog();
    await page.setViewportSize({ width: 700, height: 700 });
    const log = page.getByRole('log');
    const isWide = () => log.evaluate((box) => box.scrollWidth > box.clientWidth);
    await expect.poll(isWide).toBe(true);
    await page.getByText('Wrap lines').click();
    await expect.poll(isWide).toBe(false);
    await log.evaluate((box) => {
      box.scrollTop = box.scrollHeight;
    });
    await row(page, lines().length - 1).waitFor();

    await page.getByRole('button', { name: 'Full screen' }).click();
    await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
    await page.getByRole('button', { name: 'Full screen' }).click();
    await expect.poll(() => page.evaluate(() => document.fullscreenElement === null)).toBe(true);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the log' }).click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toBe(readFileSync(file, 'utf8'));
  });

  test('has no manifest in it, but says where that is', async () => {
    const page = await openedLog(`#L${lineWith('npuc: manifest:')}`);
    await page.getByText('Here the manifest was written down.').waitFor();
    expect(await page.getByText('npuc: manifest:').count()).toBe(0);
  });
});

test('a log that is not there says so', async () => {
  const page = await openAfresh(address.replace('attempts/1', 'attempts/7'));
  await page.getByRole('heading', { name: 'This log is not there.' }).waitFor();
});
