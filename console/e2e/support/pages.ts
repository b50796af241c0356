import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

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
  // Of the list that opened: the page behind has choices of its own.
  await page.getByRole('listbox').getByRole('option', { name: option }).click();
}

/** Opens the log of the compile step, which is open already when the page was there while it ran. */
export async function openLog(page: Page): Promise<void> {
  const log = page.getByRole('button', { name: 'Log' }).first();
  if ((await log.getAttribute('aria-expanded')) !== 'true') {
    await log.click();
  }
}

/** Waits until something has the focus, which moves a moment after a dialog has gone. */
export async function hasFocus(what: Locator): Promise<void> {
  await expect.poll(() => what.evaluate((node) => node === document.activeElement)).toBe(true);
}

/** Waits until a log is scrolled to its end, or is not. */
export async function isAtEnd(log: Locator, expected: boolean): Promise<void> {
  await expect
    .poll(() =>
      log.evaluate(
        (box) =>
          box.scrollHeight > box.clientHeight && box.scrollHeight - box.scrollTop - box.clientHeight < 24,
      ),
    )
    .toBe(expected);
}
