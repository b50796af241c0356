package npuc.local.admin;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a backup says of itself, in the first of its files.
 *
 * @param form of the backup; another program may write another one
 * @param schema version of the database's tables
 * @param volumes claims of the data folder whose files are in it
 * @param leftOut claims whose files are not
 */
record BackupManifest(
    int form, Instant createdAt, int schema, List<String> volumes, List<String> leftOut) {
  static final int FORM = 1;
  static final String NAME = "npuc-backup.json";
  static final String DATABASE = "npuc.db";
  static final String KEY = "secret.key";
  static final String LOGS = "logs";
  static final String VOLUMES = "volumes";

  private static final Set<String> FILES = Set.of(NAME, DATABASE, KEY);
  private static final Set<String> FOLDERS = Set.of(LOGS, VOLUMES);
  private static final Pattern ESCAPE = Pattern.compile("(?:.*/)?\\.{0,2}(?:/.*)?|.*\\x00.*");

  @JsonCreator
  BackupManifest {
    volumes = List.copyOf(volumes);
    leftOut = List.copyOf(leftOut);
  }

  byte[] json() {
    return JsonMapper.shared().writeValueAsBytes(this);
  }

  /**
   * Reads one.
   *
   * @throws IllegalStateException if it is none, or of a newer program
   */
  static BackupManifest read(byte[] json) {
    try {
      var manifest = JsonMapper.shared().readValue(json, BackupManifest.class);
      if (manifest.form() != FORM) {
        throw new IllegalStateException(
            "this backup was written by another version of npuc; restore it with that one");
      }
      return manifest;
    } catch (JacksonException | NullPointerException e) {
      throw new IllegalStateException("this is no backup of npuc", e);
    }
  }

  /**
   * Refuses names of files that a backup never has.
   *
   * @throws IllegalStateException that names the first of them
   */
  static void check(List<String> names) {
    var seen = new TreeSet<String>();
    for (String name : names) {
      String top = name.replaceFirst("/.*", "");
      boolean isKnown = FILES.contains(name) || (FOLDERS.contains(top) && !name.equals(top));
      if (!isKnown || ESCAPE.matcher(name).matches() || !seen.add(name)) {
        throw new IllegalStateException("this is no backup of npuc: it holds " + name);
      }
    }
    if (!seen.containsAll(FILES)) {
      throw new IllegalStateException("this is no backup of npuc: it lacks one of " + FILES);
    }
  }
}
