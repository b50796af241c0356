import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { open, openAfresh, withBrowser } from './support/browser';
import { hasFocus, openLog, reached } from './support/pages';
import { Registry } from './support/registry';

withBrowser();
const registry = new Registry();
/** As many as the service lists at once. */
const PAGE = 50;
const HOSTILE = '<img src=x onerror="document.title=`run`">';

describe('the registry', () => {
  test('a model, a version and an artifact are registered with the keyboard alone', async () => {
    const files = await registry.tflite('where the file lies');
    const page = await open('/models');

    await page.getByRole('button', { name: 'New model' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('typed model');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'typed model' }).waitFor();
    await page.getByRole('button', { name: 'New version' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('2.0');
    await page.keyboard.press('Enter');
    await page.getByText('This version has no artifact yet.').waitFor();
    await page.getByRole('button', { name: 'Register artifact' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Location').fill('pvc://models/no-such.tflite');
    await page.keyboard.press('Enter');

    await page
      .getByRole('dialog')
      .locator('.error')
      .getByText(/no-such|not there|does not exist|no file/i)
      .waitFor();
    const uri = `pvc://models/${files.version.id}/hey_jarvis.tflite`;
    await page.getByLabel('Location').fill(uri);
    await page.getByRole('button', { name: 'Format' }).click();
    await page.getByRole('option', { name: 'tflite' }).click();
    await page.getByRole('button', { name: 'Create' }).click();
    await page.getByRole('cell', { name: uri }).waitFor();
  });

  test('names that look like markup are shown and never run', async () => {
    const made = await registry.version(HOSTILE, HOSTILE);
    cpSync(
      join((await registry.tflite('plain')).folder, 'hey_jarvis.tflite'),
      join(made.folder, `${FILE}.tflite`),
    );
    await registry.artifact(made, 'tflite', `${FILE}.tflite`);
    const { id } = await registry.compile(made, { environment: [{ name: 'A', value: HOSTILE }] });

    for (const path of [
      '/',
      '/models',
      '/compilations',
      `/models/${made.model.id}`,
      made.page,
      `${made.page}/compilations`,
    ]) {
      const page = await open(path);
      await page.getByText('<img src=x').first().waitFor();
      expect(await page.locator('img').count()).toBe(0);
    }
    const page = await open(`/compilations/${id}`);
    await reached(page, 'Registered');
    await openLog(page);
    await page.getByRole('log').getByText('<img src=x').first().waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.title()).not.toBe('run');
  });

  test('what somebody else deleted meanwhile is gone from the page at the first try', async () => {
    const made = await registry.version('gone meanwhile');
    const page = await open(`/models/${made.model.id}`);
    await page.getByRole('button', { name: 'New version' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('2');
    await registry.remove(`/v1${made.page}`);
    await registry.remove(`/v1/models/${made.model.id}`);

    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
    await page.getByRole('heading', { name: 'This model is not there.' }).waitFor();
  });

  test('Korean is complete, and is kept', async () => {
    const page = await openAfresh('/models');
    await page.getByLabel('Language').selectOption('한국어');
    await page.getByRole('heading', { name: '모델' }).waitFor();

    await page.reload();

    await page.getByRole('heading', { name: '모델' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
  });

  test('the page of a list stands in the address', async () => {
    const { model } = await registry.version('many versions');
    for (let name = 2; name <= PAGE + 1; name++) {
      await registry.post(`/v1/models/${model.id}/versions`, { name: String(name) });
    }
    const page = await open(`/models/${model.id}`);
    const oldest = page.getByRole('link', { name: '1', exact: true });
    const older = page.getByRole('button', { name: 'Older' });

    await older.click();
    await oldest.waitFor();
    await hasFocus(older);
    await page.reload();
    await oldest.waitFor();
    await oldest.click();
    await page.getByText('This version has no artifact yet.').waitFor();
    await page.goBack();
    await oldest.waitFor();
    await page.getByRole('button', { name: 'Newer' }).click();
    await page.getByRole('link', { name: String(PAGE + 1), exact: true }).waitFor();
  });

  test('a model is renamed, archived, found again and deleted', async () => {
    const { model, page: version } = await registry.version('mispelled');
    const page = await open(`/models/${model.id}`);

    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('well spelled');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('heading', { name: 'well spelled' }).waitFor();
    await page.getByRole('button', { name: 'Archive' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Archive' }).click();
    await page.getByText('(archived)').waitFor();
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('It has versions. Delete them first, or archive it.').waitFor();

    const versions = await open(version);
    await versions.getByRole('button', { name: 'Delete' }).click();
    await versions.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await versions.getByText('This model has no version yet.').waitFor();
    const models = await open('/models');
    await models.getByLabel('Search by name').fill('WELL spelled');
    await models.getByText('Nothing was found here.').waitFor();
    await models.getByText('Archived ones too', { exact: true }).click();
    await models.getByRole('link', { name: 'well spelled' }).click();
    await models.getByRole('button', { name: 'Delete' }).click();
    await models.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await models.getByRole('heading', { name: 'Models' }).waitFor();
  });

  test('an address that leads nowhere says so', async () => {
    const gone = {
      '/compilations/c-00000000000000000000000000': 'This compilation is not there (any more).',
      '/models/m-00000000000000000000000000': 'This model is not there.',
    };
    for (const [path, says] of Object.entries(gone)) {
      const page = await open(path);
      await page.getByRole('heading', { name: says }).waitFor();
      expect(await page.title()).toContain(says);
      await page.getByRole('link', { name: 'Go to the models' }).click();
      await page.getByRole('heading', { name: 'Models' }).waitFor();
    }
    await (await open('/no/such/page')).getByText('There is no such page.').waitFor();
  });
});

/** A file can have such a name, without the slash that markup might need. */
const FILE = '<img src=x onerror=alert(1)>';
