import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { open, openAfresh, withBrowser } from './support/browser';
import { quick } from './support/form';
import { choose, reached } from './support/pages';
import { Registry } from './support/registry';

withBrowser();
const registry = new Registry();
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true };

describe('what is compiled', () => {
  test('the base artifact stays when the platform changes; what fits is offered, from both sides', async () => {
    const made = await registry.tflite('pinned');
    await registry.safetensors(made);
    const page = await open(made.page);
    await page.getByRole('button', { name: 'Compile hey_jarvis.tflite' }).click();
    const artifact = page.getByRole('button', { name: 'Base Artifact' });
    await page.getByText('One of 2 originals; the newest is llama.').waitFor();

    await choose(page, 'Platform', /RNGD/);

    await page.getByText('Furiosa RNGD does not take tflite; it takes safetensors.').waitFor();
    expect(await artifact.innerText()).toBe('hey_jarvis.tflite');
    await page.getByRole('dialog').getByRole('button', { name: 'Compile for Arm Ethos-U' }).click();
    await page.getByText('does not take').waitFor({ state: 'detached' });
    await choose(page, 'Platform', /RNGD/);
    await page.getByRole('dialog').getByRole('button', { name: 'Compile llama' }).click();
    await page.getByText('does not take').waitFor({ state: 'detached' });
    await artifact.getByText('llama').waitFor();
    await page.getByText('The newest of 2 originals.').waitFor();
  });

  test('Quick Compile takes the newest original, also when another was compiled last', async () => {
    const made = await registry.tflite('quick');
    await registry.safetensors(made);
    await quick(made, (page) =>
      page.getByRole('button', { name: 'Base Artifact' }).getByText('llama').waitFor(),
    );
  });

  test('what is there already is asked for otherwise, and the new one names it', async () => {
    const made = await registry.tflite('changed');
    const first = await registry.compile(made);
    const page = await open(`/compilations/${first.id}`);
    await reached(page, 'Registered');
    await page.getByRole('button', { name: 'Re-compile' }).first().click();

    await choose(page, 'Optimise for', /Size/);

    const changes = page.getByRole('region', { name: 'Changed' });
    await changes.getByText('Optimise for').waitFor();
    expect(await changes.innerText()).toMatch(/Performance\s*→\s*Size/);
    await page.getByRole('button', { name: 'Name and note' }).click();
    await page.getByLabel('Name of this compilation').fill('for board B');
    await page.getByRole('textbox', { name: 'Note' }).fill('smaller');
    await page.getByText('Ready to compile.').waitFor();
    await page.getByRole('button', { name: 'Compile', exact: true }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(first.id));
    const [second] = await registry.compilations(made);
    expect(second).toMatchObject({ recompileOf: first.id, name: 'for board B', note: 'smaller' });
  });
});

describe('how it is compiled', () => {
  test('few settings are shown; the fold of the others tells what was changed, and opens at a mistake', async () => {
    await quick(await registry.tflite('tiers'), async (page) => {
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('CPU tensor alignment').waitFor({ state: 'detached' });
      await dialog.getByRole('button', { name: 'Advanced settings' }).click();
      await dialog.getByLabel('CPU tensor alignment').fill('32');
      await dialog.getByRole('button', { name: 'Advanced settings · 1 changed' }).click();
      await dialog.getByLabel('CPU tensor alignment').waitFor({ state: 'detached' });
      await dialog.getByRole('button', { name: 'Advanced settings · 1 changed' }).click();
      await dialog.getByLabel('CPU tensor alignment').fill('33');
      await dialog.getByText('must be a power of two').waitFor();
      await dialog.getByText('1 field needs a change.').waitFor();
    });
  });

  test('derived buckets are a table, and the compiler’s token is spoken of', async () => {
    const made = await registry.version('buckets');
    await registry.safetensors(made);
    await quick(
      made,
      async (page) => {
        const prefill = page.getByRole('group', { name: 'Prefill Buckets' });
        await prefill.getByRole('columnheader', { name: '512' }).waitFor();
        expect(await prefill.getByText('is built').count()).toBe(3);
        await page.getByText('Derived, as the field is empty:').first().waitFor();
        await page.getByPlaceholder('HF_TOKEN=hf_...').waitFor();
      },
      (page) => answersDryRun(page, { prefillBuckets: [[1, 128], [1, 512], [2, 128]] }), // prettier-ignore
    );
  });

  test('more than the machine has would wait, and that is said beside the button, on a phone too', async () => {
    const made = await registry.tflite('too much');
    const page = await openAfresh(`${made.page}/compilations`, PHONE);
    await page.getByRole('button', { name: 'Quick Compile' }).click();
    await page.getByText('Ready to compile.').waitFor();
    await page.getByLabel('Memory request').fill('128Gi');

    const verdict = page.getByRole('status').getByText('It would wait:');
    await verdict.waitFor();

    const box = await verdict.boundingBox();
    expect(box && box.y + box.height <= PHONE.viewport.height).toBe(true);
    await page.getByLabel('Memory request').fill('1Gi');
    await page.getByText('Ready to compile.').waitFor();
  });

  test('what is wrong is said in Korean', async () => {
    const made = await registry.tflite('한국어');
    const page = await openAfresh(`${made.page}/compilations`, { locale: 'ko' });
    await page.getByRole('button', { name: '빠른 컴파일' }).click();
    await page.getByText('컴파일할 준비가 되었습니다.').waitFor();

    await page.getByLabel('메모리 요청').fill('많이');

    await page.getByText('16Mi에서 64Ti까지의 값이어야 합니다.').waitFor();
    await page.getByText('고쳐야 할 항목이 1개 있습니다.').waitFor();
    await page.getByLabel('최적화 기준').waitFor();
  });
});

describe('everybody', () => {
  test('reads by touch why something can’t be done now', async () => {
    const made = await registry.version('touched');
    await registry.artifact(made, 'notes', registry.file(made, 'notes.txt', 'text'));
    const page = await openAfresh(made.page, PHONE);

    await page.getByRole('button', { name: 'Compile notes.txt' }).tap({ force: true });

    await page.getByRole('tooltip').getByText('No platform takes this format.').waitFor();
    await page.getByRole('heading', { level: 1 }).tap();
    await page.getByRole('tooltip').waitFor({ state: 'detached' });
  });

  test('keeps the focus in the dialog when what had it goes', async () => {
    const made = await registry.tflite('focus');
    const { id } = await registry.compile(made, { environment: [{ name: 'A', value: '1' }] });
    const page = await open(`/compilations/${id}`);
    await reached(page, 'Registered');
    await page.getByRole('button', { name: 'Re-compile' }).first().click();

    await page.getByRole('button', { name: 'Remove A' }).press('Enter');

    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Remove A' }).waitFor({ state: 'detached' });
    await expect.poll(() => dialog.evaluate((box) => box.contains(document.activeElement))).toBe(true);
  });
});

/** As a service with the vendor's compiler answers, which not every machine has. */
async function answersDryRun(page: Page, options: object): Promise<void> {
  await page.route(/dryRun=true/, (route) =>
    route.fulfill({
      json: {
        baseArtifact: { id: 'a-1', name: 'llama' },
        toolchain: { name: 'furiosa-llm', version: '2026.4.0' },
        options,
        optionsHash: '0'.repeat(64),
        environment: [],
        equalTo: [],
        advice: { unitsOfWork: 3, memoryBytes: null, warnings: [], notes: [] },
      },
    }),
  );
}
