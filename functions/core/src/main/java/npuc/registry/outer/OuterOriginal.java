package npuc.registry.outer;

import java.util.Optional;
import npuc.platform.PlatformName;

/**
 * The original files of a version.
 *
 * @param name of the file or folder, as it is shown
 * @param format of the files: tflite, onnx or safetensors
 * @param uri where they lie, as a person would give it when registering them
 * @param digest {@code sha256:<64 hex>}, where the registry tells it
 */
public record OuterOriginal(
    String name, PlatformName format, String uri, Optional<String> digest) {}
