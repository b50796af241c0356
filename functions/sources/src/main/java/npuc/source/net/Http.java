package npuc.source.net;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;
import npuc.source.SourceSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads listings and pieces of files over HTTP. Every method throws {@link UnseenException} for
 * what does not answer or answers nonsense, and {@link RefusedException} for what may not be asked.
 */
public final class Http {
  /** Of one answer, more than any page of a listing needs; as nodes it takes many times that. */
  public static final int MAX_JSON_BYTES = 4 * 1024 * 1024;

  /** What is read for nothing from a server that knows no ranges. */
  private static final int MOST_SKIPPED = 1024 * 1024;

  private final Exchange exchange;

  public Http(SourceSettings settings) {
    exchange = new Exchange(new Clients(settings), Hosts.of(settings));
  }

  /**
   * An answer in JSON.
   *
   * @param bytes how large it was
   */
  public record Json(JsonNode value, HttpHeaders headers, int bytes) {}

  /** JSON of at most so many bytes. */
  public Json json(Ask ask, int maxBytes, Deadline deadline) {
    Answer answer = exchange.get(ask, Optional.empty(), status -> maxBytes, deadline);
    if (answer.body().isCut()) {
      throw new UnseenException(answer.origin().shown() + " lists more than can be read here");
    }
    try {
      byte[] bytes = answer.body().bytes();
      return new Json(JsonMapper.shared().readTree(bytes), answer.headers(), bytes.length);
    } catch (JacksonException notJson) {
      throw nonsense(answer);
    }
  }

  /**
   * A piece of a file.
   *
   * @param size of the whole file, as it is known; an answer that says another is nonsense
   * @throws UnseenException also if fewer bytes come
   */
  public byte[] piece(Ask ask, long size, long offset, int length, Deadline deadline) {
    long last = offset + length;
    Answer answer =
        exchange.get(
            ask,
            Optional.of("bytes=%d-%d".formatted(offset, last - 1)),
            status -> status == 206 ? length : last <= MOST_SKIPPED + length ? last : 0,
            deadline);
    long begin = answer.begin().orElseThrow(() -> nonsense(answer));
    byte[] bytes = answer.body().bytes();
    boolean isWrong =
        answer.total().filter(total -> total != size).isPresent()
            || begin != (answer.status() == 206 ? offset : 0);
    if (isWrong) {
      throw nonsense(answer);
    }
    int from = (int) (offset - begin);
    if (bytes.length - from < length) {
      throw new UnseenException(answer.origin().shown() + " sends less than was asked for");
    }
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  /** The size of a file, by asking for its first byte. */
  public long size(Ask ask, Deadline deadline) {
    Answer answer = exchange.get(ask, Optional.of("bytes=0-0"), status -> 1, deadline);
    return answer.total().orElseThrow(() -> nonsense(answer));
  }

  /** An address below one of the settings. */
  public static URI below(URI base, String path) {
    return URI.create(base.toString().replaceFirst("/+$", "") + path);
  }

  private static UnseenException nonsense(Answer answer) {
    return new UnseenException(answer.origin().shown() + " answers what makes no sense");
  }
}
