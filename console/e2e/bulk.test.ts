import { describe, expect, test } from 'vitest';
import { open, withBrowser } from './support/browser';
import { hasFocus, rowOf } from './support/pages';
import { Registry } from './support/registry';

withBrowser();
const registry = new Registry();
const TOO_MUCH = { resources: { cpu: '512', memory: '1Gi' } };

describe('several compilations at once', () => {
  test('those that can be are deleted; the others are left out, and say why', async () => {
    const made = await registry.tflite('several');
    const waiting = await registry.compile(made, TOO_MUCH);
    const done = [await registry.compile(made), await registry.compile(made)];
    const page = await open(`${made.page}/compilations?phase=Registered,Pending`);
    for (const { id } of done) {
      await rowOf(page, id).getByText('Registered', { exact: true }).waitFor();
    }

    await page.getByLabel('Select all of this page').check();
    await page.getByText('3 selected').waitFor();
    await page.getByRole('button', { name: 'Delete …' }).click();

    const dialog = page.getByRole('alertdialog', { name: 'Delete 2 compilations for good?' });
    await dialog.getByText('Left out: 1').waitFor();
    await dialog.getByRole('listitem').filter({ hasText: waiting.id }).getByText('Stop it first').waitFor();
    await page.route(`**/v1/compilations/${done[0]?.id ?? ''}`, (route) =>
      route.request().method() === 'DELETE' ? route.abort() : route.continue(),
    );
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await dialog.getByText('1 of 2 done, 1 failed').waitFor();
    await dialog.getByText('The service did not answer.').waitFor();
    await page.unrouteAll();
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await dialog.getByText('2 of 2 done').waitFor();
    await dialog.locator('footer').getByRole('button', { name: 'Close' }).click();

    await rowOf(page, done[1]?.id ?? '').waitFor({ state: 'detached' });
    await hasFocus(page.getByRole('region', { name: 'Compilations' }));
    expect((await registry.compilations(made)).map(({ id }) => id)).toEqual([waiting.id]);
    await registry.post(`/v1/compilations/${waiting.id}/stop`);
  });

  test('one that is closed while it runs begins no more, and says what was done and what was not', async () => {
    const made = await registry.tflite('closed while it runs');
    const ids: string[] = [];
    for (let count = 0; count < 6; count++) {
      ids.push((await registry.compile(made, TOO_MUCH)).id);
    }
    const page = await open(`${made.page}/compilations?phase=Pending`);
    await rowOf(page, ids[5] ?? '').waitFor();
    const held: (() => Promise<void>)[] = [];
    await page.route('**/stop', (route) => {
      held.push(() => route.continue());
    });

    await page.getByLabel('Select all of this page').check();
    await page.getByRole('button', { name: 'Stop …' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect.poll(() => held.length).toBe(4);
    await page.keyboard.press('Escape');
    await dialog.getByText('No further one is begun.').waitFor();
    await Promise.all(held.map((go) => go()));

    await dialog.getByText('4 of 6 done Not done: 2').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const phases = (await registry.compilations(made)).map(({ phase }) => phase);
    expect(phases.filter((phase) => phase === 'Pending')).toHaveLength(2);
    await Promise.all(
      (await registry.compilations(made))
        .filter(({ phase }) => phase === 'Pending')
        .map(({ id }) => registry.post(`/v1/compilations/${id}/stop`)),
    );
  });

  test('several are stopped; two can be compared', async () => {
    const made = await registry.tflite('stopped together');
    const ids = [await registry.compile(made, TOO_MUCH), await registry.compile(made, TOO_MUCH)].map(
      ({ id }) => id,
    );
    const page = await open(`${made.page}/compilations`);
    for (const id of ids) {
      await page.getByLabel(`Select ${id}`).check();
    }

    await page.getByRole('button', { name: 'Stop …' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Stop 2 compilations?' });
    await dialog.getByRole('button', { name: 'Stop', exact: true }).click();
    await dialog.getByText('2 of 2 done').waitFor();
    await dialog.locator('footer').getByRole('button', { name: 'Close' }).click();
    for (const id of ids) {
      await rowOf(page, id).getByText('Stopped', { exact: true }).waitFor();
      expect(await page.getByLabel(`Select ${id}`).isChecked()).toBe(true);
    }
    await page.getByRole('link', { name: 'Compare' }).click();

    await page.waitForURL(/\/compilations\/compare\?a=c-.*&b=c-/);
  });

  test('a dialog that is closed, and a row that goes, leave the focus somewhere', async () => {
    const made = await registry.tflite('focus');
    const { id } = await registry.compile(made);
    const page = await open(`${made.page}/compilations`);
    const row = rowOf(page, id);
    await row.getByText('Registered', { exact: true }).waitFor();

    await row.getByRole('button', { name: 'Delete' }).click();
    await page.keyboard.press('Escape');
    await hasFocus(row.getByRole('button', { name: 'Delete' }));
    // As somebody else deletes it: the list is asked again when the window is looked at.
    await page.route('**/compilations?**', (route) =>
      route.fulfill({ json: { items: [], nextPageToken: null } }),
    );
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

    await row.waitFor({ state: 'detached' });
    await hasFocus(page.getByRole('region', { name: 'Compilations' }));
  });
});
