import type { Texts } from '../en';

export const register: Texts['register'] = {
  title: '모델 등록',
  lead: '파일이 있는 곳과 이름을 알려 주세요. 등록하면 컴파일할 수 있습니다.',
  action: '등록',
  place: '파일이 어디에 있습니까?',
  places: {
    upload: '이 컴퓨터',
    volume: '볼륨',
    address: '주소',
    registry: '레지스트리',
  },
  path: '볼륨 경로',
  pathHint: 'pvc://<볼륨>/<경로>: 찾아보거나, 찾아볼 수 없는 볼륨이면 직접 입력하세요.',
  address: '주소',
  addressHint:
    'hf://<조직>/<모델>[@<리비전>], s3://<버킷>/<키>, 또는 다이제스트와 함께 https://<호스트>/<경로>. 파일은 컴파일할 때 가져옵니다.',
  digestHint: 'sha256: 뒤에 16진수 64자. 웹의 파일이 그대로인지는 다이제스트로만 알 수 있습니다.',
  formats: {
    tflite: '.tflite 파일 하나',
    safetensors: 'safetensors와 config.json이 있는 폴더',
    onnx: '.onnx 파일 하나와 그 옆의 가중치 파일',
  },
  model: '모델',
  modelHint: '새 이름이나 이미 있는 모델의 이름을 입력하세요.',
  newModel: '새 모델입니다.',
  knownModel: '이미 있는 모델입니다. 버전이 여기에 추가됩니다.',
  version: '버전',
  newVersion: '새 버전입니다.',
  knownVersion: '이미 있는 버전입니다. 파일이 여기에 추가됩니다.',
  missing: '파일, 모델, 버전이 필요합니다.',
  missingOuter: '모델과 버전이 필요합니다.',
  madeModel: (name) => `모델 ${name}: 만들었습니다.`,
  madeVersion: (name) => `버전 ${name}: 만들었습니다.`,
  goesOn: '다시 시도하면 거기서 이어집니다.',
};
