package npuc.source.hub;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import npuc.compilation.ReasonCode;
import npuc.environment.SecretText;
import npuc.input.Texts;
import npuc.registry.HubUri;
import npuc.registry.Pin;
import npuc.source.SourceFile;
import npuc.source.file.Content;
import npuc.source.file.Listing;
import npuc.source.file.RemoteFile;
import npuc.source.file.Source;
import npuc.source.net.Ask;
import npuc.source.net.Deadline;
import npuc.source.net.Http;
import npuc.source.net.Paths;
import npuc.source.net.RefusedException;
import npuc.source.net.UnseenException;
import tools.jackson.databind.JsonNode;

/** A repository of a Hugging Face hub, or of a mirror: https://huggingface.co/docs/hub/api. */
public final class HubSource implements Source {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  private final HubUri uri;
  private final URI endpoint;
  private final Optional<SecretText> token;
  private final Http http;
  private final HubRejections rejections;

  /**
   * A repository as the holder of a token sees it.
   *
   * @param endpoint of the settings; the token goes there only
   */
  public HubSource(HubUri uri, URI endpoint, Optional<SecretText> token, Http http) {
    this.uri = uri;
    this.endpoint = endpoint;
    this.token = token;
    this.http = http;
    this.rejections = new HubRejections(uri, endpoint, token.isPresent());
  }

  @Override
  public Content content(Optional<Pin> pin, Deadline deadline) {
    Optional<String> pinned = pin.map(Pin::text).map(text -> text.substring("commit:".length()));
    String commit = commit(pinned, deadline);
    List<RemoteFile> files =
        new HubTree(http, endpoint, this::ask)
            .files(uri.repository(), commit, deadline).stream()
                .flatMap(entry -> entry.below(uri.file()).stream())
                .map(entry -> file(entry, commit))
                .toList();
    if (files.isEmpty()) {
      throw new RefusedException(
          ReasonCode.SOURCE_MISSING,
          "%s has no %s at commit %s: check the path"
              .formatted(uri.repository(), uri.file().orElse("files"), commit));
    }
    return new Content(uri, new Pin("commit:" + commit), files);
  }

  @Override
  public Content only(Content all, RemoteFile file, Deadline deadline) {
    boolean isNamed = uri.file().filter(path -> Paths.last(path).equals(file.path())).isPresent();
    String path = uri.file().map(folder -> folder + "/").orElse("") + file.path();
    return isNamed ? all : new Content(uri.withFile(path), all.pin(), List.of(file));
  }

  private String commit(Optional<String> pinned, Deadline deadline) {
    String revision = pinned.orElseGet(uri::revisionOrMain);
    URI at =
        Http.below(
            endpoint,
            "/api/models/%s/revision/%s".formatted(uri.repository(), Paths.segment(revision)));
    JsonNode found =
        http.json(ask(at, pinned.isPresent()), Http.MAX_JSON_BYTES, deadline).value().path("sha");
    String commit =
        Texts.of(found)
            .filter(sha -> COMMIT.matcher(sha).matches())
            .orElseThrow(() -> new UnseenException("the hub tells no commit of " + revision));
    if (pinned.filter(other -> !other.equals(commit)).isPresent()) {
      throw Listing.changed(uri.repository(), "the hub answers with another commit");
    }
    return commit;
  }

  private RemoteFile file(HubTree.Entry entry, String commit) {
    URI at =
        Http.below(
            endpoint,
            "/%s/resolve/%s/%s"
                .formatted(uri.repository(), commit, Paths.encoded(entry.fullPath())));
    var named = new SourceFile(entry.path(), entry.sizeBytes());
    return new RemoteFile(
        named,
        entry.digest(),
        (offset, length, deadline) ->
            http.piece(ask(at, true), entry.sizeBytes(), offset, length, deadline));
  }

  private Ask ask(URI at, boolean isPinned) {
    return new Ask(
        at,
        token.map(word -> new SecretText("Bearer " + word.plain())),
        rejection -> rejections.explained(rejection, isPinned));
  }
}
