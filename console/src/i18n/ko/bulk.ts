import type { Texts } from '../en';

export const bulk: Texts['bulk'] = {
  title: '선택한 항목에 대한 작업',
  selected: (count) => `${count}개 선택됨`,
  clear: '선택 해제',
  ask: {
    stop: (count) => `컴파일 ${count}개를 중지할까요?`,
    delete: (count) => `컴파일 ${count}개를 완전히 삭제할까요?`,
  },
  leftOut: (count) => `제외됨: ${count}개`,
  result: (done, all, failed) =>
    failed === 0 ? `${all}개 중 ${done}개 완료` : `${all}개 중 ${done}개 완료, ${failed}개 실패`,
  halting: '더 시작하지 않습니다. 진행 중인 것이 끝나기를 기다립니다.',
  halted: (count) => `하지 않음: ${count}개`,
};
