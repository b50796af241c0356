import type { Page } from 'playwright-core';

export interface Traffic {
  on: (page: Page) => void;
  /** How many requests the API had. */
  asked: () => number;
  /** How many are not answered yet. */
  open: () => number;
}

/** Counts what a page asks the API for. */
export function watchTraffic(): Traffic {
  let asked = 0;
  let open = 0;
  const isApi = (url: string) => new URL(url).pathname.startsWith('/v1/');
  return {
    on: (page) => {
      page.on('request', (request) => {
        if (isApi(request.url())) {
          asked++;
          open++;
        }
      });
      page.on('requestfinished', (request) => {
        open -= isApi(request.url()) ? 1 : 0;
      });
      page.on('requestfailed', (request) => {
        open -= isApi(request.url()) ? 1 : 0;
      });
    },
    asked: () => asked,
    open: () => open,
  };
}
