import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, test } from 'vitest';
import { keep } from './support/album';
import { openAfresh, withBrowser } from './support/browser';
import { openLog } from './support/pages';
import { Registry, type Registered } from './support/registry';
import { ROOT } from './support/service';
import { Steady } from './support/steady';

const FOLDER = join(ROOT, 'docs/console');
const SIZE = { width: 1280, height: 860 };
const SECRET = 'hf_example';

withBrowser();

let made: Registered;
let registered: string;
let failed: string;
const steady = new Steady();

beforeAll(async () => {
  const registry = new Registry();
  await registry.version('라마 3.1 / 한국어', 'Instruction model, Korean and English.');
  await registry.version('doorbell-sounds', 'Twelve sounds, int8.');
  made = await registry.version('hey_jarvis', 'Wake word, int8 tflite.');
  await registry.safetensors(made);
  await registry.original(made);
  const big = { options: { acceleratorConfig: 'ethos-u85-256' } };
  registered = (await registry.compile(made, big)).id;
  await ended(registry, registered);
  await ended(registry, (await registry.compile(made, big)).id);
  failed = (
    await registry.compile(made, {
      options: { acceleratorConfig: 'ethos-u85-256', ignoreOps: ['VAR_HANDLE'] },
    })
  ).id;
  await ended(registry, failed);
  await registry.compile(made, { environment: [{ name: 'HF_TOKEN', value: SECRET }] });
});

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  const at = (path: string, size = SIZE) =>
    openAfresh(steady.path(path), { colorScheme, viewport: size }, (page) => steady.on(page));
  const photograph = async (page: Page, name: string) => {
    keep(
      join(FOLDER, `${name}-${colorScheme}.png`),
      await page.screenshot({ animations: 'disabled', caret: 'hide' }),
    );
  };

  test('home', async () => {
    const page = await at('/');
    await page.getByRole('region', { name: 'Recent' }).waitFor();
    await photograph(page, 'home');
  });

  test('all compilations', async () => {
    const page = await at('/compilations');
    await page.getByRole('table').getByText('Failed').first().waitFor();
    await photograph(page, 'all-compilations');
  });

  test('models', async () => {
    const page = await at('/models');
    await page.getByRole('link', { name: 'hey_jarvis' }).waitFor();
    await photograph(page, 'models');
  });

  test('a model', async () => {
    const page = await at(`/models/${made.model.id}`);
    await page.getByRole('columnheader', { name: 'Version' }).waitFor();
    await photograph(page, 'model');
  });

  test('artifacts', async () => {
    const page = await at(made.page);
    await page.getByText('ethos-u85-256 of hey_jarvis.tflite').first().waitFor();
    await photograph(page, 'artifacts');
  });

  test('compilations', async () => {
    const page = await at(`${made.page}/compilations`);
    await page.getByRole('table').getByText('Failed').first().waitFor();
    await photograph(page, 'compilations');
    await page
      .getByRole('button', { name: /View the config/ })
      .first()
      .click();
    await page.getByRole('dialog').getByText('Optimise for').waitFor();
    await photograph(page, 'config');
  });

  test('the creation dialog', async () => {
    const page = await at(`${made.page}/compilations`, { width: 1280, height: 1060 });
    await page.getByRole('button', { name: 'Quick Compile' }).click();
    await page.getByText('Ready to compile.').waitFor();
    await photograph(page, 'create-ethos-u');
    await page
      .getByRole('button', { name: /Platform/ })
      .last()
      .click();
    await page.getByRole('listbox').getByRole('option', { name: /RNGD/ }).click();
    await page.getByLabel('Prefill Buckets').fill('1,128, 1,x');
    await page.getByText(/needs? a change/).waitFor();
    await page.getByText('args unsupported').scrollIntoViewIfNeeded();
    await photograph(page, 'create-rngd');
  });

  test('a registered compilation', async () => {
    const page = await at(`/compilations/${registered}`, { width: 1280, height: 1500 });
    await page.getByText('hey_jarvis_vela.tflite').first().waitFor();
    await openLog(page);
    await page.getByText('NPU operators').first().scrollIntoViewIfNeeded();
    await page.evaluate(() => {
      window.scrollTo(0, 0);
    });
    await photograph(page, 'compilation');
  });

  test('a failed compilation', async () => {
    const page = await at(`/compilations/${failed}`);
    await page.getByRole('button', { name: 'Retry' }).waitFor();
    await photograph(page, 'failed');
  });

  test('on a telephone', async () => {
    const page = await at(`${made.page}/compilations`, { width: 390, height: 844 });
    await page.getByRole('table').getByText('Failed').first().waitFor();
    await photograph(page, 'telephone');
  });
});

async function ended(registry: Registry, id: string): Promise<void> {
  let phase = '';
  while (!['Registered', 'Failed', 'Stopped'].includes(phase)) {
    ({ phase } = await registry.get<{ phase: string }>(`/v1/compilations/${id}`));
  }
}
