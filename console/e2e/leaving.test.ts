import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { open, withBrowser } from './support/browser';
import { quick } from './support/form';
import { reached } from './support/pages';
import { Registry } from './support/registry';

withBrowser();
const registry = new Registry();

describe('what was entered', () => {
  test('is asked about at Cancel, Escape and the cross', async () => {
    await quick(await registry.tflite('kept'), async (page) => {
      await page.getByLabel('Memory request').fill('2Gi');
      const leave = [
        () => page.getByRole('button', { name: 'Cancel' }).click(),
        () => page.keyboard.press('Escape'),
        () => page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click(),
      ];
      for (const leaves of leave) {
        await leaves();
        await stays(page);
      }
      await page.getByRole('button', { name: 'Cancel' }).click();
      await question(page).getByRole('button', { name: 'Close' }).last().click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });
  });

  test('is asked about when the browser goes back, and then it goes back', async () => {
    const made = await registry.tflite('back');
    const page = await open(`/models/${made.model.id}`);
    await page.getByRole('link', { name: '1', exact: true }).click();
    await page.getByRole('tab', { name: 'Compilations' }).click();
    await page.getByRole('button', { name: 'Quick Compile' }).click();
    await page.getByLabel('Memory request').fill('2Gi');

    await page.goBack();
    await stays(page);
    expect(new URL(page.url()).pathname).toBe(`${made.page}/compilations`);
    await page.goBack();
    await question(page).getByRole('button', { name: 'Close' }).last().click();

    await page.getByRole('button', { name: 'Register artifact' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(made.page);
  });

  test('is asked about when a link is followed, and then it is followed', async () => {
    const made = await registry.tflite('linked');
    const { id } = await registry.compile(made);
    const other = await open(`/compilations/${id}`);
    await reached(other, 'Registered');
    await quick(made, async (page) => {
      await page.getByLabel('Longest').first().waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Name and note' }).click();
      await page.getByLabel('Name of this compilation').fill('again');
      await page.getByRole('link', { name: 'open it' }).click();
      await stays(page);
      await page.getByRole('link', { name: 'open it' }).click();
      await question(page).getByRole('button', { name: 'Close' }).last().click();
      await page.waitForURL(`**/compilations/${id}`);
    });
  });

  test('nothing is asked where nothing was entered', async () => {
    await quick(await registry.tflite('empty'), async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    });
  });
});

function question(page: Page) {
  return page.getByRole('alertdialog', { name: 'Close without saving?' });
}

async function stays(page: Page): Promise<void> {
  await question(page).getByRole('button', { name: 'Go on editing' }).click();
  await question(page).waitFor({ state: 'detached' });
  await page.getByRole('dialog', { name: 'New compilation' }).waitFor();
}
