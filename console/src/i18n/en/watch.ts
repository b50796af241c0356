export const watch = {
  ask: 'Notify me when it ends',
  willTell: 'A notification tells you its end while you look elsewhere.',
};
