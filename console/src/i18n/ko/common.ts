import type { Texts } from '../en';

export const common: Texts['common'] = {
  cancel: '취소',
  close: '닫기',
  create: '만들기',
  copyOf: (what) => `${what} 복사`,
  copied: '복사됨',
  loading: '불러오는 중',
  answered: (status) => `서비스가 ${status}(으)로 응답했습니다.`,
  tryAgain: '다시 시도',
  name: '이름',
  created: '생성 시각',
  actions: '작업',
  none: '-',
  previous: '최신',
  next: '이전',
  pages: '페이지',
  optional: '선택 사항',
  remove: (what) => `${what} 제거`,
};
