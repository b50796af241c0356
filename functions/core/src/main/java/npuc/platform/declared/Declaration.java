package npuc.platform.declared;

import java.nio.file.Path;

/**
 * The text of a platform.json.
 *
 * @param folder of the platform, which has its name
 */
public record Declaration(Path folder, String text) {
  /** What it is called in its folder. */
  public static final String FILE = "platform.json";

  String folderName() {
    return String.valueOf(folder.getFileName());
  }

  Path file() {
    return folder.resolve(FILE);
  }
}
