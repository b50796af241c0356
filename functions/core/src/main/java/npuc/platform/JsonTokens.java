package npuc.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON in a file of a model, token by token: an index or a header may be larger than the memory
 * that there is for a request, and names as many tensors as its writer wants.
 */
public final class JsonTokens {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                  .build())
          .build();

  private JsonTokens() {}

  /** Reads that many bytes of a file; to be closed. */
  public static JsonParser of(ModelFiles files, String name, long offset, long length) {
    return MAPPER.createParser(new Pieces(files, name, offset, offset + length));
  }

  /** A part of a file, read in pieces. */
  private static final class Pieces extends InputStream {
    private static final int PIECE = 256 * 1024;

    private final ModelFiles files;
    private final String name;
    private final long end;
    private long next;
    private byte[] piece = {};
    private int used;

    Pieces(ModelFiles files, String name, long begin, long end) {
      this.files = files;
      this.name = name;
      this.next = begin;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      return hasMore() ? piece[used++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, target.length);
      if (length == 0) {
        return 0;
      }
      if (!hasMore()) {
        return -1;
      }
      int count = Math.min(length, piece.length - used);
      System.arraycopy(piece, used, target, offset, count);
      used += count;
      return count;
    }

    private boolean hasMore() throws IOException {
      if (used == piece.length && next < end) {
        piece =
            files
                .read(name, next, (int) Math.min(PIECE, end - next))
                .orElseThrow(() -> new IOException(name + " ends early"));
        next += piece.length;
        used = 0;
      }
      return used < piece.length;
    }
  }
}
