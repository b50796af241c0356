/** What is wrong with something that is no field of its own, in the words of the service. */
export function Errors({ of: errors }: { of: string[] }) {
  if (errors.length === 0) {
    return null;
  }
  return (
    <ul className="error errors" role="alert" tabIndex={-1}>
      {errors.map((error) => (
        <li key={error}>{error}</li>
      ))}
    </ul>
  );
}
