import type { Texts } from '../en';

export const phases: Texts['phases'] = {
  Pending: '대기 중',
  Running: '실행 중',
  Succeeded: '성공',
  Registered: '등록됨',
  Failed: '실패',
  Stopping: '중지하는 중',
  Stopped: '중지됨',
};
