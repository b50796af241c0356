import type { Texts } from '../en';

export const home: Texts['home'] = {
  title: '홈',
  search: '컴파일 검색',
  running: '진행 중',
  nothingRuns: '진행 중인 컴파일이 없습니다.',
  failed: '최근 실패',
  recent: '최근 컴파일',
  models: '최근 등록된 모델',
  all: '모두 보기',
  begin: '첫 바이너리 만들기',
  beginEmpty: '아직 등록된 것이 없습니다. 모델 파일에서 NPU용 바이너리까지 세 단계면 됩니다.',
  beginWithModels: '아직 컴파일한 것이 없습니다. 모델 파일에서 NPU용 바이너리까지 세 단계면 됩니다.',
  registerModel: { title: '모델 등록', text: '모델에는 이름이 있고, 상태마다 버전이 있습니다.' },
  registerFile: {
    title: '파일 등록',
    text: '파일을 업로드하거나, 볼륨에서 선택하거나, hf://org/model처럼 위치를 입력합니다.',
  },
  compile: {
    title: '빠른 컴파일',
    text: 'NPU를 선택합니다. 실행하기 전에 요청을 검사하고, 결과를 버전에 등록합니다.',
  },
  chooseModel: '모델 선택',
};
