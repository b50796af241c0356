import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { open, withBrowser } from './support/browser';
import { hasFocus } from './support/pages';
import { Registry } from './support/registry';

withBrowser();
const registry = new Registry();

describe('what stands against a compilation', () => {
  test('what is wrong is said at its field, and goes when it is right', async () => {
    const made = await registry.tflite('mistakes');
    const page = await open(`${made.page}/compilations`);
    await page.getByRole('button', { name: 'Quick Compile' }).click();
    const memory = page.getByRole('textbox', { name: 'Memory request' });

    await memory.fill('a lot');

    const field = page.locator('.field').filter({ has: memory });
    await field.getByText('must be a Kubernetes quantity').waitFor();
    expect(await memory.getAttribute('aria-invalid')).toBe('true');
    await memory.fill('2Gi');
    await page.getByText('Ready to compile.').waitFor();
    expect(await memory.getAttribute('aria-invalid')).toBeNull();
  });

  test('the first field that is wrong is shown and has the focus', async () => {
    const made = await registry.tflite('far away');
    const page = await open(`${made.page}/compilations`);
    await page.setViewportSize({ width: 360, height: 640 });
    await page.getByRole('button', { name: 'Quick Compile' }).click();
    const memory = page.getByRole('textbox', { name: 'Memory request' });
    await memory.fill('a lot');
    await page.getByText('1 field needs a change.').scrollIntoViewIfNeeded();

    await page.getByRole('button', { name: 'Compile', exact: true }).click();

    await hasFocus(memory);
    await page.keyboard.press('Escape');
    await page.getByText('What you entered is lost then.').waitFor();
    await page.getByRole('button', { name: 'Go on editing' }).click();
    expect(await memory.inputValue()).toBe('a lot');
  });

  test('an original whose file is gone says so, once however many faults it has', async () => {
    const made = await registry.tflite('gone');
    rmSync(join(made.folder, 'hey_jarvis.tflite'));
    const page = await open(made.page);

    await page.getByRole('button', { name: 'Compile hey_jarvis.tflite' }).click();

    await page.getByText('1 field needs a change.').waitFor();
    await page.getByRole('dialog').getByRole('alert').getByText('has no files any more').waitFor();
  });

  test('a compiler that is not installed is said once, and nothing is compiled', async () => {
    const made = await registry.tflite('not installed');
    const page = await open(made.page);
    await page.route('**/v1/platforms', async (route) => {
      const { items } = (await (await route.fetch()).json()) as { items: object[] };
      await route.fulfill({ json: { items: items.map((platform) => ({ ...platform, available: false })) } });
    });
    await page.reload();

    await page.getByRole('button', { name: 'Compile hey_jarvis.tflite' }).click();

    const dialog = page.getByRole('dialog');
    await dialog.getByText('Its compiler is not installed').first().waitFor();
    expect(await dialog.locator('.summary').getByRole('alert').count()).toBe(0);
    const compile = dialog.getByRole('button', { name: 'Compile', exact: true });
    expect(await compile.getAttribute('aria-disabled')).toBe('true');
  });
});
