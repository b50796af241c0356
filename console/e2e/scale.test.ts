import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAfresh, withBrowser } from './support/browser';
import { fill } from './support/fill';
import { reached } from './support/pages';
import { Registry } from './support/registry';
import { startService, type Service } from './support/service';
import { watchTraffic } from './support/traffic';

const MODELS = 300;
const COMPILATIONS = 2000;
/** As many as a page of a list shows. */
const SHOWN = 50;
/** A task of the page that is longer is felt; the bound leaves room for a machine that is busy. */
const TASK_MS = 1000;

withBrowser();
let service: Service;

beforeAll(async () => {
  service = await startService();
  const registry = new Registry(service.url, service.volume);
  const made = await registry.tflite('model 0');
  const { id } = await registry.compile(made);
  const page = await openAfresh(`${service.url}/compilations/${id}`);
  await reached(page, 'Registered');
  fill(service.data, id, COMPILATIONS - 1);
  for (let at = 1; at < MODELS; at++) {
    await registry.post('/v1/models', { name: `model ${at}` });
  }
}, 120_000);

afterAll(() => service.remove());

describe(`among ${MODELS} models and ${COMPILATIONS} compilations`, () => {
  test('the home page takes few requests and bytes', async () => {
    const { page, traffic } = await opened('/');
    await page.getByRole('region', { name: 'Recent' }).waitFor();
    await page.getByRole('region', { name: 'Newest models' }).waitFor();

    expect(traffic.asked()).toBeLessThanOrEqual(7);
    expect(await bytesOf(page, '/v1/')).toBeLessThan(150_000);
    expect(await longestTask(page)).toBeLessThan(TASK_MS);
  });

  test('a page of compilations has fifty, however many there are', async () => {
    const { page, traffic } = await opened('/compilations');
    await page.getByText(`${SHOWN}, and more`).waitFor();

    expect(await page.getByRole('row').count()).toBe(SHOWN + 1);
    expect(traffic.asked()).toBeLessThanOrEqual(4);
    expect(await bytesOf(page, '/v1/compilations')).toBeLessThan(250_000);
    expect(await page.locator('*').count()).toBeLessThan(6000);
    expect(await longestTask(page)).toBeLessThan(TASK_MS);
  });

  test('a filter asks once, and a text once for all that was typed', async () => {
    const { page, traffic } = await opened('/compilations');
    await page.getByText(`${SHOWN}, and more`).waitFor();
    const before = traffic.asked();

    await page.getByRole('group', { name: 'Phase' }).getByRole('button', { name: 'Failed' }).click();
    await page.getByRole('row').getByText('Failed').first().waitFor();
    await page.getByRole('searchbox').pressSequentially('model 0');
    await page.waitForURL(/text=model\+0/);
    await page.getByText(`${SHOWN}, and more`).waitFor();

    expect(traffic.asked() - before).toBe(2);
    expect(await longestTask(page)).toBeLessThan(TASK_MS);
  });

  test('all models are walked through by name, and one is found', async () => {
    const { page } = await opened('/models?sort=name');
    await page.getByRole('link', { name: 'model 0', exact: true }).waitFor();
    for (let shown = SHOWN; shown < MODELS; shown += SHOWN) {
      const last = await page.getByRole('row').last().innerText();
      await page.getByRole('button', { name: 'Older' }).click();
      await expect.poll(() => page.getByRole('row').last().innerText()).not.toBe(last);
    }
    await page.getByText(`${SHOWN} on this page, the last`).waitFor();
    await page.getByRole('searchbox').fill('model 299');
    await page.getByText('1 in all').waitFor();

    await page.getByRole('link', { name: 'model 299' }).click();

    await page.getByRole('heading', { name: 'model 299' }).waitFor();
    expect(await longestTask(page)).toBeLessThan(TASK_MS);
  });

  test('the first screen is small', async () => {
    const { page } = await opened('/');
    await page.getByRole('region', { name: 'Recent' }).waitFor();
    const assets = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ name, startTime }) => name.includes('/assets/') && startTime < firstPaint())
        .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
    );
    expect(assets).toBeGreaterThan(50_000);
    expect(assets).toBeLessThan(115_000);
  });
});

async function opened(path: string) {
  const traffic = watchTraffic();
  const page = await openAfresh(service.url + path, {}, async (fresh) => {
    traffic.on(fresh);
    await fresh.addInitScript(() => {
      const seen = window as unknown as { tasks: number[]; firstPaint: () => number };
      seen.tasks = [0];
      seen.firstPaint = () => performance.getEntriesByType('paint')[0]?.startTime ?? 0;
      new PerformanceObserver((list) => {
        seen.tasks.push(...list.getEntries().map(({ duration }) => duration));
      }).observe({ type: 'longtask', buffered: true });
    });
  });
  return { page, traffic };
}

declare function firstPaint(): number;

function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(...(window as unknown as { tasks: number[] }).tasks));
}

/** Of the bodies as they are sent. */
function bytesOf(page: Page, path: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => new URL(name).pathname.startsWith(wanted))
        .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
    path,
  );
}
