package npuc.refusal;

import java.util.Optional;

/**
 * Something because of which another can't be deleted.
 *
 * @param kind version, artifact or compilation
 * @param name what people call it; empty of a compilation without a name
 */
public record Holder(String kind, String id, Optional<String> name) {}
