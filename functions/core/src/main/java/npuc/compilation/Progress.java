package npuc.compilation;

/**
 * How far the compiler says it is, in units of its own; never estimated.
 *
 * @param done 0 to total
 */
public record Progress(long done, long total) {}
