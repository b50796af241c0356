import { expect, test } from 'vitest';
import { addressOf, EVERYTHING, filterOf, impossibleDays, isNarrow, searchOf, type Search } from './filter';

const ALL: Search = {
  phases: ['Running', 'Failed'],
  text: 'nightly',
  platform: 'rngd',
  model: '라마',
  by: 'kim@example.com',
  after: '2026-11-25',
  before: '2026-11-26',
  order: 'asc',
};

test('a search comes back from its address', () => {
  expect(searchOf(addressOf(ALL))).toEqual(ALL);
  expect(searchOf(addressOf(EVERYTHING))).toEqual(EVERYTHING);
  expect(addressOf(EVERYTHING).toString()).toBe('');
});

test('what makes no sense in an address is left out', () => {
  const address = new URLSearchParams(
    'phase=Nowhere,Failed&after=soon&before=2026-99-99&order=up&text=&page=x',
  );

  expect(searchOf(address)).toEqual({ phases: ['Failed'] });
});

test.each(['2026-02-31', '2026-02-29', '2026-13-01', '2026-04-00', 'soon', '0000-00-00'])(
  'the day %s is said to be none, and not taken for another one',
  (day) => {
    const address = new URLSearchParams({ after: day, before: '2026-03-01' });

    expect(searchOf(address)).toEqual({ phases: [], before: '2026-03-01' });
    expect(impossibleDays(address)).toEqual([day]);
  },
);

test.each(['2028-02-29', '2026-12-31'])('the day %s is one', (day) => {
  const address = new URLSearchParams({ after: day });
  expect([searchOf(address).after, impossibleDays(address)]).toEqual([day, []]);
});

test('both days are within the range, where the reader is', () => {
  const { createdAfter, createdBefore } = filterOf(ALL);

  expect(createdAfter).toBe(new Date(2026, 10, 25).toISOString());
  expect(createdBefore).toBe(new Date(2026, 10, 27).toISOString());
});

test('a text of blanks is not asked for, a long one is cut', () => {
  expect(filterOf({ phases: [], text: '  ', by: ' kim ' })).toMatchObject({
    text: undefined,
    createdBy: 'kim',
  });
  expect(filterOf({ phases: [], text: 'x'.repeat(500) }).text).toHaveLength(200);
});

test('an order leaves nothing out', () => {
  expect(isNarrow({ phases: [], order: 'asc' })).toBe(false);
  expect(isNarrow({ phases: [], before: '2026-11-26' })).toBe(true);
});
