import { cardsOf } from './rngd';
import type { Made, Published, Snippet } from './snippet';
import { kubernetesName, shellWord, yamlText } from './words';

const PORT = 8000;
/** What the vendor recommends for a card. */
const CPU_OF_A_CARD = 10;
const GIB_OF_A_CARD = 100;

interface Served {
  claim: string;
  path: string;
  name: string;
  cards: number;
  sdk: string;
}

/** Commands and manifests that serve a compiled folder. */
export function rngdSnippets({ publishedUri }: Published, made: Made): Snippet[] {
  const place = placeOf(publishedUri);
  if (place === undefined) {
    return [];
  }
  const served: Served = {
    ...place,
    name: kubernetesName(baseName(made.baseArtifact.uri)),
    cards: cardsOf(made.summary) ?? 1,
    sdk: made.toolchain.version,
  };
  return [
    { what: 'serve', code: serve(served) },
    { what: 'ask', code: ask(served) },
    { what: 'kserve', code: kserve(served) },
    { what: 'llmD', code: deployment(served) },
  ];
}

/** Where a folder lies: the claim of its volume, and its path there. */
export function placeOf(uri: string | null): { claim: string; path: string } | undefined {
  const [, claim, path] = /^pvc:\/\/([^/]+)\/(.+)$/.exec(uri ?? '') ?? [];
  return claim !== undefined && path !== undefined ? { claim, path } : undefined;
}

function serve({ claim, path, name }: Served): string {
  return `furiosa-llm serve ${shellWord(`/mnt/${claim}/${path}`)} --served-model-name ${name} --port ${PORT}`;
}

function ask({ name }: Served): string {
  const body = JSON.stringify({ model: name, prompt: 'Hello', max_tokens: 32 });
  return `curl http://localhost:${PORT}/v1/completions -H 'Content-Type: application/json' -d '${body}'`;
}

function kserve(served: Served): string {
  return `apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: ${served.name}
spec:
  predictor:
    securityContext: { seccompProfile: { type: Unconfined } }  # the cards need io_uring
    containers:
      - name: kserve-container
${indented(container(served), 8)}
${indented(volumes(served), 4)}`;
}

function deployment(served: Served): string {
  const labels = `{ llm-d.ai/model: ${served.name}, llm-d.ai/inferenceServing: "true" }`;
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${served.name}
spec:
  selector:
    matchLabels: ${labels}
  template:
    metadata:
      labels: ${labels}
    spec:
      securityContext: { seccompProfile: { type: Unconfined } }  # the cards need io_uring
      containers:
        - name: furiosa-llm
${indented(container(served), 10)}
${indented(volumes(served), 6)}`;
}

function container({ path, name, cards, sdk }: Served): string {
  const asked = `{ cpu: "${CPU_OF_A_CARD * cards}", memory: ${GIB_OF_A_CARD * cards}Gi, furiosa.ai/rngd: "${cards}" }`;
  return `image: furiosaai/furiosa-llm:latest  # take the one of SDK ${sdk}, which compiled it
args: [serve, /mnt/model, --served-model-name, ${name}, --port, "${PORT}"]
ports: [{ containerPort: ${PORT}, protocol: TCP }]
readinessProbe: { httpGet: { path: /health, port: ${PORT} }, periodSeconds: 10 }
resources:
  requests: ${asked}
  limits: ${asked}
volumeMounts:
  - { name: model, mountPath: /mnt/model, subPath: ${yamlText(path)}, readOnly: true }`;
}

function volumes({ claim }: Served): string {
  return `volumes:
  - name: model
    persistentVolumeClaim: { claimName: ${yamlText(claim)}, readOnly: true }`;
}

function indented(text: string, by: number): string {
  return text.replaceAll(/^/gm, ' '.repeat(by));
}

function baseName(uri: string): string {
  return (
    uri
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1)
      ?.replace(/@.*$/, '') ?? ''
  );
}
