import type { Texts } from '../en';

export const upload: Texts['upload'] = {
  zone: '업로드할 파일이나 폴더',
  drop: '파일이나 폴더를 여기에 놓거나 고르세요:',
  chooseFile: '파일',
  chooseFolder: '폴더',
  hint: '.tflite 파일, .onnx 파일, 또는 safetensors와 config.json이 든 폴더. 끊긴 업로드는 같은 파일을 다시 고르면 이어집니다.',
  steps: { reading: '읽는 중', sending: '보내는 중', checking: '확인하는 중' },
  paused: '멈춤',
  pausedHint: '멈춘 곳부터 이어집니다. 페이지를 닫았다면 같은 파일을 다시 고르세요.',
  pause: '멈추기',
  goOn: '이어서 하기',
  cancel: '업로드 취소',
  done: (name) => `${name} 업로드를 마쳤습니다. 아래에서 등록하세요.`,
  another: '다른 파일 업로드',
  mismatched: (names) => `보내는 동안 파일이 바뀌었습니다: ${names}. 다시 고르세요.`,
};
