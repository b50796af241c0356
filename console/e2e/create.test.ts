import { describe, expect, test } from 'vitest';
import { open, withBrowser } from './support/browser';
import { choose, hasFocus, reached } from './support/pages';
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
    await page.getByText('hey_jarvis_vela.tflite').first().waitFor();
    await page.getByText('The artifact is registered on the version.').waitFor();
    await page.getByRole('link', { name: 'Open the artifacts' }).click();
    await page
      .getByRole('cell', { name: /ethos-u85-256 of hey_jarvis.tflite/ })
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'Compilation', exact: true }).click();
    await reached(page, 'Registered');
  });

  test('a double click makes one', async () => {
    const made = await registry.tflite('double click');
    const page = await open(`${made.page}/compilations`);
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && !request.url().includes('dryRun')) {
        sent.push(request.url());
      }
    });

    await page.getByRole('button', { name: 'Quick Compile' }).click();
    await page.getByText('Ready to compile.').waitFor();
    await page.getByRole('button', { name: 'Compile', exact: true }).dblclick();

    await page.waitForURL(/\/compilations\/c-/);
    await hasFocus(page.getByRole('main'));
    expect(sent).toHaveLength(1);
    expect(await registry.compilations(made)).toHaveLength(1);
    await page.goBack();
    await page.getByRole('button', { name: 'Quick Compile' }).waitFor();
  });

  test('RNGD takes no arguments: they are cleared and the badge says why', async () => {
    const made = await registry.tflite('badge');
    await registry.safetensors(made);
    const page = await open(`${made.page}/compilations`);
    await page.getByRole('button', { name: 'Quick Compile' }).click();
    const args = page.getByRole('textbox', { name: 'Additional Args' });
    await choose(page, 'Platform', /Ethos-U/);
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
    await dialog.getByText('Nothing yet: the result will be the same.').waitFor();
    await dialog.getByRole('button', { name: 'Compile', exact: true }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(first.id));
    await page.getByRole('link', { name: first.id }).waitFor();
    const [second] = await registry.compilations(made);
    expect(second?.optionsHash).toBe(first.optionsHash);
    expect(second?.environment).toEqual(first.environment);
  });
});
