package npuc.platform.onnx;

import java.util.Optional;
import npuc.platform.ModelFiles;

/**
 * Tells what an ONNX model is made of, without its weights.
 *
 * <p>Files are anybody's: whatever is in them, an answer comes after a bounded number of bytes was
 * read and with a bounded memory, and nothing is thrown for it. The same files give the same
 * answer. It may be asked by many threads at once.
 */
@FunctionalInterface
public interface OnnxReader {
  /** Judges nothing, where files can't be seen. */
  OnnxReader NONE = files -> new OnnxContent.Unjudged();

  /** Looks into the only {@code .onnx} of an artifact, which is a file or a folder. */
  OnnxContent read(ModelFiles files);

  /** The model, where it is one and could be judged. */
  default Optional<OnnxModel> model(ModelFiles files) {
    return switch (read(files)) {
      case OnnxContent.Read(OnnxModel found) -> Optional.of(found);
      case OnnxContent.Unfit _, OnnxContent.Unjudged _ -> Optional.empty();
    };
  }
}
