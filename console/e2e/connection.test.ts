import { describe, expect, onTestFinished, test } from 'vitest';
import { open, withBrowser } from './support/browser';
import { Registry } from './support/registry';
import { startService } from './support/service';

withBrowser();

describe('the connection', () => {
  test('a service that crashes and returns is noticed both times, and loses no work', async () => {
    const service = await startService();
    onTestFinished(() => service.remove());
    const registry = new Registry(service.url, service.volume);
    const made = await registry.tflite('survivor');
    const page = await open(`${service.url}${made.page}/compilations`);
    await page.getByRole('button', { name: 'Quick Compile' }).click();
    await page.getByText('Ready to compile.').waitFor();
    const compile = page.getByRole('button', { name: 'Compile', exact: true });

    await service.kill();
    await compile.click();
    await page.getByRole('alert').getByText('Nothing was changed; try again.').waitFor();
    await page.getByText('The service is not reached.').waitFor();
    await service.startAgain();

    await page.getByText('The service is reached again.').waitFor();
    await compile.click();
    await page.waitForURL(/\/compilations\/c-/);
    expect(await registry.compilations(made)).toHaveLength(1);
  });
});
