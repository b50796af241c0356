package npuc.refusal;

/**
 * One thing wrong with an input.
 *
 * @param field where, as a path such as {@code options.prefillBuckets[0]}; empty for the whole body
 * @param message what is wrong and what to do, one sentence
 */
public record Violation(String field, String message) {}
