import type { sets as en } from '../en/sets';

export const sets: typeof en = {
  title: '컴파일 세트',
  gone: '그런 세트가 없습니다. 마지막 컴파일이 삭제되면 세트도 없어집니다.',
  of: (place, of) => `세트 ${of}개 중 ${place}번째`,
  another: '다른 대상도 함께 컴파일',
  targets: '대상',
  remove: (name) => `${name} 빼기`,
  repeated: (name) => `${name}와(과) 같습니다. 둘 중 하나를 바꾸십시오.`,
  submit: (count) => `${count}개 컴파일`,
  wrongOf: (name, what) => `${name}: ${what}`,
  ready: (count) => `${count}개 모두 컴파일할 수 있습니다.`,
  done: (done, of) => `${of}개 중 ${done}개 완료`,
  missing: (made, of) => `${of}개 중 ${made}개가 있습니다. 나머지는 만들어지지 않았거나 삭제되었습니다.`,
  table: '비교',
  target: '대상',
  phase: '상태',
  best: { size: '가장 작음', duration: '가장 빠름', npuShare: '가장 많음', inference: '가장 빠름' },
  chart: '표의 순서대로 표시합니다.',
  stop: '모두 중지',
  stopTitle: '실행 중인 컴파일을 중지하시겠습니까?',
  stopLead: '끝난 것은 그대로 남습니다. 중지한 것은 다시 컴파일할 수 있습니다.',
};
