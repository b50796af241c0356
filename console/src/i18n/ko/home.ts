import type { Texts } from '../en';

export const home: Texts['home'] = {
  title: '홈',
};
