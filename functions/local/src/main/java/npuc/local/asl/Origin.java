package npuc.local.asl;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** How an execution began. */
public record Origin(String name, JsonNode input, Instant startedAt) {}
