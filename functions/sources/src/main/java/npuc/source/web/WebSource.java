package npuc.source.web;

import java.util.List;
import java.util.Optional;
import npuc.compilation.ReasonCode;
import npuc.registry.Pin;
import npuc.registry.WebUri;
import npuc.source.SourceFile;
import npuc.source.file.Content;
import npuc.source.file.RemoteFile;
import npuc.source.file.Source;
import npuc.source.net.Ask;
import npuc.source.net.Deadline;
import npuc.source.net.Http;
import npuc.source.net.Origin;
import npuc.source.net.RefusedException;
import npuc.source.net.UnseenException;

/** A file at an address. Its digest is its pin, which is checked when it is fetched. */
public final class WebSource implements Source {
  private final WebUri uri;
  private final Http http;

  public WebSource(WebUri uri, Http http) {
    this.uri = uri;
    this.http = http;
  }

  @Override
  public Content content(Optional<Pin> pin, Deadline deadline) {
    Pin digest = pin.orElseThrow(() -> new UnseenException("nothing pins a file of the web"));
    var ask = new Ask(uri.uri(), Optional.empty(), this::explained);
    long size = http.size(ask, deadline);
    var file =
        new RemoteFile(
            new SourceFile(uri.name(), size),
            Optional.of(digest.text()),
            (offset, length, until) -> http.piece(ask, size, offset, length, until));
    return new Content(uri, digest, List.of(file));
  }

  private RuntimeException explained(Ask.Rejection rejection) {
    String host = Origin.of(uri.uri()).shown();
    return switch (rejection.status()) {
      case 401, 403, 407 ->
          new RefusedException(
              ReasonCode.SOURCE_DENIED,
              "%s refuses the file (HTTP %d): use an address that needs no login"
                  .formatted(host, rejection.status()));
      case 404, 410 ->
          new RefusedException(
              ReasonCode.SOURCE_MISSING, host + " has no such file: check its address");
      default -> new UnseenException(host + " answers " + rejection.status());
    };
  }
}
