import { expect, test } from 'vitest';
import { areNamed, artifactOf, formatOfUri, modelNameOf } from './files';

test.each([
  ['', '', false],
  ['pvc://models', '', false],
  ['pvc://models/keyword.tflite', '', true],
  [' hf://org/model ', '', true],
  ['https://host/net.tflite', '', false],
  ['https://host/net.tflite', 'sha256:00', true],
])('whether %j with digest %j names files', (uri, digest, isIt) => {
  expect(areNamed({ uri, digest, format: 'tflite' })).toBe(isIt);
});

test.each([
  ['pvc://models/a/Keyword.TFLITE', 'Keyword', 'tflite'],
  ['hf://meta-llama/Llama-3.1-8B@main', 'Llama-3.1-8B', 'safetensors'],
  ['s3://bucket/models/net', 'net', undefined],
  ['https://host/path/net.tflite?download=1', 'net', undefined],
  ['pvc://models/hey#1 weird.tflite', 'hey#1 weird', 'tflite'],
  ['pvc://models/net.ONNX', 'net', 'onnx'],
  ['pvc://models', '', undefined],
  ['', '', undefined],
])('of %j the model is called %j, and its format is %s', (uri, name, format) => {
  expect(modelNameOf(uri)).toBe(name);
  expect(formatOfUri(uri)).toBe(format);
});

test('a digest that is empty is left out, blanks around go', () => {
  expect(artifactOf({ uri: ' hf://org/model ', format: 'safetensors', digest: ' ' })).toEqual({
    platform: 'safetensors',
    uri: 'hf://org/model',
  });
});
