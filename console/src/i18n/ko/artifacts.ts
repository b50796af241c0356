import type { Texts } from '../en';

export const artifacts: Texts['artifacts'] = {
  tab: '아티팩트',
  create: '아티팩트 등록',
  createLead: '파일이나 폴더를 업로드하거나, 볼륨에서 찾거나, 위치를 직접 입력하세요.',
  format: '형식',
  uri: '위치',
  uriHint:
    '볼륨은 pvc://<볼륨>/<경로>, 그 밖에 hf://<조직>/<모델>[@<리비전>], s3://<버킷>/<키>, 다이제스트와 함께 https://<호스트>/<경로>',
  browse: '볼륨에서 찾기',
  name: '이름',
  nameHint: '비워 두면 위치의 마지막 부분이 이름이 됩니다.',
  digest: '다이제스트',
  digestHint:
    'sha256: 뒤에 16진수 64자. https 위치에는 꼭 필요하고, 그 밖에는 서비스가 알 수 있으면 채웁니다.',
  origin: '출처',
  original: '원본',
  compiledBy: '컴파일',
  madeBy: '만든 방법',
  madeByOf: (name) => `${name}: 만든 방법`,
  notKept: '이 아티팩트가 등록될 때는 만든 방법이 함께 저장되지 않았습니다.',
  compilationGone: '이 컴파일은 삭제되었습니다.',
  isArchived: '보관되어 있습니다. 먼저 보관을 해제하세요.',
  compile: (name) => `${name} 컴파일`,
  notCompilable: '이 형식을 받는 플랫폼이 없습니다.',
  empty: '이 버전에는 아직 아티팩트가 없습니다.',
  emptyHint: '원본 파일(.tflite, .onnx 또는 safetensors 폴더)을 등록하면 컴파일할 수 있습니다.',
};
