package npuc.source.bucket;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import npuc.compilation.ReasonCode;
import npuc.registry.BucketUri;
import npuc.registry.Pin;
import npuc.source.SourceFile;
import npuc.source.SourceSecrets;
import npuc.source.file.Content;
import npuc.source.file.Listing;
import npuc.source.file.RemoteFile;
import npuc.source.file.Source;
import npuc.source.net.Deadline;
import npuc.source.net.RefusedException;
import npuc.source.net.UnseenException;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An object of S3, or all objects below a prefix. Which of the two it is, the bucket says. */
public final class BucketSource implements Source {
  private static final String VERSION = "version:";
  private static final String ETAG = "etag:";

  private final BucketUri uri;
  private final Bucket bucket;

  public BucketSource(BucketUri uri, S3Clients clients, SourceSecrets secrets) {
    this(uri, new Bucket(uri, clients.of(secrets), clients.credentials(secrets)));
  }

  private BucketSource(BucketUri uri, Bucket bucket) {
    this.uri = uri;
    this.bucket = bucket;
  }

  @Override
  public Content content(Optional<Pin> pin, Deadline deadline) {
    if (pin.isEmpty()) {
      return object(deadline).orElseGet(() -> below(Optional.empty(), deadline));
    }
    String text = pin.get().text();
    if (text.startsWith(VERSION)) {
      String version = text.substring(VERSION.length());
      return pinned(head -> head.versionId(version), "that version of it is gone", deadline);
    }
    if (text.startsWith(ETAG)) {
      String etag = quoted(text.substring(ETAG.length()));
      return pinned(head -> head.ifMatch(etag), "the object is gone", deadline);
    }
    return below(pin, deadline);
  }

  /** A file that was found below a prefix is pinned as itself. */
  @Override
  public Content only(Content all, RemoteFile file, Deadline deadline) {
    if (!all.pin().text().startsWith("listing:")) {
      return all;
    }
    BucketUri one = uri.withFile(file.path());
    return new BucketSource(one, new Bucket(one, bucket.s3(), bucket.credentials()))
        .object(deadline)
        .orElseThrow(() -> new UnseenException(one.text() + " is gone while it is looked at"));
  }

  /** S3 says 403 of what is not there to whoever may not list: the listing tells more. */
  private Optional<Content> object(Deadline deadline) {
    try {
      return Optional.of(one(bucket.head(uri.key(), head -> {}, deadline)));
    } catch (RefusedException e) {
      return Optional.empty();
    }
  }

  private Content pinned(Consumer<HeadObjectRequest.Builder> pin, String gone, Deadline deadline) {
    try {
      return one(bucket.head(uri.key(), pin, deadline));
    } catch (RefusedException e) {
      if (e.reason().code() == ReasonCode.SOURCE_MISSING) {
        throw Listing.changed(uri.text(), gone);
      }
      throw e;
    }
  }

  private Content one(HeadObjectResponse head) {
    String etag = plain(head.eTag());
    Optional<String> version =
        Optional.ofNullable(head.versionId()).filter(id -> !id.equals("null"));
    var named = new SourceFile(uri.name(), head.contentLength());
    RemoteFile file = file(named, uri.key(), etag, version);
    return new Content(uri, pin(version.map(VERSION::concat).orElse(ETAG + etag)), List.of(file));
  }

  private Content below(Optional<Pin> pin, Deadline deadline) {
    String prefix = uri.key() + "/";
    List<S3Object> objects = bucket.below(prefix, deadline);
    if (objects.isEmpty()) {
      throw new RefusedException(
          ReasonCode.SOURCE_MISSING,
          "%s is no object, and there is none below it: check its name".formatted(uri.text()));
    }
    List<Listing.Entry> entries =
        objects.stream()
            .map(
                object ->
                    new Listing.Entry(
                        object.key().substring(prefix.length()),
                        object.size(),
                        plain(object.eTag())))
            .toList();
    Pin found = Listing.pin(entries);
    if (pin.filter(other -> !other.equals(found)).isPresent()) {
      throw Listing.changed(uri.text(), "names, sizes or ETags of its objects differ");
    }
    return new Content(uri, found, entries.stream().map(entry -> file(prefix, entry)).toList());
  }

  private RemoteFile file(String prefix, Listing.Entry entry) {
    var named = new SourceFile(entry.path(), entry.sizeBytes());
    return file(named, prefix + entry.path(), entry.etag(), Optional.empty());
  }

  private RemoteFile file(SourceFile named, String key, String etag, Optional<String> version) {
    return new RemoteFile(
        named,
        Optional.empty(),
        (offset, length, deadline) ->
            bucket.piece(
                key,
                get -> {
                  get.ifMatch(quoted(etag));
                  version.ifPresent(get::versionId);
                },
                offset,
                length,
                deadline));
  }

  private static Pin pin(String text) {
    try {
      return new Pin(text);
    } catch (IllegalArgumentException notOne) {
      throw new UnseenException("S3 tells no version and no ETag that can be kept", notOne);
    }
  }

  private static String plain(String etag) {
    return Optional.ofNullable(etag).orElse("").replaceAll("^\"|\"$", "");
  }

  private static String quoted(String etag) {
    return '"' + etag + '"';
  }
}
