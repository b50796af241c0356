import type { Page } from 'playwright-core';
import { openAfresh } from './browser';
import type { Registered } from './registry';

/** Opens the form of a version by Quick Compile for what a test sees of it. */
export async function quick(
  made: Registered,
  sees: (page: Page) => Promise<void>,
  prepare?: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await openAfresh(`${made.page}/compilations`, {}, prepare);
  await page.getByRole('button', { name: 'Quick Compile' }).click();
  await page.getByRole('dialog').getByLabel('Memory request').waitFor();
  await sees(page);
}
