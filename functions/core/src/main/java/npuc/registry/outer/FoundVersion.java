package npuc.registry.outer;

/** A version that was looked up, with its model. */
public record FoundVersion(OuterModel model, OuterVersion version) {}
