import { Errors } from './Errors';
import { useAllErrors } from './useErrors';

/** What is wrong with what was asked for, where no field shows it: as of an address that was typed. */
export default function AllErrors({ of: error }: { of: Error }) {
  return <Errors of={useAllErrors(error)} />;
}
