import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { ApiProblem } from '../api/problem';
import { formatOf, fromList, type Chosen } from './chosen';
import { sha256Of } from './hashing';
import { remembered, type Memory } from './remembered';
import { hex, TestService } from './testService';
import { MismatchError, upload, type Progress } from './upload';

function memory(): Memory {
  const kept = new Map<string, string>();
  return remembered({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  });
}

function start(
  service: TestService,
  files: Chosen[],
  known = memory(),
  signal = new AbortController().signal,
) {
  const seen: Progress[] = [];
  const result = upload({
    files,
    api: service,
    memory: known,
    onProgress: (progress) => seen.push(progress),
    onBegun: () => undefined,
    signal,
    pause: () => Promise.resolve(),
  });
  return { result, seen };
}

test('files are declared, sent in parts and complete once they were checked', async () => {
  const service = new TestService();
  const { result, seen } = start(service, [chosen('m/a', 'abcdefghij'), chosen('m/b', '')]);

  expect((await result).uri).toBe('pvc://uploads/x');
  expect(service.begun).toEqual([
    [
      { path: 'm/a', sizeBytes: 10, sha256: hex('abcdefghij') },
      { path: 'm/b', sizeBytes: 0, sha256: hex('') },
    ],
  ]);
  expect(new Set(seen.map(({ step }) => step))).toEqual(new Set(['reading', 'sending', 'checking']));
  expect(seen.findLast(({ step }) => step === 'sending')).toEqual({ step: 'sending', done: 10, total: 10 });
});

test('who chooses the same files again goes on where it was', async () => {
  const service = new TestService();
  const known = memory();
  const stopped = new AbortController();
  service.beforePart = (url) => {
    if (url.endsWith('/2')) {
      stopped.abort();
      throw new TypeError('away');
    }
  };
  const files = [chosen('a', 'abcdefghij')];
  await expect(start(service, files, known, stopped.signal).result).rejects.toThrow(/abort/i);

  const again: string[] = [];
  service.beforePart = (url) => again.push(url);
  await start(service, files, known).result;

  expect(service.begun.length).toBe(1);
  expect(again).not.toContain('u-1/0/1');
  expect(again).toContain('u-1/0/2');
});

test('an upload that is gone meanwhile is begun anew', async () => {
  const service = new TestService();
  const known = memory();
  const files = [chosen('a', 'abc')];
  known.set([{ path: 'a', sizeBytes: 3, sha256: hex('abc') }], 'u-9');

  await start(service, files, known).result;

  expect(service.begun.length).toBe(1);
});

test('a part that fails is sent again', async () => {
  const service = new TestService();
  let failures = 0;
  service.beforePart = (url) => {
    if (url.endsWith('/2') && failures++ < 3) {
      throw failures % 2 ? new TypeError('away') : new ApiProblem(503, {});
    }
  };

  await start(service, [chosen('a', 'abcdefghij')]).result;

  expect(failures).toBe(4);
});

test('what is refused is not sent again', async () => {
  const service = new TestService();
  let tries = 0;
  service.beforePart = () => {
    tries++;
    throw new ApiProblem(507, { detail: 'The disk of the uploads is full.' });
  };

  await expect(start(service, [chosen('a', 'abc')]).result).rejects.toThrow(
    'The disk of the uploads is full.',
  );
  expect(tries).toBe(1);
});

test('files that do not match are told by name', async () => {
  const service = new TestService();
  service.send = ({ url }) => {
    service.bytes.set(url ?? '', 'other');
    return Promise.resolve();
  };

  await expect(start(service, [chosen('a', 'abc')]).result).rejects.toThrow(MismatchError);
});

test('a file of several pieces is hashed as one', async () => {
  const bytes = new Uint8Array(9 * 1024 * 1024 + 5).map((_, index) => index % 251);
  const read: number[] = [];

  const digest = await sha256Of(new Blob([bytes]), (piece) => read.push(piece), new AbortController().signal);

  expect(digest).toBe(bytesToHex(sha256(bytes)));
  expect(read.length).toBe(3);
});

test('the format is told by names', () => {
  expect(formatOf([chosen('kws.TFLITE', '')])).toBe('tflite');
  expect(formatOf([chosen('net.onnx', '')])).toBe('onnx');
  expect(formatOf([chosen('m/config.json', ''), chosen('m/model.safetensors', '')])).toBe('safetensors');
  expect(formatOf([chosen('m/config.json', ''), chosen('m/sub/model.safetensors', '')])).toBeUndefined();
  expect(formatOf([chosen('m/config.json', ''), chosen('m/Model.ONNX', '')])).toBe('onnx');
  expect(formatOf([chosen('m/a.onnx', ''), chosen('m/b.onnx', '')])).toBeUndefined();
  const both = ['m/config.json', 'm/model.safetensors', 'm/model.onnx'];
  expect(formatOf(both.map((path) => chosen(path, '')))).toBeUndefined();
});

test('what begins with a dot is left out', () => {
  const files = ['.DS_Store', 'a.bin'].map((name) => new File([], name));
  expect(fromList(files).map(({ path }) => path)).toEqual(['a.bin']);
});

function chosen(path: string, content: string): Chosen {
  return { path, file: new File([content], path.split('/').at(-1) ?? '') };
}
