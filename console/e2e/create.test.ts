import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { open, withBrowser } from './support/browser';
import { dropFile } from './support/dropFile';
import { choose, reached } from './support/pages';
import { Registry } from './support/registry';

withBrowser();
const registry = new Registry();

describe('creating a compilation', () => {
  test('from the artifact to the registered artifact, watched without a reload', async () => {
    const made = await registry.tflite('watched');
    const page = await open(made.page);

    await page.getByRole('button', { name: 'Compile hey_jarvis.tflite' }).click();
    await choose(page, 'Accelerator', /ethos-u85-256/);
    await page.getByText('Ready to compile.').waitFor();
    await page.getByRole('button', { name: 'Compile', exact: true }).click();

    await reached(page, 'Registered');
    await page.getByText('hey_jarvis_vela.tflite').waitFor();
    await page.getByText('The artifact is registered on the version.').waitFor();
    await page.getByRole('link', { name: 'Open the artifacts' }).click();
    await page.getByRole('cell', { name: /ethos-u of hey_jarvis.tflite/ }).waitFor();
    await page.getByRole('link', { name: 'Compilation', exact: true }).click();
    await reached(page, 'Registered');
  });

  test('a double click makes one', async () => {
    const made = await registry.tflite('double click');
    const page = await open(`${made.page}/compilations`);

    await page.getByRole('button', { name: 'Quick Compile' }).click();
    await page.getByText('Ready to compile.').waitFor();
    await page.getByRole('button', { name: 'Compile', exact: true }).dblclick();

    await page.waitForURL(/\/compilations\/c-/);
    expect(await registry.compilations(made)).toHaveLength(1);
  });

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

  test('RNGD takes no arguments: they are cleared and the badge says why', async () => {
    const made = await registry.tflite('badge');
    await registry.safetensors(made);
    const page = await open(`${made.page}/compilations`);
    await page.getByRole('button', { name: 'Quick Compile' }).click();
    const args = page.getByRole('textbox', { name: 'Additional Args' });
    await args.fill('--verbose-performance');

    await choose(page, 'Platform', /RNGD/);

    await page.getByText('Python SDK · args unsupported').waitFor();
    expect(await args.inputValue()).toBe('');
    expect(await args.isDisabled()).toBe(true);
    await page.getByLabel('Prefill Buckets').waitFor();
    await choose(page, 'Platform', /Ethos-U/);
    expect(await args.inputValue()).toBe('');
    expect(await args.isEnabled()).toBe(true);
  });

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

  test('a compilation is repeated with what it had, secrets kept', async () => {
    const made = await registry.tflite('again');
    const first = await registry.compile(made, {
      options: { acceleratorConfig: 'ethos-u65-512', optimise: 'Size' },
      resources: { memory: '3Gi' },
      additionalArgs: ['--verbose-performance'],
      environment: [
        { name: 'HF_TOKEN', value: 'hf_do_not_show' },
        { name: 'LOG_LEVEL', value: 'debug' },
      ],
    });
    const page = await open(`/compilations/${first.id}`);
    await reached(page, 'Registered');

    await page.getByRole('button', { name: 'Re-compile' }).click();

    const dialog = page.getByRole('dialog');
    await dialog.getByText('An equal compilation exists').waitFor();
    expect(await dialog.getByLabel('Memory request').inputValue()).toBe('3Gi');
    expect(await dialog.getByRole('textbox', { name: 'Additional Args' }).inputValue()).toBe(
      '--verbose-performance',
    );
    expect(await dialog.getByLabel('Value of LOG_LEVEL').inputValue()).toBe('debug');
    await dialog.getByText('kept from the earlier compilation').waitFor();
    await dialog.getByRole('button', { name: 'Compile', exact: true }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(first.id));
    await page.getByRole('link', { name: first.id }).waitFor();
    const [second] = await registry.compilations(made);
    expect(second?.optionsHash).toBe(first.optionsHash);
    expect(second?.environment).toEqual(first.environment);
  });
});
