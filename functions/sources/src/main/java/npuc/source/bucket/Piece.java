package npuc.source.bucket;

import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Reads a piece of an object; empty when the answer is not that piece. */
record Piece(long offset, int length)
    implements ResponseTransformer<GetObjectResponse, Optional<byte[]>> {

  /** Whatever comes behind the piece is broken off: it may be all of a large object. */
  @Override
  public Optional<byte[]> transform(GetObjectResponse response, AbortableInputStream body)
      throws IOException {
    String range = Optional.ofNullable(response.contentRange()).orElse("");
    if (!range.startsWith("bytes " + offset + "-") && offset > 0) {
      body.abort();
      return Optional.empty();
    }
    byte[] read = body.readNBytes(length);
    body.abort();
    return Optional.of(read).filter(bytes -> bytes.length == length);
  }
}
