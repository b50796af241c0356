import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { open, openAfresh, withBrowser } from './support/browser';
import { reached } from './support/pages';
import { Registry, type Registered } from './support/registry';

const BIG = { options: { acceleratorConfig: 'ethos-u85-256' } };
const SMALL = { options: { acceleratorConfig: 'ethos-u55-128', optimise: 'Size' } };

withBrowser();
const registry = new Registry();
let made: Registered;
let big: string;
let small: string;

beforeAll(async () => {
  made = await registry.tflite('understood');
  big = (await registry.compile(made, BIG)).id;
  small = (await registry.compile(made, { ...SMALL, recompileOf: big })).id;
  await reached(await open(`/compilations/${small}`), 'Registered');
}, 60_000);

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

describe('what came out', () => {
  test('is told in units, and how it is used, with files that are those that were made', async () => {
    const page = await open(`/compilations/${big}`);
    await page
      .getByRole('heading', { level: 1 })
      .getByText('understood 1 → Arm Ethos-U ethos-u85-256')
      .waitFor();
    const result = region(page, 'Result');
    await result.getByText('Operators on the NPU').first().waitFor();
    await result.getByText('estimated by ethos-u-vela').waitFor();
    await result.getByText(/^[\d.]+ µs$/).waitFor();

    const use = region(page, 'Use it');
    await use.getByText(/^pvc:\/\/models\//).waitFor();
    await use.getByText(/^sha256:[0-9a-f]{64}$/).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      use.getByRole('link', { name: 'Download hey_jarvis_vela.tflite' }).click(),
    ]);
    const content = readFileSync(await download.path());
    const { files } = await registry.get<{ files: { path: string; sha256: string }[] }>(
      `/v1/compilations/${big}/manifest`,
    );
    expect(createHash('sha256').update(content).digest('hex')).toBe(
      files.find(({ path }) => path === 'hey_jarvis_vela.tflite')?.sha256,
    );
    const command = await use.locator('pre').first().innerText();
    writeFileSync(join(made.folder, 'hey_jarvis_vela.tflite'), content);
    execFileSync('sh', ['-c', command], { cwd: made.folder });
    const source = readFileSync(join(made.folder, 'hey_jarvis_vela.cc'), 'utf8');
    expect(source).toMatch(/^alignas\(16\) extern const unsigned char hey_jarvis_vela_tflite\[\] = \{/);
    await use.getByRole('button', { name: 'In TensorFlow Lite Micro' }).click();
    await use.getByText('resolver.AddEthosU();').waitFor();
  });

  test('says where the files are where the service can not read them', async () => {
    const page = await openAfresh(`/compilations/${big}`, {}, async (fresh) => {
      await fresh.route('**/files/**', (route) =>
        route.fulfill({
          status: 409,
          contentType: 'application/problem+json',
          json: { code: 'NotBrowsable', detail: "pvc://models/x can't be read from here.", violations: [] },
        }),
      );
    });
    const use = region(page, 'Use it');
    await use.getByText("pvc://models/x can't be read from here.").waitFor();
    expect(await use.getByRole('link').count()).toBe(0);
  });

  test('stands beside that of the other compilations of its version', async () => {
    const page = await open(`/compilations/${small}`);
    await page.getByRole('button', { name: 'Beside the other compilations of this version' }).click();
    const share = page.getByRole('figure').filter({ hasText: 'Share of the NPU' });
    await share.waitFor();
    expect(await share.locator('.bar').count()).toBe(2);
    expect(await share.locator('.bar-current').count()).toBe(1);
    await page.getByRole('button', { name: 'As a table' }).click();
    await page.getByRole('row').filter({ hasText: 'ethos-u85-256' }).getByRole('link').click();
    await page.waitForURL(new RegExp(big));
  });

  test('has settings at their default behind a switch, and a history that is folded, newest first', async () => {
    const page = await open(`/compilations/${small}`);
    await page.getByText('Optimise for').first().waitFor();
    expect(await page.getByText('Tensor allocator', { exact: false }).count()).toBe(0);
    await page.getByText('Show all settings').click();
    await page.getByText('Tensor allocator', { exact: false }).first().waitFor();
    expect(await page.locator('.history').count()).toBe(0);
    await page.getByRole('button', { name: 'History' }).click();
    await page.locator('.history li').first().getByText('Registered').waitFor();
  });
});

describe('two compilations', () => {
  test('are compared from the page of one, and a re-compile names what was changed', async () => {
    const page = await open(`/compilations/${small}`);
    await page.getByText('Re-compile of').waitFor();
    await page.getByText('ethos-u85-256 → ethos-u55-128').waitFor();

    await page.getByRole('button', { name: 'Compare with...' }).click();
    const first = page.getByRole('dialog').getByRole('link').first();
    await first.getByText('it is a re-compile of this one').waitFor();
    await first.click();

    await page.waitForURL(/\/compilations\/compare\?a=c-.*&b=c-/);
    await page.getByRole('row', { name: /Accelerator ethos-u85-256 ethos-u55-128/ }).waitFor();
    await page.getByRole('row', { name: /Optimise for Performance Size/ }).waitFor();
    await page.getByRole('row', { name: /^Share of the NPU/ }).waitFor();
    expect(await page.getByText('Time to compile').count()).toBe(0);
    await page.getByText(/Times and contents of files too/).click();
    await page.getByText('Time to compile').waitFor();
    await page.getByRole('link', { name: 'Swap' }).click();
    await page.getByRole('row', { name: /Accelerator ethos-u55-128 ethos-u85-256/ }).waitFor();
    await expect.poll(() => page.title()).toMatch(/Compare understood 1.*ethos-u55-128 with/);
  });

  test('that are not both named are asked for', async () => {
    await (await open('/compilations/compare')).getByText(/names two compilations/).waitFor();
  });
});

describe('what failed', () => {
  test('is told first, with what to do; its log is open at the error', async () => {
    const { id } = await registry.compile(made, {
      options: { acceleratorConfig: 'ethos-u85-256', ignoreOps: ['VAR_HANDLE'] },
    });
    const page = await open(`/compilations/${id}`);
    await reached(page, 'Failed');
    const trouble = region(page, 'What happened and what to do');
    await trouble.getByRole('heading', { name: 'The compiler crashed' }).waitFor();
    await trouble.getByRole('button', { name: 'Retry' }).waitFor();
    await trouble.getByRole('button', { name: 'Re-compile' }).waitFor();
    await page.getByRole('log').locator('.log-current').getByText('npuc: compile failed').waitFor();

    await trouble.getByRole('link', { name: 'Look at the log' }).click();

    await page.waitForURL(/\/steps\/compile\/attempts\/1\/log$/);
    await page.locator('.log-current').getByText('npuc: compile failed').waitFor();
    const korean = await openAfresh(`/compilations/${id}`, { locale: 'ko' });
    await korean.getByRole('heading', { name: '컴파일러가 비정상 종료되었습니다' }).waitFor();
  });

  test('by a file that is another one now is registered anew, and not retried', async () => {
    const changed = await registry.tflite('changed');
    await registry.compile(changed);
    await registry.compile(changed);
    const { id } = await registry.compile(changed);
    const file = join(changed.folder, 'hey_jarvis.tflite');
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from('more')]));
    const page = await open(`/compilations/${id}`);

    await reached(page, 'Failed');
    const trouble = region(page, 'What happened and what to do');
    await trouble.getByText('ModelChanged').waitFor();
    expect(await page.getByRole('button', { name: 'Retry' }).count()).toBe(0);
    await trouble.getByRole('link', { name: 'Register the corrected file' }).click();
    await page.getByRole('dialog').waitFor();
    expect(new URL(page.url()).pathname).toBe(changed.page);
  });

  test('or waits says what to check; what was stopped can be compiled again', async () => {
    const { id } = await registry.compile(made, { resources: { cpu: '512', memory: '1Gi' } });
    const page = await open(`/compilations/${id}`);
    const trouble = region(page, 'What happened and what to do');
    await trouble.getByText(/Check CPU and memory|Nothing has to be done/).waitFor();
    expect(await trouble.getByRole('button').count()).toBe(0);

    await registry.post(`/v1/compilations/${id}/stop`);

    await reached(page, 'Stopped');
    await trouble.getByRole('heading', { name: 'A person stopped it' }).waitFor();
    await trouble.getByRole('button', { name: 'Re-compile' }).waitFor();
    expect(await page.getByText(/retry/i).count()).toBe(0);
  });
});
