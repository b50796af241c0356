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
  order: '정렬',
  newestFirst: '최신순',
  oldestFirst: '오래된순',
  shown: (count, hasMore) => (hasMore ? `${count}개, 더 있음` : `모두 ${count}개`),
  shownHere: (count, hasMore) =>
    hasMore ? `이 페이지에 ${count}개, 더 있음` : `이 페이지에 ${count}개, 마지막`,
  soFar: (count) => `지금까지 검색한 범위에서 ${count}개를 찾았습니다. 아직 검색할 것이 남아 있습니다.`,
  searchOn: '계속 검색',
  optional: '선택 사항',
  remove: (what) => `${what} 제거`,
};
