package npuc.source.artifact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import npuc.input.Numbers;
import npuc.input.Texts;
import npuc.source.SourceFile;
import npuc.source.file.Content;
import npuc.source.net.Paths;
import npuc.source.net.UnseenException;
import tools.jackson.databind.JsonNode;

/**
 * Walks the folders of MLflow's artifacts.
 *
 * @param listing asks for one folder, by its whole path
 */
record ArtifactFolders(Function<String, JsonNode> listing) {
  private static final int MOST_FOLDERS = 1_000;

  /** All files below a folder. */
  List<SourceFile> below(String root) {
    var files = new ArrayList<SourceFile>();
    Deque<String> folders = new ArrayDeque<>(List.of(""));
    for (int walked = 0; !folders.isEmpty(); walked++) {
      String folder = folders.removeFirst();
      JsonNode answer = listing.apply(folder.isEmpty() ? root : root + "/" + folder);
      for (JsonNode entry : answer.path("files").valueStream().toList()) {
        String name = Paths.last(Texts.of(entry.path("path")).orElseThrow(this::unknown));
        String path = folder.isEmpty() ? name : folder + "/" + name;
        if (entry.path("is_dir").asBoolean(false)) {
          folders.addLast(path);
        } else {
          files.add(new SourceFile(path, size(entry.path("file_size"))));
        }
      }
      if (files.size() > Content.MOST_FILES || walked >= MOST_FOLDERS) {
        throw new UnseenException("the registry lists more than makes a model");
      }
    }
    return files;
  }

  /** MLflow writes whole numbers as text, as protobuf does. */
  private long size(JsonNode size) {
    Optional<Long> digits =
        Texts.of(size).filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong);
    return digits
        .or(() -> Numbers.integral(size))
        .filter(bytes -> bytes >= 0)
        .orElseThrow(this::unknown);
  }

  private UnseenException unknown() {
    return new UnseenException("the registry lists files in a form that is not known");
  }
}
