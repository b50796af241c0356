package npuc.declared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.platform.Platforms;
import npuc.platform.declared.Declaration;
import npuc.platform.declared.Declarations;
import npuc.platform.declared.DeclaredPlatform;

/**
 * The folder with the platforms of third parties, one folder each: what the operator of a service
 * names, and nobody else.
 *
 * @param path empty where there is none
 * @param platforms sorted by name
 */
public record PlatformsFolder(Optional<Path> path, List<DeclaredPlatform> platforms) {
  /** The setting that names it. */
  public static final String KEY = "NPUC_PLATFORMS";

  public static final PlatformsFolder NONE = new PlatformsFolder(Optional.empty(), List.of());

  /** How a platform's compiler is run, for the job program. */
  private static final String PROGRAM = "platform.py";

  private static final int MAX_BYTES = 1024 * 1024;

  public PlatformsFolder {
    platforms = List.copyOf(platforms);
  }

  /**
   * Reads it.
   *
   * @param given its path; empty means none
   * @param known the platforms that are there already
   * @param problems gets all that is wrong, each naming the file and the field
   */
  public static PlatformsFolder read(
      Optional<String> given, Platforms known, List<String> problems) {
    Optional<Path> path = given.filter(text -> !text.isEmpty()).map(PlatformsFolder::absolute);
    if (path.isEmpty()) {
      return NONE;
    }
    var declarations = new Declarations(known);
    try {
      List<Path> folders = folders(path.get());
      if (folders.isEmpty()) {
        declarations.addProblem(
            path.get() + " holds no platform: each has a folder of its own there");
      }
      folders.forEach(folder -> add(folder, declarations));
    } catch (IOException e) {
      declarations.addProblem("must name a folder that can be read: " + path.get());
    }
    declarations.problems().forEach(problem -> problems.add(KEY + ": " + problem));
    return new PlatformsFolder(path, declarations.all());
  }

  private static Path absolute(String text) {
    return Path.of(text).toAbsolutePath().normalize();
  }

  /** Hidden ones are not ours, such as .git. */
  private static List<Path> folders(Path path) throws IOException {
    try (Stream<Path> found = Files.list(path)) {
      return found
          .filter(Files::isDirectory)
          .filter(folder -> !folder.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static void add(Path folder, Declarations declarations) {
    Path program = folder.resolve(PROGRAM);
    if (!Files.isRegularFile(program) || !Files.isReadable(program)) {
      declarations.addProblem(program + " must be a file that can be read: it runs the compiler");
    }
    Path file = folder.resolve(Declaration.FILE);
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES) {
        declarations.add(new Declaration(folder, Files.readString(file)));
        return;
      }
    } catch (IOException unreadable) { // told below
    }
    declarations.addProblem(
        file + " must be a file of UTF-8 text of at most 1 MiB that can be read");
  }
}
