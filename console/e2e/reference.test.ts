import { expect, inject, test } from 'vitest';
import { open, withBrowser } from './support/browser';

withBrowser();

test('the reference shows the routes, and tries them on the service that it came from', async () => {
  const page = await open('/reference.html');

  await page.locator('#operations-platforms-getVersion').getByText('Build and toolchain versions').click();
  await page.getByRole('button', { name: 'Try it out' }).click();
  await page.getByRole('button', { name: 'Execute' }).click();

  const answer = page.locator('.live-responses-table .response').first();
  await answer.getByText('"toolchains"').waitFor();
  expect(await answer.textContent()).toContain('"npuc"');
  expect(await page.locator('.request-url').textContent()).toContain(`${inject('url')}/v1/version`);
});

test('a person finds the reference from the console', async () => {
  const page = await open('/');

  await page.getByRole('link', { name: 'API' }).click();

  await page.getByText('Register a model', { exact: true }).waitFor();
});
