/** The part of a query that asks for a page; of the first there is none. */
export function page(pageToken: string | undefined): { pageToken?: string } {
  return pageToken === undefined ? {} : { pageToken };
}
