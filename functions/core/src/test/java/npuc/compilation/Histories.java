package npuc.compilation;

import java.util.List;

/** The history in short lines, such as {@code service compile Running->Failed DiskFull}. */
public final class Histories {
  private Histories() {}

  /** The newest entries, oldest first. */
  public static List<String> tail(Compilation compilation, int count) {
    List<HistoryEntry> all = compilation.history();
    return all.subList(Math.max(0, all.size() - count), all.size()).stream()
        .map(Histories::line)
        .toList();
  }

  private static String line(HistoryEntry entry) {
    return entry.actor().word()
        + " "
        + entry.subject()
        + " "
        + entry.from().orElse("")
        + "->"
        + entry.to()
        + entry.reason().map(why -> " " + why.code().code()).orElse("");
  }
}
