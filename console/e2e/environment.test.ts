import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { open, withBrowser } from './support/browser';
import { dropFile } from './support/dropFile';
import { hasFocus } from './support/pages';
import { Registry } from './support/registry';

withBrowser();
const registry = new Registry();

describe('the environment of a compilation', () => {
  test('a dropped .env file is understood, and its secrets are not shown', async () => {
    const made = await registry.tflite('env file');
    const page = await open(`${made.page}/compilations`);
    await page.getByRole('button', { name: 'Quick Compile' }).click();
    await page.getByText('Ready to compile.').waitFor();
    const file = join(made.folder, 'team.env');
    writeFileSync(file, '# of the team\nexport LOG_LEVEL="debug"\nHF_TOKEN=hf_do_not_show\n');

    await dropFile(page, page.locator('.drop'), file);

    await page.getByText('team.env: 3 lines').waitFor();
    const understood = page.locator('.understood');
    await understood.getByText('LOG_LEVEL').waitFor();
    await understood.getByText('HF_TOKEN').waitFor();
    expect(await understood.innerText()).toContain('debug');
    expect(await page.content()).not.toContain('hf_do_not_show');
    await page.getByRole('button', { name: 'Compile', exact: true }).click();
    await page.waitForURL(/\/compilations\/c-/);
    const [compilation] = await registry.compilations(made);
    expect(compilation?.environment).toEqual([
      { name: 'HF_TOKEN', value: null, secret: true },
      { name: 'LOG_LEVEL', value: 'debug', secret: false },
    ]);
  });

  test('a dropped file follows what was typed, and the keyboard stays there', async () => {
    const made = await registry.tflite('two sources');
    const page = await open(`${made.page}/compilations`);
    await page.getByRole('button', { name: 'Quick Compile' }).click();
    const dialog = page.getByRole('dialog');
    const environment = dialog.getByRole('textbox', { name: 'Environment' });
    await environment.fill('TYPED=1');
    const files = { 'team.env': 'DROPPED=2\n', 'picture.env': Buffer.from([0xff, 0xfe, 0xff]) };
    Object.entries(files).forEach(([name, content]) => {
      writeFileSync(join(made.folder, name), content);
    });

    await dropFile(page, page.locator('.drop'), join(made.folder, 'team.env'));

    await dialog.getByText('Typed lines, team.env: 2 lines').waitFor();
    const edit = dialog.getByRole('button', { name: 'Edit as text' });
    await hasFocus(edit);
    const understood = page.locator('.understood');
    await understood.getByText('DROPPED').waitFor();
    await dropFile(page, page.locator('.drop'), join(made.folder, 'picture.env'));
    await dialog.getByRole('alert').getByText('That is no text file').waitFor();
    await dialog.getByRole('textbox', { name: 'Memory request' }).fill('a lot');
    await dialog.getByText('1 field needs a change.').waitFor();
    expect(await understood.innerText()).toContain('TYPED');
    await edit.click();
    await hasFocus(environment);
    expect(await environment.inputValue()).toBe('TYPED=1\nDROPPED=2\n');
    expect(await dialog.getByText('That is no text file').count()).toBe(0);
  });
});
