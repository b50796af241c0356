import { createHash } from 'node:crypto';
import type { Page, Route } from 'playwright-core';

/** What differs from run to run, as a picture shows it: every time, duration, id and hash. */
const ULID = /\b0[0-9a-hjkmnp-tv-z]{25}\b/g;
const HASH = /\b[0-9a-f]{64}\b/g;
const SHORT_HASH = /\b[0-9a-f]{12}\b/g;
const TIME = /"(\w+)":"\d{4}-\d\d-\d\dT[\d:.]+Z"/g;
const DURATION = /"durationSeconds":[\d.]+/g;
const TOOK = /\b\d+(?:\.\d+)?( ?)(m?s)\b/g;

/** Of pages that say how long ago something was. */
const NOW = new Date('2026-11-25T12:03:00Z');

/** Seconds past noon: a step begins after its compilation, and ends after that. */
const SECONDS: Record<string, string> = { startedAt: '01', endedAt: '02', updatedAt: '03' };

/** Lets pages see the same ids, hashes and times in each run. The order of what is asked decides. */
export class Steady {
  private readonly shown = new Map<string, string>();
  private readonly real = new Map<string, string>();

  async on(page: Page): Promise<void> {
    await page.clock.setFixedTime(NOW);
    await page.route('**/v1/**', (route) => this.answer(route));
  }

  /** An address with what is shown in the place of what is there. */
  path(path: string): string {
    return path.replace(ULID, (id) => this.ulid(id));
  }

  private async answer(route: Route): Promise<void> {
    const request = route.request();
    const url = request.url().replace(ULID, (id) => this.real.get(id) ?? id);
    const body = request.postData()?.replace(ULID, (id) => this.real.get(id) ?? id);
    const answered = await route.fetch({ url, ...(body === undefined ? {} : { postData: body }) });
    await route.fulfill({ response: answered, body: this.text(await answered.text()) });
  }

  private text(text: string): string {
    return text
      .replace(ULID, (id) => this.ulid(id))
      .replace(HASH, (hash) => this.hash(hash))
      .replace(SHORT_HASH, (hash) => this.hash(hash))
      .replace(TIME, (_, name: string) => `"${name}":"2026-11-25T12:00:${SECONDS[name] ?? '00'}.000Z"`)
      .replace(DURATION, '"durationSeconds":0.8')
      .replace(TOOK, '0.8$1$2');
  }

  private ulid(id: string): string {
    return this.real.has(id)
      ? id
      : this.instead(id, (n) => `01kaxf8z3v5d6y7w8x9q${String(n).padStart(6, '0')}`);
  }

  /** A hash is told by its beginning, which is all that some answers hold of it. */
  private hash(hash: string): string {
    const shown = this.instead(hash.slice(0, 12), (n) => sha256(String(n)).slice(0, 12));
    return hash.length === shown.length ? shown : shown + sha256(shown).slice(12);
  }

  private instead(found: string, make: (n: number) => string): string {
    const known = this.shown.get(found) ?? make(this.shown.size);
    this.shown.set(found, known);
    this.real.set(known, found);
    return known;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
