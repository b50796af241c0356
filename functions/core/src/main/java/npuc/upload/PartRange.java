package npuc.upload;

/**
 * Which bytes of a file are sent together.
 *
 * @param number counts from 1
 */
public record PartRange(int number, long offset, long sizeBytes) {}
