/** Where somebody looks: a folder of a volume. */
export interface At {
  claim: string;
  path: string;
}
