import { describe, test } from 'vitest';
import { open, withBrowser } from './support/browser';
import { Registry } from './support/registry';
import { startService } from './support/service';

withBrowser();

describe('the connection', () => {
  test('a service that crashes and returns is noticed both times, without a reload', async () => {
    const service = await startService();
    const made = await new Registry(service.url, service.volume).tflite('survivor');
    const page = await open(`${service.url}${made.page}/compilations`);
    await page.getByRole('heading', { name: 'survivor' }).waitFor();

    await service.kill();
    await page.getByRole('button', { name: 'Quick Compile' }).click();
    await page.getByText('The service is not reached.').waitFor();
    await page.getByRole('heading', { name: 'survivor' }).waitFor();
    await service.startAgain();

    await page.getByText('The service is reached again.').waitFor();
    await page.getByText('Ready to compile.').waitFor();
    await service.remove();
  });
});
