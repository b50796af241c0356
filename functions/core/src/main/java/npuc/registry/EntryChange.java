package npuc.registry;

import java.util.Optional;

/**
 * What is to change of a model, a version or an artifact; what is empty stays as it is.
 *
 * @param description of a model; nothing else has one
 */
public record EntryChange(
    Optional<String> name, Optional<String> description, Optional<Boolean> archived) {}
