package npuc.platform.tflite;

import static npuc.platform.tflite.TfliteRules.TFLITE;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import npuc.platform.ModelFiles;
import npuc.platform.tflite.TfliteContent.Read;
import npuc.platform.tflite.TfliteContent.Unfit;
import npuc.platform.tflite.TfliteContent.Unjudged;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;

/**
 * Tells what a file holds that is said to be a TFLite model: before any compiler sees it, by the
 * few fields of the public schema that decide whether an Ethos-U can take it.
 */
public final class TfliteReader {
  private static final int HEAD_BYTES = 256;

  private TfliteReader() {}

  /** Looks into the one file of an artifact. */
  public static TfliteContent read(ModelFiles files) {
    if (!files.visible()) {
      return new Unjudged();
    }
    return files
        .onlyFile()
        .map(name -> read(files, name))
        .orElseGet(() -> unfit(ViolationCode.NOT_THE_FORMAT, "It", TFLITE.problems().folder()));
  }

  private static TfliteContent read(ModelFiles files, String name) {
    long size = files.size(name).orElse(0);
    if (size == 0) {
      return unfit(ViolationCode.FILE_DAMAGED, name, TFLITE.problems().empty());
    }
    Optional<String> head =
        files
            .read(name, 0, (int) Math.min(HEAD_BYTES, size))
            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    if (head.filter(text -> TFLITE.mark().begins().matcher(text).lookingAt()).isEmpty()) {
      return unfit(ViolationCode.NOT_THE_FORMAT, name, other(name, head.orElse("")));
    }
    return model(name, new Flatbuffer(new FilePieces(files, name, size), TFLITE.limits()));
  }

  private static Problem other(String name, String head) {
    return TFLITE.otherFiles().stream()
        .filter(kind -> kind.is(name, head))
        .findFirst()
        .map(kind -> new Problem(kind.kind(), kind.wrong(), kind.advice()))
        .orElse(TFLITE.problems().unknown());
  }

  private static TfliteContent model(String name, Flatbuffer buffer) {
    try {
      Table model = buffer.root();
      return isCompiled(model)
          ? unfit(ViolationCode.ALREADY_COMPILED, name, TFLITE.problems().compiled())
          : new Read(model(model));
    } catch (UnreadableException end) {
      return switch (end.cause()) {
        case DAMAGED -> unfit(ViolationCode.FILE_DAMAGED, name, TFLITE.problems().damaged());
        case TOO_LARGE -> new Unjudged();
      };
    }
  }

  /** Whether it carries commands for an NPU, or vela says that it wrote it. */
  private static boolean isCompiled(Table model) {
    return model.tables(1).stream()
            .anyMatch(code -> code.text(1).equals(TFLITE.compiled().operator()))
        || TFLITE.compiled().description().matcher(model.text(3)).matches();
  }

  private static TfliteModel model(Table model) {
    List<Boolean> constants = model.tables(4).stream().map(TfliteReader::hasData).toList();
    List<String> names = model.tables(1).stream().map(TfliteReader::operatorName).toList();
    var count = new OperatorCount(names, constants);
    List<Table> subgraphs = model.tables(2);
    subgraphs.forEach(count::add);
    return count.model(subgraphs.size());
  }

  /** The bytes of a buffer lie in it, or in models of more than 2 GB behind the flatbuffer. */
  private static boolean hasData(Table buffer) {
    long outside = buffer.unsigned(1, 8);
    long size = buffer.unsigned(2, 8);
    long file = buffer.buffer().size();
    boolean isOutside = Long.compareUnsigned(outside, 1) > 0;
    Flatbuffer.require(
        !isOutside
            || (Long.compareUnsigned(outside, file) <= 0
                && Long.compareUnsigned(size, file - outside) <= 0));
    return buffer.byteCount(0) > 0 || isOutside;
  }

  /** Numbers above 127 stand in a newer field; the greater one counts. */
  private static String operatorName(Table code) {
    long number = Math.max(code.signed(0, 1), code.signed(3, 4));
    return OperatorCount.named(TFLITE.operators(), number, "operator");
  }

  private static Unfit unfit(ViolationCode code, String name, Problem problem) {
    return new Unfit(
        Fault.of(code, "{file} " + problem.wrong() + "; " + problem.advice())
            .with("file", name)
            .with("format", TfliteCheck.FORMAT.value())
            .with("kind", problem.kind()));
  }
}
