package npuc.platform;

import java.util.Optional;

/**
 * The compiler that a platform runs.
 *
 * @param name of its package, such as ethos-u-vela
 * @param version exactly as it calls itself
 * @param imageDigest {@code sha256:<hex>} of the image it comes in; empty where it runs without one
 */
public record Toolchain(String name, String version, Optional<String> imageDigest) {}
