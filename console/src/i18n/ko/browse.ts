import type { Texts } from '../en';

export const browse: Texts['browse'] = {
  title: '볼륨',
  volumes: '볼륨',
  trail: '상위 폴더',
  unseen: 'Job만 볼 수 있는 볼륨입니다. 위치를 직접 입력하세요.',
  empty: '등록할 수 있는 것이 없습니다.',
  choose: '고르기',
  chooseOf: (name) => `${name} 고르기`,
  previous: '앞',
  next: '뒤',
};
