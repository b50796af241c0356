package npuc.upload;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import npuc.registry.VolumeUri;

/** The paths of what is uploaded: those that a volume can hold, on any file system. */
public final class UploadPaths {
  /** A digest in the place of the one that the content will have. */
  private static final String PLACE = "pvc://uploads/" + "0".repeat(64) + "/";

  private UploadPaths() {}

  /** Whether a file may lie at a path; every way in which it may not is added. */
  public static boolean fits(String path, String field, Violations violations) {
    return VolumeUri.parse(PLACE + path, field, violations).isPresent();
  }

  /**
   * Adds what is wrong with paths beside each other: they are one name, or all in one folder, and
   * no two of them are one on a file system that takes capital and small letters, or the Unicode
   * forms of a letter, for the same.
   *
   * @param field of the list
   */
  public static void check(List<String> paths, String field, Violations violations) {
    String top = paths.getFirst().split("/", 2)[0];
    boolean isOneFolder = paths.stream().allMatch(path -> path.startsWith(top + "/"));
    violations.require(
        paths.size() == 1 || isOneFolder,
        field,
        Fault.of(
            ViolationCode.NOT_ONE_FOLDER,
            "must be one file, or all in one folder with whose name each path begins"));
    var seen = new Seen(new HashMap<>(), new HashMap<>());
    for (int index = 0; index < paths.size(); index++) {
      seen.check(paths.get(index), field + "[" + index + "].path", violations);
    }
    seen.files.forEach(
        (name, path) ->
            violations.require(
                !seen.folders.containsKey(name),
                field,
                repeated("must not name a file that is a folder of others too: {value}", path)));
  }

  /** What was met so far, each as it is written by its folded name. */
  private record Seen(Map<String, String> files, Map<String, String> folders) {

    void check(String path, String field, Violations violations) {
      Optional.ofNullable(files.putIfAbsent(folded(path), path))
          .ifPresent(
              other ->
                  violations.add(
                      field, repeated("is the same as that of another file: {value}", other)));
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        String folder = path.substring(0, slash);
        Optional.ofNullable(folders.putIfAbsent(folded(folder), folder))
            .filter(other -> !other.equals(folder))
            .ifPresent(
                other ->
                    violations.add(
                        field,
                        repeated(
                            "is in a folder that another file writes differently: {value}",
                            other)));
      }
    }
  }

  private static Fault repeated(String form, String other) {
    return Fault.of(ViolationCode.REPEATED, form).with("value", other);
  }

  private static String folded(String path) {
    return Normalizer.normalize(
        Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT),
        Normalizer.Form.NFC);
  }
}
