package npuc.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import npuc.local.file.Folders;
import npuc.source.SourceSettings;
import npuc.source.SourceSettingsReader;
import npuc.source.SourceSettingsWriter;
import npuc.source.SourceVariables;

/** The settings of sources: the operator's file with what the environment adds, for the Jobs. */
final class SourcesFile {
  static final String KEY = "NPUC_SOURCES";

  private SourcesFile() {}

  /** Reads them; what is wrong is added to the problems, without any value. */
  static SourceSettings read(Map<String, String> environment, List<String> problems) {
    SourceSettings file =
        Optional.ofNullable(environment.get(KEY))
            .filter(path -> !path.isEmpty())
            .map(path -> read(Path.of(path), problems))
            .orElse(SourceSettings.NONE);
    return SourceVariables.merged(file, environment, problems);
  }

  private static SourceSettings read(Path file, List<String> problems) {
    try {
      return SourceSettingsReader.read(Files.readString(file));
    } catch (IOException unreadable) {
      problems.add(KEY + " must name a file of UTF-8 text that can be read: " + file);
    } catch (IllegalArgumentException wrong) {
      List<String> fields = Objects.requireNonNull(wrong.getMessage()).lines().toList();
      fields.forEach(field -> problems.add(KEY + " (" + file + "): " + field));
    }
    return SourceSettings.NONE;
  }

  /** Writes them, at once, to a file that its owner alone may read: it holds secrets. */
  static void write(SourceSettings settings, Path file) {
    Path folder = Objects.requireNonNull(file.getParent());
    try {
      Path draft = Files.createTempFile(folder, ".sources-", "");
      try {
        Files.write(draft, SourceSettingsWriter.write(settings).getBytes(UTF_8));
        Folders.sync(draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be written", e);
    }
  }
}
