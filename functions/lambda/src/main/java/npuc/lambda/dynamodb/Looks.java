package npuc.lambda.dynamodb;

/**
 * How much one page looks at, so that its time does not grow with the table.
 *
 * @param entries of an index that one call looks at, when not each is wanted
 * @param calls that read an index
 * @param documents that are read from the table; at least one more than the largest page holds
 */
record Looks(int entries, int calls, int documents) {
  /** How many documents are read at once when each has to be judged. */
  int batch() {
    return Math.min(BatchRead.MOST, documents);
  }

  static final Looks USUAL = new Looks(1_000, 5, 300);
}
