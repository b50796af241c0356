import { cpSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { open, withBrowser } from './support/browser';
import { reached } from './support/pages';
import { Registry, sampleModel } from './support/registry';

withBrowser();
const registry = new Registry();

describe('a model of one’s own', () => {
  test('a tflite is uploaded through the page, registered and compiled', async () => {
    const made = await registry.version('uploaded');
    const page = await open(made.page);

    await register(page);
    await chooser(page).setInputFiles(sampleModel());
    await page.getByText('hey_jarvis.tflite is uploaded').waitFor();
    expect(await page.getByLabel('Location').inputValue()).toMatch(
      /^pvc:\/\/uploads\/[0-9a-f]{64}\/hey_jarvis\.tflite$/,
    );
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('hey_jarvis.tflite');
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('cell', { name: /pvc:..uploads/ }).waitFor();

    const { id } = await registry.compile(made);
    await page.goto(`/compilations/${id}`);
    await reached(page, 'Registered');
  });

  test('a folder is found on a volume and fills in the form', async () => {
    const made = await registry.version('browsed');
    await registry.safetensors(made);
    writeFileSync(join(made.folder, 'llama/model.safetensors'), '');
    cpSync(made.folder, join(made.folder, '../0-browsed'), { recursive: true }); // on the first page, whatever others made
    const page = await open(made.page);

    await register(page);
    await page.getByRole('button', { name: 'Browse the volumes' }).click();
    const volumes = page.getByRole('dialog', { name: 'Volumes' });
    await volumes.getByRole('button', { name: 'models' }).click();
    await volumes.getByRole('button', { name: '0-browsed', exact: true }).click();
    await volumes.getByText('safetensors').waitFor();
    await volumes.getByRole('link', { name: 'models' }).click();
    await volumes.getByRole('button', { name: '0-browsed', exact: true }).click();
    await volumes.getByRole('button', { name: 'Choose llama' }).click();

    expect(await page.getByLabel('Location').inputValue()).toBe('pvc://models/0-browsed/llama');
    await page.getByRole('button', { name: 'Format' }).getByText('safetensors').waitFor();
  });

  test('an upload that was left goes on when the same file is chosen again', async () => {
    const made = await registry.version('left');
    const folder = await mkdtemp(join(tmpdir(), 'npuc-upload-'));
    const file = join(folder, 'large.bin');
    writeFileSync(file, Buffer.alloc(9 * 1024 * 1024, 'x'));
    const page = await open(made.page);
    await page.route('**/parts/3', (route) => route.abort());
    await register(page);
    await chooser(page).setInputFiles(file);
    await page.getByText('8 MiB / 9 MiB').waitFor();

    await page.unrouteAll();
    page.once('dialog', (question) => void question.accept()); // whether what was begun is to be left
    await page.reload();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PUT') {
        sent.push(request.url().replace(/.*\//, ''));
      }
    });
    await register(page);
    await chooser(page).setInputFiles(file);
    await page.getByText('large.bin is uploaded').waitFor();

    expect(sent).toEqual(['3']);
    await rm(folder, { recursive: true });
  });
});

async function register(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Register artifact' }).click();
}

/** What a file is chosen with; the next one is for a folder. */
function chooser(page: Page) {
  return page.locator('.upload-zone input').first();
}
