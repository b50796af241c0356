import type { Page } from 'playwright-core';

/** Waits until the page of a compilation shows a phase; reads no clock. */
export async function reached(page: Page, phase: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).getByText(phase).waitFor();
}

/** The row of a compilation in the list. */
export function rowOf(page: Page, id: string) {
  return page.getByRole('row').filter({ has: page.getByRole('link', { name: id }) });
}

export async function choose(page: Page, field: string, option: RegExp): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: field }).click();
  await page.getByRole('option', { name: option }).click();
}

/** Opens the log of the compile step, which is open already when the page was there while it ran. */
export async function openLog(page: Page): Promise<void> {
  const log = page.getByRole('button', { name: 'Log' }).first();
  if ((await log.getAttribute('aria-expanded')) !== 'true') {
    await log.click();
  }
}
