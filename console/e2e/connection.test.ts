import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { open, withBrowser } from './support/browser';
import { Registry } from './support/registry';
import { startService, type Service } from './support/service';

withBrowser();
let service: Service;

beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.remove());

describe('the connection', () => {
  test('a service that crashes and returns is noticed both times, and loses no work', async () => {
    const registry = new Registry(service.url, service.volume);
    const made = await registry.tflite('survivor');
    const page = await open(`${service.url}${made.page}/compilations`);
    await page.getByRole('button', { name: 'Quick Compile' }).click();
    await page.getByText('Ready to compile.').waitFor();
    const compile = page.getByRole('button', { name: 'Compile', exact: true });

    await service.kill();
    await compile.click();
    await page.getByRole('alert').getByText('only one is made').waitFor();
    await page.getByText('The service is not reached.').waitFor();
    await service.startAgain();

    await page.getByText('The service is reached again.').waitFor();
    await page.getByText('only one is made').waitFor({ state: 'detached' });
    await compile.click();
    await page.waitForURL(/\/compilations\/c-/);
    expect(await registry.compilations(made)).toHaveLength(1);
  });

  test('a page that was opened while the service was away comes with it', async () => {
    await new Registry(service.url, service.volume).version('late');
    const page = await open(service.url);
    const link = page.getByRole('link', { name: 'late' });
    await link.waitFor();

    await service.kill();
    await page.getByRole('status').getByText('The service is not reached.').waitFor();
    await link.click();
    await page.getByRole('alert').waitFor();
    await service.startAgain();

    await page.getByRole('heading', { name: 'late' }).waitFor();
  });
});
