import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Model } from '../src/api/types';
import { open, withBrowser } from './support/browser';
import { choose, reached } from './support/pages';
import { Registry, sampleModel } from './support/registry';

withBrowser();
const registry = new Registry();

describe('registering a model in one form', () => {
  test('a file of this computer becomes a model that can be compiled', async () => {
    const page = await begin();

    await page.locator('.upload-zone input').first().setInputFiles(sampleModel());
    await page.getByText('hey_jarvis.tflite is uploaded').waitFor();
    const model = field(page, 'Model');
    expect(await model.inputValue()).toBe('hey_jarvis');
    await model.fill('one form');
    await submit(page);

    await page.getByRole('heading', { name: 'one form 1' }).waitFor();
    await page.getByRole('cell', { name: /pvc:..uploads/ }).waitFor();
    await page.getByRole('button', { name: 'Compile hey_jarvis.tflite' }).click();
    await page.getByText('Ready to compile.').waitFor();
  });

  test('a name that is there says so, and gets another version', async () => {
    const made = await registry.tflite('known model');
    const page = await begin();
    await page.getByRole('radio', { name: 'On a volume' }).click();
    await page.getByLabel('Path on a volume').fill(`pvc://models/${made.version.id}/hey_jarvis.tflite`);

    await field(page, 'Model').fill('known model');
    await page.getByText('This model is there: the version is added to it.').waitFor();
    await page.getByText('This version is there: the file is added to it.').waitFor();
    await field(page, 'Version').fill('2');
    await page.getByText('A new version.').waitFor();
    await submit(page);

    await page.getByRole('heading', { name: 'known model 2' }).waitFor();
    expect(new URL(page.url()).pathname.startsWith(`/models/${made.model.id}/`)).toBe(true);
  });

  test('a name that two models have, one of them archived, asks which is meant', async () => {
    const made = await registry.tflite('twice');
    const archived = await registry.tflite('twice');
    await registry.patch(`/v1/models/${archived.model.id}`, { archived: true });
    const page = await begin();
    await page.getByRole('radio', { name: 'On a volume' }).click();
    await page.getByLabel('Path on a volume').fill(`pvc://models/${made.version.id}/hey_jarvis.tflite`);
    await field(page, 'Model').fill('twice');

    await page.getByText('The name does not say which model is meant.').waitFor();
    expect(await page.getByRole('button', { name: 'Register', exact: true }).isDisabled()).toBe(true);
    await choose(page, 'Which model is meant?', /archived/);
    await field(page, 'Version').fill('2');
    await submit(page);

    await page.getByRole('heading', { name: 'twice 2' }).waitFor();
    expect(new URL(page.url()).pathname.startsWith(`/models/${archived.model.id}/`)).toBe(true);
    const { items } = await registry.get<{ items: Model[] }>('/v1/models?name=twice&archived=true');
    expect(items.map((model) => model.archived)).toEqual([false, false]);
  });

  test('what fails in the middle says what was made, and goes on from there', async () => {
    const files = await registry.tflite('where the files are');
    const page = await begin();
    await page.getByRole('radio', { name: 'On a volume' }).click();
    const path = page.getByLabel('Path on a volume');
    await path.fill(`pvc://models/${files.version.id}/not-there.tflite`);
    await field(page, 'Model').fill('half made');
    await submit(page);

    await page.getByText('The model half made was made. The version 1 was made.').waitFor();
    await page.getByRole('dialog').locator('.error').first().waitFor();
    await path.fill(`pvc://models/${files.version.id}/hey_jarvis.tflite`);
    await submit(page);

    await page.getByRole('heading', { name: 'half made 1' }).waitFor();
    const { items } = await registry.get<{ items: Model[] }>('/v1/models?name=half%20made');
    expect(items).toHaveLength(1);
  });

  test('a file of the web needs its digest; a registry is offered only where there is one', async () => {
    const page = await begin();
    await page.getByRole('radio', { name: 'At an address' }).click();
    expect(await page.getByRole('radio', { name: 'In a registry' }).count()).toBe(0);

    await page.getByLabel('Address').fill('hf://org/some-model');
    await page.getByRole('button', { name: 'Format' }).getByText('safetensors').waitFor();
    expect(await field(page, 'Model').inputValue()).toBe('some-model');
    await page.getByLabel('Address').fill('https://example.org/net.tflite');

    await page.getByLabel('Digest').waitFor();
    expect(await page.getByRole('button', { name: 'Register', exact: true }).isDisabled()).toBe(true);
    await page.getByLabel('Digest').fill('sha256:not-hex');
    await submit(page);
    await page.getByText('must be sha256: and 64 hex characters').waitFor();
  });
});

describe('an artifact', () => {
  test('keeps what made it when its compilation was deleted', async () => {
    const made = await registry.tflite('kept origin');
    const { id } = await registry.compile(made, { options: { acceleratorConfig: 'ethos-u65-512' } });
    const page = await open(`/compilations/${id}`);
    await reached(page, 'Registered');
    await registry.remove(`/v1/compilations/${id}`);

    await page.goto(made.page);
    await page.getByRole('button', { name: /What made/ }).click();

    const dialog = page.getByRole('dialog');
    await dialog.getByText('This compilation was deleted.').waitFor();
    await dialog.getByText('ethos-u65-512', { exact: true }).waitFor();
    await dialog.getByText('hey_jarvis.tflite', { exact: true }).waitFor();
    await dialog.getByText(/ethos-u-vela/).waitFor();
  });

  test('is renamed, archived, found again and deleted', async () => {
    const made = await registry.tflite('managed');
    const page = await open(made.page);

    await page.getByRole('button', { name: 'Rename: hey_jarvis.tflite' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('keyword');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('button', { name: 'Archive: keyword' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Archive' }).click();
    await page.getByText('This version has no artifact yet.').waitFor();
    await page.getByText('Archived ones too', { exact: true }).click();
    await page.getByText('(archived)').waitFor();
    await page.getByRole('button', { name: 'Unarchive: keyword' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Unarchive' }).click();
    await page.getByText('(archived)').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Delete: keyword' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();

    await page.getByText('This version has no artifact yet.').waitFor();
  });

  test('is registered from an address that leads to the form', async () => {
    const made = await registry.version('corrected');
    cpSync(sampleModel(), join(made.folder, 'corrected.tflite'));
    const page = await open(`${made.page}?register=1`);

    await page.getByLabel('Location').fill(`pvc://models/${made.version.id}/corrected.tflite`);
    await page.getByRole('button', { name: 'Create' }).click();

    await page.getByRole('cell', { name: /corrected.tflite/ }).waitFor();
    expect(new URL(page.url()).search).toBe('');
  });
});

async function begin(): Promise<Page> {
  const page = await open('/models');
  await page.getByRole('button', { name: 'Register a model' }).click();
  await page.getByRole('dialog').waitFor();
  return page;
}

function field(page: Page, name: string) {
  return page
    .getByRole('dialog')
    .getByRole('combobox', { name })
    .or(page.getByRole('dialog').getByRole('textbox', { name }));
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: 'Register', exact: true }).click();
}
