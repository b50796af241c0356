import type { Texts } from '../en';

export const compilations: Texts['compilations'] = {
  tab: '컴파일',
  quick: '빠른 컴파일',
  platform: '플랫폼',
  hash: '해시',
  settings: '설정',
  view: '보기',
  viewOf: (id) => `${id}의 설정 보기`,
  phase: '단계',
  anyPhase: '모든 단계',
  anyPlatform: '모든 플랫폼',
  empty: '아직 컴파일한 것이 없습니다.',
  emptyHint: '빠른 컴파일은 이 버전의 원본 아티팩트를 NPU용 바이너리로 만듭니다.',
  noOriginal: '먼저 아티팩트 탭에서 원본 파일을 등록하세요. 그 파일이 컴파일됩니다.',
  emptyFilter: '조건에 맞는 컴파일이 없습니다.',
  emptyFilterHint: '다른 단계나 플랫폼을 선택하세요.',
  clearFilter: '모두 보기',
  settingsTitle: '컴파일 설정',
  hashHint: '해시가 같으면 그림도 같습니다. 옵션, 컴파일러, 모델이 모두 같다는 뜻입니다.',
  yes: '예',
  no: '아니요',
};
