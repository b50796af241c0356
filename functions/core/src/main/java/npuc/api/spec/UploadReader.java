package npuc.api.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import npuc.input.Fields;
import npuc.input.Texts;
import npuc.refusal.Fault;
import npuc.refusal.Outcome;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import npuc.upload.UploadContent;
import npuc.upload.UploadFile;
import npuc.upload.UploadPaths;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body that begins an upload. */
public final class UploadReader {
  /** A body of the largest size holds hardly more. */
  private static final int MAX_FILES = 2_000;

  private static final long MAX_BYTES = 1L << 40;
  private static final String FILES = "files";

  private UploadReader() {}

  public static Outcome<UploadContent> read(ObjectNode body) {
    var violations = new Violations();
    var fields = new Fields(body, "", violations);
    List<JsonNode> given =
        fields
            .required(
                FILES,
                UploadReader::list,
                Fault.of(
                        ViolationCode.TOO_MANY,
                        "must be a list of 1 to {max} files; mount a volume for more")
                    .with("max", MAX_FILES),
                Fault.REQUIRED)
            .orElse(List.of());
    fields.refuseOthers();
    List<UploadFile> files = files(given, violations);
    if (violations.isEmpty()) {
      UploadPaths.check(files.stream().map(UploadFile::path).toList(), FILES, violations);
      checkSize(files, violations);
    }
    return violations.isEmpty()
        ? Outcome.done(new UploadContent(files))
        : Outcome.refused(violations.refusal());
  }

  private static Optional<List<JsonNode>> list(JsonNode given) {
    boolean fits = given.isArray() && !given.isEmpty() && given.size() <= MAX_FILES;
    return fits ? Optional.of(given.valueStream().toList()) : Optional.empty();
  }

  private static List<UploadFile> files(List<JsonNode> given, Violations violations) {
    var files = new ArrayList<UploadFile>();
    for (int index = 0; index < given.size(); index++) {
      String at = FILES + "[" + index + "]";
      if (given.get(index) instanceof ObjectNode object) {
        file(object, at, violations).ifPresent(files::add);
      } else {
        violations.add(
            at, Fault.wrongType("object", "must be an object with path, sizeBytes and sha256"));
      }
    }
    return files;
  }

  private static Optional<UploadFile> file(ObjectNode object, String at, Violations violations) {
    var fields = new Fields(object, at, violations);
    Optional<String> path =
        fields
            .required("path", Texts::of, Fault.wrongType("text", "must be a text"), Fault.REQUIRED)
            .filter(text -> UploadPaths.fits(text, fields.path("path"), violations));
    violations.require(fields.has("sizeBytes"), fields.path("sizeBytes"), Fault.REQUIRED);
    Optional<Long> size = fields.whole("sizeBytes", 0, MAX_BYTES);
    Optional<String> sha256 =
        fields.required(
            "sha256",
            value -> Texts.of(value).filter(text -> text.matches("[0-9a-f]{64}")),
            Fault.wrongForm(
                UploadFile.SHA256_OF_NOTHING,
                "must be the SHA-256 of the file's bytes, 64 small hex characters"),
            Fault.of(ViolationCode.REQUIRED, "is required: it is how the bytes are checked"));
    fields.refuseOthers();
    boolean isWhole = path.isPresent() && size.isPresent() && sha256.isPresent();
    return isWhole
        ? Optional.of(new UploadFile(path.get(), size.get(), sha256.get()))
        : Optional.empty();
  }

  private static void checkSize(List<UploadFile> files, Violations violations) {
    long total = files.stream().mapToLong(UploadFile::sizeBytes).sum();
    violations.require(
        total <= MAX_BYTES,
        FILES,
        Fault.of(ViolationCode.TOO_LONG, "must have at most {max} bytes together")
            .with("max", MAX_BYTES)
            .with("unit", "bytes"));
    for (int index = 0; index < files.size(); index++) {
      UploadFile file = files.get(index);
      violations.require(
          file.sizeBytes() > 0 || file.sha256().equals(UploadFile.SHA256_OF_NOTHING),
          FILES + "[" + index + "].sha256",
          Fault.of(ViolationCode.OTHER_DIGEST, "is not that of an empty file, {actual}")
              .with("kind", "file")
              .with("actual", UploadFile.SHA256_OF_NOTHING));
    }
  }
}
