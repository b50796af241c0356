package npuc.registry;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import npuc.refusal.Fault;
import npuc.refusal.Violations;

/**
 * A repository of a Hugging Face hub, or a file of one: {@code hf://org/model[@revision][/file]},
 * as huggingface_hub's own file system writes it. A slash within a revision is {@code %2F}.
 *
 * @param repository {@code org/model}
 * @param revision a branch, a tag or a commit; empty: {@code main}
 * @param file path in the repository; empty: the whole of it
 */
public record HubUri(String repository, Optional<String> revision, Optional<String> file)
    implements SourceUri {
  private static final String SCHEME = "hf://";
  private static final Fault FORM =
      Fault.wrongForm(
          "hf://meta-llama/Llama-3.1-8B",
          "must be hf://<org>/<model>[@<revision>][/<file>], such as {example}");
  private static final Fault REVISION_FORM =
      Fault.wrongForm(
          "hf://meta-llama/Llama-3.1-8B@main",
          "must name a branch, a tag or a commit after @; write a / in it as %2F");

  /** Names of the hub: huggingface_hub's validate_repo_id. */
  private static final String NAME = "[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,94}[A-Za-z0-9_])?";

  private static final Pattern URI =
      Pattern.compile(
          SCHEME + "(?<repo>" + NAME + "/" + NAME + ")(?:@(?<rev>[^/@]{1,255}))?(?:/(?<file>.+))?",
          Pattern.DOTALL);
  private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./+-]{0,254}");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  static Optional<HubUri> parse(String text, String field, Violations violations) {
    Matcher parts = URI.matcher(text);
    if (!parts.matches() || parts.group("repo").contains("..")) {
      violations.add(field, FORM);
      return Optional.empty();
    }
    var found = new Violations();
    Optional<String> revision = Optional.ofNullable(parts.group("rev")).map(HubUri::decoded);
    revision.ifPresent(
        name ->
            found.require(
                REVISION.matcher(name).matches() && !name.contains(".."), field, REVISION_FORM));
    Optional<String> file = Optional.ofNullable(parts.group("file"));
    file.ifPresent(path -> UriParts.check(path, field, found));
    violations.addAll(found);
    return found.isEmpty()
        ? Optional.of(new HubUri(parts.group("repo"), revision, file))
        : Optional.empty();
  }

  /** The revision that was asked for, or the hub's default. */
  public String revisionOrMain() {
    return revision.orElse("main");
  }

  /** The commit that it names itself; empty for a branch or a tag, which may move. */
  public Optional<String> commit() {
    return revision.filter(name -> COMMIT.matcher(name).matches());
  }

  @Override
  public Optional<Pin> ownPin(Optional<String> digest) {
    return commit().map(commit -> new Pin("commit:" + commit));
  }

  /** One file of the same. */
  public HubUri withFile(String path) {
    return new HubUri(repository, revision, Optional.of(path));
  }

  @Override
  public HubUri withoutRevision() {
    return new HubUri(repository, Optional.empty(), file);
  }

  @Override
  public String name() {
    return UriParts.last(file.orElse(repository));
  }

  @Override
  public String text() {
    return SCHEME
        + repository
        + revision.map(name -> "@" + URLEncoder.encode(name, StandardCharsets.UTF_8)).orElse("")
        + file.map(path -> "/" + path).orElse("");
  }

  @Override
  public String toString() {
    return text();
  }

  private static String decoded(String revision) {
    try {
      return URLDecoder.decode(revision.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return "";
    }
  }
}
