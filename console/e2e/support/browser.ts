import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';

let browser: Browser;
let context: BrowserContext;
let faults: string[] = [];

/** One browser for a file of tests. After each test, nothing may have broken the policy or been thrown. */
export function withBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium-headless-shell',
      args: ['--no-sandbox'],
    });
    context = await newContext();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().flatMap((used) => used.pages().map((page) => page.close())));
    const seen = faults;
    faults = [];
    expect(seen).toEqual([]);
  });
  afterAll(() => browser.close());
}

/** A page of the console. */
export function open(path: string): Promise<Page> {
  return openIn(context, path);
}

/** A page in a browser that knows nothing yet; it can be prepared before it goes anywhere. */
export async function openAfresh(
  path: string,
  options: BrowserContextOptions = {},
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<Page> {
  return openIn(await newContext(options), path, prepare);
}

function newContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ baseURL: inject('url'), locale: 'en', ...options });
}

async function openIn(
  where: BrowserContext,
  path: string,
  prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<Page> {
  const page = await where.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) {
      faults.push(message.text());
    }
  });
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|blob:|data:)/.test(request.url())) {
      faults.push(`asked ${request.url()}`);
    }
  });
  await prepare(page);
  await page.goto(path);
  return page;
}
