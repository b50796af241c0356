import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { open, withBrowser } from './support/browser';
import { openLog, reached } from './support/pages';
import { Registry, type Registered } from './support/registry';
import { ROOT } from './support/service';

const SIZES = [
  { width: 360, height: 640 },
  { width: 900, height: 640 },
  { width: 3840, height: 2160 },
];
/** Not serious to axe, but how people who do not see a page go through it. */
const ALSO = ['heading-order'];
const AXE = readFileSync(join(ROOT, 'console/node_modules/axe-core/axe.min.js'), 'utf8');

withBrowser();
const registry = new Registry();
let made: Registered;
let id: string;

beforeAll(async () => {
  const name = 'a-model-with-a-name-that-is-longer-than-any-telephone-is-wide-'.repeat(2);
  made = await registry.tflite(name, name.replaceAll('-', '_'));
  ({ id } = await registry.compile(made, { environment: [{ name: 'HF_TOKEN', value: 'hf_example' }] }));
});

/** Every screen, as a person opens it. */
const SCREENS: [string, () => string, (page: Page) => Promise<void>][] = [
  ['home', () => '/', (page) => page.getByRole('region', { name: 'Recent' }).waitFor()],
  ['all compilations', () => '/compilations', (page) => page.getByRole('table').waitFor()],
  [
    'stopping or deleting several',
    () => '/compilations',
    async (page) => {
      await page.getByLabel('Select all of this page').check();
      await page.getByRole('button', { name: 'Delete …' }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  ],
  ['models', () => '/models', (page) => page.getByRole('table').waitFor()],
  ['a model', () => `/models/${made.model.id}`, (page) => page.getByRole('table').waitFor()],
  ['artifacts', () => made.page, (page) => page.getByRole('table').waitFor()],
  ['compilations', () => `${made.page}/compilations`, (page) => page.getByRole('table').waitFor()],
  [
    'the config',
    () => `${made.page}/compilations`,
    async (page) => {
      await page.getByRole('button', { name: /View the config/ }).click();
      await page.getByRole('dialog').getByText('Optimise for').waitFor();
    },
  ],
  [
    'the creation dialog',
    () => `${made.page}/compilations`,
    async (page) => {
      await page.getByRole('button', { name: 'Quick Compile' }).click();
      await page.getByText('Ready to compile.').waitFor();
    },
  ],
  [
    'a new model',
    () => '/models',
    async (page) => {
      await page.getByRole('button', { name: 'New model' }).click();
      await page.getByRole('dialog').waitFor();
    },
  ],
  [
    'a compilation',
    () => `/compilations/${id}`,
    async (page) => {
      await reached(page, 'Registered');
      await openLog(page);
      await page.getByText('NPU operators').first().waitFor();
    },
  ],
];

describe('everybody can use', () => {
  test.each(SCREENS)('%s', async (_, path, ready) => {
    const page = await open(path());
    await ready(page);

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await seriousViolations(page)).toEqual([]);
    }
    for (const size of SIZES) {
      await page.setViewportSize(size);
      expect(await tooWide(page)).toEqual([]);
    }
  });
});

async function seriousViolations(page: Page): Promise<unknown[]> {
  // Through the debugger, as the page's own policy lets no foreign script in.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return violations
    .filter(({ id: rule, impact }) => impact === 'serious' || impact === 'critical' || ALSO.includes(rule))
    .map(({ id: rule, nodes }) => [rule, nodes.map(({ html }) => html)]);
}

/** What would have to be scrolled sideways. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const boxes = [document.documentElement, ...document.querySelectorAll('.dialog-body')];
    const wide = boxes.filter((box) => box.scrollWidth > box.clientWidth);
    return wide.flatMap((box) =>
      Array.from(box.querySelectorAll('*'))
        .filter((part) => part.getBoundingClientRect().right > box.getBoundingClientRect().right)
        .map((part) => part.outerHTML.slice(0, 120)),
    );
  });
}
