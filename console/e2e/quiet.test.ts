import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openAfresh, withBrowser } from './support/browser';
import { reached } from './support/pages';
import { Registry, type Registered } from './support/registry';
import { watchTraffic, type Traffic } from './support/traffic';

withBrowser();
const registry = new Registry();
const MINUTE_SECONDS = 60;
/** Minutes of the page pass second by second, each of them a round trip to the browser. */
const TIMEOUT_MS = 90_000;

describe('a page where nothing changes', { timeout: TIMEOUT_MS }, () => {
  test.each([
    ['home', () => '/'],
    ['compilations', () => '/compilations'],
    ['models', () => '/models'],
    ['a version', ({ page }: Registered) => `${page}/compilations`],
  ])('asks at most six times a minute: %s', async (_, path) => {
    const made = await registry.tflite(`quiet ${Math.random()}`);
    const traffic = watchTraffic();
    const page = await openAfresh(path(made), {}, async (fresh) => {
      traffic.on(fresh);
      await fresh.clock.install();
    });
    await page.getByRole('contentinfo').getByText('npuc').waitFor();
    await pass(page, traffic, MINUTE_SECONDS);
    const before = traffic.asked();

    await pass(page, traffic, 5 * MINUTE_SECONDS);

    expect(traffic.asked()).toBeGreaterThan(before);
    expect((traffic.asked() - before) / 5).toBeLessThanOrEqual(6);
  });

  test('what did not change is not sent again', async () => {
    const made = await registry.tflite('conditional');
    await registry.compile(made);
    const statuses: number[] = [];
    const traffic = watchTraffic();
    const page = await openAfresh(`${made.page}/compilations`, {}, async (fresh) => {
      traffic.on(fresh);
      await fresh.clock.install();
      const network = await fresh.context().newCDPSession(fresh);
      await network.send('Network.enable');
      const lists = new Set<string>();
      network.on('Network.requestWillBeSent', ({ requestId, request }) => {
        if (request.url.includes('/compilations?')) {
          lists.add(requestId);
        }
      });
      network.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => {
        if (lists.has(requestId)) {
          statuses.push(statusCode);
        }
      });
    });
    await page.getByRole('row').getByText('Registered', { exact: true }).waitFor();
    statuses.length = 0;

    await pass(page, traffic, 2 * MINUTE_SECONDS);

    expect(statuses).not.toEqual([]);
    expect(statuses.every((status) => status === 304)).toBe(true);
  });
});

describe('a page that is hidden', { timeout: TIMEOUT_MS }, () => {
  test('asks nothing, unless its end is to be told', async () => {
    const { page, traffic } = await watching('default');
    await page.getByRole('button', { name: 'Notify me when it ends' }).waitFor();
    await hide(page);
    await pass(page, traffic, 5);
    const before = traffic.asked();

    await pass(page, traffic, 5 * MINUTE_SECONDS);

    expect(traffic.asked()).toBe(before);
  });

  test('tells the end by its title and by a notification, once that was allowed', async () => {
    const { page, traffic, end } = await watching('default');
    await expect
      .poll(() => page.title(), { timeout: 20_000 })
      .toBe('… watched 1 · Arm Ethos-U · ethos-u55-256 · Running · npuc');
    await page.getByRole('button', { name: 'Notify me when it ends' }).click();
    await page.getByText('A notification tells you its end').waitFor();
    await hide(page);
    await pass(page, traffic, 2 * MINUTE_SECONDS);
    expect(await notices(page)).toEqual([]);
    end();

    await pass(page, traffic, MINUTE_SECONDS);

    const told = 'watched 1 · Arm Ethos-U · ethos-u55-256 · Registered';
    expect(await page.title()).toBe(`✓ ${told} · npuc`);
    expect(await notices(page)).toEqual([told]);
    const before = traffic.asked();
    await pass(page, traffic, 5 * MINUTE_SECONDS);
    expect(traffic.asked()).toBe(before);
  });
});

/** Lets time pass for a page, second by second, each answer included. */
async function pass(page: Page, traffic: Traffic, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) {
    await page.clock.runFor(1000);
    await expect.poll(() => traffic.open(), { interval: 5, timeout: 20_000 }).toBe(0);
  }
}

let made: Registered | undefined;

/** The page of a compilation that runs until its end is told. */
async function watching(permission: NotificationPermission) {
  made ??= await registry.tflite('watched');
  const { id } = await registry.compile(made);
  await reached(await openAfresh(`/compilations/${id}`), 'Registered');
  let isRunning = true;
  const traffic = watchTraffic();
  const page = await openAfresh(`/compilations/${id}`, {}, async (fresh) => {
    traffic.on(fresh);
    await fresh.clock.install();
    await fresh.addInitScript(standIn, permission);
    await fresh.route(`**/v1/compilations/${id}`, async (route) => {
      const answer = (await (await route.fetch()).json()) as object;
      await route.fulfill({ json: isRunning ? { ...answer, phase: 'Running' } : answer });
    });
  });
  await reached(page, 'Running');
  return {
    page,
    traffic,
    end: () => {
      isRunning = false;
    },
  };
}

/** A browser without a window shows no notification: what it would show is kept. */
function standIn(permission: NotificationPermission): void {
  const shown: string[] = [];
  function Kept(title: string) {
    shown.push(title);
  }
  const requestPermission = () => {
    Object.assign(Kept, { permission: 'granted' });
    return Promise.resolve('granted');
  };
  Object.assign(Kept, { shown, permission, requestPermission });
  Object.assign(window, { Notification: Kept });
}

function notices(page: Page): Promise<string[]> {
  return page.evaluate(() => (Notification as unknown as { shown: string[] }).shown);
}

function hide(page: Page): Promise<void> {
  return page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true });
    Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
}
