import type { StepName } from '../api/types';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { useTitle } from '../navigation/title';
import { Breadcrumb } from '../ui/Breadcrumb';
import { LogViewer } from './LogViewer';

interface Props {
  id: string;
  step: StepName;
  attempt: number;
}

/** The log of an attempt on a page of its own. */
export function LogPage({ id, step, attempt }: Props) {
  const t = useTexts();
  const title = t.log.title(t.detail.steps[step], attempt);
  useTitle(title);
  return (
    <>
      <Breadcrumb crumbs={[{ name: id, href: links.compilation(id) }]} />
      <header className="page-head">
        <h1>{title}</h1>
      </header>
      <LogViewer
        url={`/v1/compilations/${id}/steps/${step}/attempts/${attempt}/log`}
        title={title}
        fileName={`${id}-${step}-${attempt}.log`}
      />
    </>
  );
}
