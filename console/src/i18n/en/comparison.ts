export const comparison = {
  title: 'Compare',
  what: 'What differs',
};
