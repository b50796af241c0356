package npuc.source.hub;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import npuc.input.Numbers;
import npuc.input.Texts;
import npuc.source.OnnxFiles;
import npuc.source.file.Content;
import npuc.source.net.Ask;
import npuc.source.net.Deadline;
import npuc.source.net.Http;
import npuc.source.net.Paths;
import npuc.source.net.UnseenException;
import tools.jackson.databind.JsonNode;

/** All files of a repository at a commit, as the hub lists them: page by page. */
record HubTree(Http http, URI endpoint, Asking asking) {
  private static final Pattern NEXT =
      Pattern.compile("<([^<>]+)>\\s*;\\s*rel=\"?next\"?", Pattern.CASE_INSENSITIVE);
  private static final Pattern SHA256 = Pattern.compile("(?:sha256:)?([0-9a-f]{64})");

  /** Of all pages together. */
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  /** How an address of the hub is asked. */
  interface Asking {
    Ask of(URI at, boolean isPinned);
  }

  /**
   * A file.
   *
   * @param fullPath in the repository
   * @param path below the folder that is meant
   * @param digest of large ones, which are not in git
   */
  record Entry(String fullPath, String path, long sizeBytes, Optional<String> digest) {

    /**
     * As it is called below a folder, or as the file that is meant, which brings its weights along;
     * empty when it is elsewhere.
     */
    Optional<Entry> below(Optional<String> top) {
      if (top.isEmpty()) {
        return Optional.of(this);
      }
      if (fullPath.equals(top.get()) || OnnxFiles.areWeightsOf(top.get(), fullPath)) {
        return Optional.of(named(Paths.last(fullPath)));
      }
      String folder = top.get() + "/";
      return fullPath.startsWith(folder)
          ? Optional.of(named(fullPath.substring(folder.length())))
          : Optional.empty();
    }

    private Entry named(String name) {
      return new Entry(fullPath, name, sizeBytes, digest);
    }
  }

  List<Entry> files(String repository, String commit, Deadline deadline) {
    URI first = Http.below(endpoint, "/api/models/%s/tree/%s".formatted(repository, commit));
    var files = new ArrayList<Entry>();
    Optional<String> query = Optional.of("recursive=true");
    int left = MAX_BYTES;
    while (query.isPresent()) {
      Http.Json page =
          http.json(
              asking.of(URI.create(first + "?" + query.get()), true),
              Math.min(left, Http.MAX_JSON_BYTES),
              deadline);
      left -= page.bytes();
      if (!page.value().isArray()) {
        throw unknown();
      }
      page.value().valueStream().filter(HubTree::isFile).map(HubTree::entry).forEach(files::add);
      if (files.size() > Content.MOST_FILES) {
        throw new UnseenException("the hub lists more than " + Content.MOST_FILES + " files");
      }
      query = next(page, query.get());
    }
    return files;
  }

  /** Pages are asked of this hub only, whatever host their links name. */
  private static Optional<String> next(Http.Json page, String before) {
    return page.headers().allValues("Link").stream()
        .map(NEXT::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .filter(link -> link.indexOf('?') >= 0)
        .map(link -> link.substring(link.indexOf('?') + 1))
        .filter(query -> !query.equals(before) && query.matches("[!-~&&[^#\"<>\\\\^`{|}]]+"))
        .findFirst();
  }

  private static boolean isFile(JsonNode entry) {
    return entry.isObject() && !entry.path("type").asString("").equals("directory");
  }

  private static Entry entry(JsonNode entry) {
    JsonNode large = entry.path("lfs");
    JsonNode size = large.has("size") ? large.path("size") : entry.path("size");
    String path = Texts.of(entry.path("path")).orElseThrow(HubTree::unknown);
    return new Entry(
        path,
        path,
        Numbers.integral(size).filter(bytes -> bytes >= 0).orElseThrow(HubTree::unknown),
        Texts.of(large.path("oid"))
            .or(() -> Texts.of(large.path("sha256")))
            .map(SHA256::matcher)
            .filter(Matcher::matches)
            .map(found -> "sha256:" + found.group(1)));
  }

  private static UnseenException unknown() {
    return new UnseenException("the hub lists files in a form that is not known");
  }
}
