import { useLocation } from 'wouter';
import { addressOf } from '../compilations/filter';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { SearchField } from '../ui/SearchField';

/** Looks for compilations, on the page that lists them. */
export function HomeSearch() {
  const t = useTexts();
  const [, navigate] = useLocation();
  return (
    <SearchField
      label={t.home.search}
      value=""
      isSent
      onChange={(text) => {
        navigate(`${links.allCompilations}?${addressOf({ phases: [], text }).toString()}`);
      }}
    />
  );
}
