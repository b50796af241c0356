// Fails the check when files or folders need each other in a circle, or when it saw none of them.
import { cruise, format } from 'dependency-cruiser';

const forbidden = [
  { name: 'files-in-a-circle', from: {}, to: { circular: true } },
  { name: 'folders-in-a-circle', scope: 'folder', from: {}, to: { circular: true } },
  {
    name: 'a-folder-needs-the-one-it-is-in',
    from: { path: '^(.+)/[^/]+/[^/]+$' },
    to: { path: '^$1/[^/]+$' },
  },
].map((rule) => ({ ...rule, severity: 'error' }));

for (const folder of ['src', 'e2e']) {
  const { output } = await cruise([folder], {
    ruleSet: { forbidden },
    validate: true,
    // Types count as well.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  });
  const own = output.modules.filter(({ source }) => source.startsWith(`${folder}/`));
  const arrows = own
    .flatMap(({ dependencies }) => dependencies)
    .filter(({ resolved }) => resolved.startsWith(folder));
  if (own.length === 0 || arrows.length === 0) {
    throw new Error(`no files of ${folder} were seen, or nothing that they need`);
  }
  if (output.summary.error > 0) {
    console.error((await format(output, { outputType: 'err' })).output);
    process.exitCode = 1;
  }
}
