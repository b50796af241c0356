package npuc.api.spec;

import java.util.Optional;
import npuc.registry.ArtifactUri;
import npuc.registry.Pin;

/** An original as it is registered: what was asked for, and what was seen of it. */
record Original(
    ArtifactUri uri, Optional<Pin> pin, Optional<String> digest, Optional<Long> sizeBytes) {}
