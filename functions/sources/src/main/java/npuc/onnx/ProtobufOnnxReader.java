package npuc.onnx;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import npuc.platform.ModelFiles;
import npuc.platform.onnx.OnnxContent;
import npuc.platform.onnx.OnnxModel;
import npuc.platform.onnx.OnnxReader;

/** {@link OnnxReader} with the protobuf library, which reads any bytes safely. */
public final class ProtobufOnnxReader implements OnnxReader {
  private static final String ADVICE = "export it again, copy the whole file and register that";

  /** Protobuf has no longer messages. */
  private static final long LARGEST = Integer.MAX_VALUE;

  private static final int BUFFER_BYTES = 4096;

  @Override
  public OnnxContent read(ModelFiles files) {
    if (!files.visible()) {
      return new OnnxContent.Unjudged();
    }
    Optional<String> only = files.onlyFile();
    if (only.isPresent()) {
      return read(files, only.get());
    }
    List<String> found = files.names().stream().filter(ProtobufOnnxReader::isOnnx).toList();
    return found.size() == 1 ? read(files, found.getFirst()) : several(found);
  }

  private static boolean isOnnx(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".onnx");
  }

  private static OnnxContent several(List<String> found) {
    return new OnnxContent.Unfit(
        "It is a folder with %s"
            .formatted(
                found.isEmpty()
                    ? "no .onnx file"
                    : "several .onnx files, such as " + found.getFirst()),
        "register the .onnx file, or a folder that holds one with its weights beside it");
  }

  private static OnnxContent read(ModelFiles files, String name) {
    long size = files.size(name).orElse(0);
    if (size == 0) {
      return new OnnxContent.Unfit(name + " is empty", ADVICE);
    }
    if (size > LARGEST) {
      return new OnnxContent.Unfit(
          name + " has more than 2 GiB, which no ONNX file can",
          "export the model with its weights in a file beside it");
    }
    var parts = new Parts();
    var in = CodedInputStream.newInstance(new ModelBytes(files, name, size), BUFFER_BYTES);
    try {
      boolean hasGraph = new GraphParser(new Message(in), parts).model();
      OnnxModel model = parts.model(name);
      return hasGraph && !model.operators().isEmpty()
          ? new OnnxContent.Read(model)
          : new OnnxContent.Unfit(name + " is not an ONNX model: it has no graph", ADVICE);
    } catch (TooLargeException e) {
      return new OnnxContent.Unjudged();
    } catch (IOException e) {
      return new OnnxContent.Unfit(name + " is not an ONNX model, or is damaged", ADVICE);
    }
  }
}
