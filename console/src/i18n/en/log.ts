export const log = {
  title: (step: string, attempt: number) => `Log of ${step}, attempt ${attempt}`,
  search: 'Search the log',
  matches: (count: number) => (count === 1 ? '1 line' : `${count} lines`),
  follow: 'Follow',
  live: 'live',
  complete: 'complete',
  empty: 'Nothing was written yet.',
  emptyComplete: 'Nothing was written.',
  nothingFound: 'No line has that.',
  cut: (count: number) => `${count} earlier lines are not shown here; the download has all.`,
  download: 'Download the log',
};
