import type { Texts } from '../en';

export const comparison: Texts['comparison'] = {
  title: '비교',
  what: '다른 점',
};
