import { describe, expect, test } from 'vitest';
import { open, openAfresh, withBrowser } from './support/browser';
import { hasFocus, rowOf } from './support/pages';
import { Registry } from './support/registry';

withBrowser();
const registry = new Registry();

describe('the frame', () => {
  test('the menu of a telephone leads on, and is closed on the page that it led to', async () => {
    const page = await openAfresh('/', { viewport: { width: 360, height: 640 } });
    const menu = page.getByRole('button', { name: 'Menu' });
    const models = page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Models' });
    expect(await models.isVisible()).toBe(false);

    await menu.click();
    await models.click();

    await page.getByRole('heading', { name: 'Models' }).waitFor();
    expect(await models.isVisible()).toBe(false);
    expect(await menu.getAttribute('aria-expanded')).toBe('false');
  });

  test('why something can not be done now is told by a tap as well', async () => {
    const made = await registry.tflite('tapped');
    const { id } = await registry.compile(made, { resources: { cpu: '512', memory: '1Gi' } });
    const page = await openAfresh(`${made.page}/compilations`, { hasTouch: true });

    await rowOf(page, id).getByRole('button', { name: 'Delete' }).tap({ force: true });

    await page.getByRole('tooltip').getByText('Stop it first').waitFor();
    await registry.post(`/v1/compilations/${id}/stop`);
  });

  test('the place that a page is in is marked', async () => {
    const made = await registry.version('marked');
    const page = await open(made.page);

    const current = page.getByRole('navigation', { name: 'Places' }).locator('[aria-current="page"]');
    expect(await current.allInnerTexts()).toEqual(['Models']);
  });

  test('the pager leads to the top, and keeps the focus', async () => {
    const { model } = await registry.version('many, to turn');
    for (let name = 2; name <= 51; name++) {
      await registry.post(`/v1/models/${model.id}/versions`, { name: String(name) });
    }
    const page = await open(`/models/${model.id}`);
    const older = page.getByRole('button', { name: 'Older' });
    await older.scrollIntoViewIfNeeded();
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);

    await older.click();

    await page.getByText('1 on this page, the last').waitFor();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
    await hasFocus(older);
  });
});
