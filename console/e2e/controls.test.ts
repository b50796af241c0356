import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { open, withBrowser } from './support/browser';
import { hasFocus, isAtEnd, openLog, reached, rowOf } from './support/pages';
import { Registry } from './support/registry';

withBrowser();
const registry = new Registry();

describe('controls', () => {
  test('a failed verification is retried and does not compile again', async () => {
    const made = await registry.tflite('retried');
    const { id, shortHash } = await registry.compile(made);
    const inTheWay = join(made.folder, `ethos-u-${shortHash}-${id.replace('c-', '')}`);
    mkdirSync(inTheWay);
    writeFileSync(join(inTheWay, 'of-somebody-else'), '');
    const page = await open(`/compilations/${id}`);
    const verification = page.getByRole('article', { name: 'Artifact file verification' });

    await reached(page, 'Failed');
    await verification.getByText('PublishConflict', { exact: true }).waitFor();
    expect(readdirSync(inTheWay)).toEqual(['of-somebody-else']);
    const retry = page
      .getByRole('region', { name: 'What happened and what to do' })
      .getByRole('button', { name: 'Retry' });
    await retry.click();
    await verification.getByRole('radio', { name: 'Attempt 2' }).waitFor();
    await retry.waitFor();
    await verification.getByRole('radio', { name: 'Attempt 1' }).click();
    rmSync(inTheWay, { recursive: true });
    await retry.click();

    await reached(page, 'Registered');
    await hasFocus(verification);
    expect(await verification.getByRole('radio', { name: 'Attempt 3' }).isChecked()).toBe(true);
    await verification.getByRole('radio', { name: 'Attempt 1' }).click();
    await verification.getByText('PublishConflict', { exact: true }).waitFor();
    const { steps } = await registry.get<Awaited<ReturnType<typeof registry.compile>>>(
      `/v1/compilations/${id}`,
    );
    expect(steps.map((step) => step.attempts.length)).toEqual([1, 3]);
  });

  test('one that waits says why, is stopped, and then deleted', async () => {
    const made = await registry.tflite('stopped');
    const before = [await registry.compile(made), await registry.compile(made)];
    // More than any machine has: two compiles before it were done too soon to hold it up.
    const { id } = await registry.compile(made, { resources: { cpu: '512', memory: '1Gi' } });
    const page = await open(`${made.page}/compilations`);
    const row = rowOf(page, id);

    await row.getByText('Pending', { exact: true }).waitFor();
    await row.hover();
    await row.getByRole('button', { name: 'Delete' }).hover();
    await page.getByRole('tooltip').filter({ hasText: 'Stop it first' }).waitFor();
    await row.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Stop' }).click();
    await row.getByText('Stopped', { exact: true }).waitFor();
    await row.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Published files and the registered artifact stay').waitFor();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();

    await row.waitFor({ state: 'detached' });
    await hasFocus(page.getByRole('region', { name: 'Compilations' }));
    expect((await registry.compilations(made)).map((one) => one.id).sort()).toEqual(
      before.map((one) => one.id).sort(),
    );
  });

  test('a dialog stays when its row leaves the list, and says which compilation it is of', async () => {
    const made = await registry.tflite('leaving');
    await Promise.all([registry.compile(made), registry.compile(made)]);
    const { id } = await registry.compile(made);
    const page = await open(`${made.page}/compilations?phase=Pending`);
    await rowOf(page, id).getByRole('button', { name: 'Stop' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText(id).waitFor();

    await registry.post(`/v1/compilations/${id}/stop`);

    await rowOf(page, id).waitFor({ state: 'detached' });
    expect(await dialog.getByText(id).isVisible()).toBe(true);
  });

  test('a log that ended is open at its end; a deleted compilation is no place to go back to', async () => {
    const made = await registry.tflite('deleted');
    const { id } = await registry.compile(made);
    const page = await open(`${made.page}/compilations`);
    await page.getByRole('link', { name: id }).click();
    await reached(page, 'Registered');
    await openLog(page);
    const log = page.getByRole('log').first();
    await isAtEnd(log, true);
    await log.evaluate((box) => {
      box.scrollTop = 0;
    });
    await isAtEnd(log, false);
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Nothing was compiled yet.').waitFor();
    await hasFocus(page.getByRole('main'));

    await page.goBack();

    await page.getByRole('button', { name: 'Quick Compile' }).waitFor();
  });

  test('a filter stands in the address, and a list without entries says so', async () => {
    const made = await registry.tflite('filtered');
    const page = await open(`${made.page}/compilations`);
    await page.getByText('Nothing was compiled yet.').waitFor();
    await page.goto(`${made.page}/compilations?platform=abacus`);
    expect(await page.getByLabel('Platform').inputValue()).toBe('abacus');
    await page.goto(`${made.page}/compilations`);

    await page.getByRole('group', { name: 'Phase' }).getByRole('button', { name: 'Failed' }).click();

    await page.getByText('No compilation is like that.').waitFor();
    expect(new URL(page.url()).search).toBe('?phase=Failed');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByText('Nothing was compiled yet.').waitFor();
  });
});
