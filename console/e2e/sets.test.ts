import { describe, expect, test } from 'vitest';
import { open, withBrowser } from './support/browser';
import { choose } from './support/pages';
import { Registry } from './support/registry';

withBrowser();
const registry = new Registry();

describe('compiling for several targets at once', () => {
  test('from the dialog to the comparison, and from a compilation back to its set', async () => {
    const made = await registry.tflite('several boards');
    const page = await open(`${made.page}/compilations`);
    await page.getByRole('button', { name: 'Quick Compile' }).click();
    await choose(page, 'Accelerator', /ethos-u55-128/);

    await page.getByRole('button', { name: 'Compile for another target too' }).click();
    await page.getByText(/The same as 1\. ethos-u55-128/).waitFor();
    await choose(page, 'Accelerator', /ethos-u85-256/);
    await page.getByText('All 2 are ready to compile.').waitFor();
    await page.getByRole('button', { name: '1. ethos-u55-128', exact: true }).click();
    await page.getByRole('button', { name: 'Compile 2', exact: true }).click();

    await page.waitForURL(/\/sets\/s-/);
    await page.getByText('2 of 2 done').waitFor();
    const rows = page.getByRole('row');
    await rows.filter({ hasText: 'ethos-u55-128' }).getByText('Registered').waitFor();
    await rows.filter({ hasText: 'ethos-u85-256' }).getByText('Registered').waitFor();
    expect(await rows.getByText('smallest', { exact: true }).count()).toBe(1);
    await page.getByRole('link', { name: 'ethos-u85-256' }).click();
    await page.waitForURL(/\/compilations\/c-/);
    await page.getByRole('link', { name: '2 of 2 in a set' }).click();
    await page.waitForURL(/\/sets\/s-/);
  });

  test('those that run are stopped together', async () => {
    const made = await registry.tflite('stopped boards');
    const page = await open(`${made.page}/compilations`);
    await page.getByRole('button', { name: 'Quick Compile' }).click();
    await page.getByRole('textbox', { name: 'CPU request' }).fill('1000');
    await page.getByRole('button', { name: 'Compile for another target too' }).click();
    await choose(page, 'Accelerator', /ethos-u85-256/);
    await page.getByRole('button', { name: 'Compile 2', exact: true }).click();
    await page.waitForURL(/\/sets\/s-/);

    await page.getByRole('button', { name: 'Stop all' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Stop all' }).click();

    await page.getByText('2 of 2 done').waitFor();
    expect(await page.getByRole('row').getByText('Stopped').count()).toBe(2);
    expect(await page.getByRole('button', { name: 'Stop all' }).count()).toBe(0);
  });
});
