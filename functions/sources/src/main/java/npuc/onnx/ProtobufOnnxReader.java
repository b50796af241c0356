package npuc.onnx;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import npuc.platform.ModelFiles;
import npuc.platform.onnx.OnnxCheck;
import npuc.platform.onnx.OnnxContent;
import npuc.platform.onnx.OnnxModel;
import npuc.platform.onnx.OnnxReader;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;

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
    String advice =
        "register the .onnx file, or a folder that holds one with its weights beside it";
    return found.isEmpty()
        ? new OnnxContent.Unfit(
            other("noModel", "It is a folder with no .onnx file").before("; " + advice))
        : unfit(
            other("severalModels", "It is a folder with several .onnx files, such as {file}"),
            found.getFirst(),
            advice);
  }

  private static OnnxContent read(ModelFiles files, String name) {
    long size = files.size(name).orElse(0);
    if (size == 0) {
      return unfit(damaged("empty", "{file} is empty"), name, ADVICE);
    }
    if (size > LARGEST) {
      return unfit(
          other("tooLarge", "{file} has more than 2 GiB, which no ONNX file can"),
          name,
          "export the model with its weights in a file beside it");
    }
    var parts = new Parts();
    var in = CodedInputStream.newInstance(new ModelBytes(files, name, size), BUFFER_BYTES);
    try {
      boolean hasGraph = new GraphParser(new Message(in), parts).model();
      OnnxModel model = parts.model(name);
      return hasGraph && !model.operators().isEmpty()
          ? new OnnxContent.Read(model)
          : unfit(other("noGraph", "{file} is not an ONNX model: it has no graph"), name, ADVICE);
    } catch (TooLargeException e) {
      return new OnnxContent.Unjudged();
    } catch (IOException e) {
      return unfit(
          damaged("unreadable", "{file} is not an ONNX model, or is damaged"), name, ADVICE);
    }
  }

  private static OnnxContent unfit(Fault wrong, String file, String advice) {
    return new OnnxContent.Unfit(wrong.before("; " + advice).with("file", file));
  }

  private static Fault other(String kind, String form) {
    return Fault.of(ViolationCode.NOT_THE_FORMAT, form)
        .with("format", OnnxCheck.FORMAT.value())
        .with("kind", kind);
  }

  private static Fault damaged(String kind, String form) {
    return Fault.of(ViolationCode.FILE_DAMAGED, form)
        .with("format", OnnxCheck.FORMAT.value())
        .with("kind", kind);
  }
}
