package npuc.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import npuc.api.PublishedFile;
import npuc.api.http.ApiResponse;
import npuc.api.http.EntityTag;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.retry.RetryableException;

/**
 * Sends a published file, or a part of it, so that a download that broke off goes on. Its tag is
 * its sha256: what is sent under one tag never differs.
 */
record FileExchange(FileSender files) {
  private static final System.Logger LOG = System.getLogger(FileExchange.class.getName());

  /** Bytes that are held at a time. */
  static final int PIECE = 256 * 1024;

  private static final byte[] NOTHING = {};

  void handle(HttpExchange exchange, Map<String, String> parameters) throws IOException {
    try {
      switch (files.find(parameters.getOrDefault("id", ""), parameters.getOrDefault("path", ""))) {
        case Outcome.Refused<PublishedFile>(Refusal refusal) ->
            Answers.send(exchange, ApiResponse.problem(refusal));
        case Outcome.Done<PublishedFile>(PublishedFile file) -> send(exchange, file);
      }
    } catch (RetryableException e) {
      LOG.log(System.Logger.Level.WARNING, "a file can't be looked for", e);
      Answers.send(exchange, ApiResponse.problem(Refusal.TEMPORARILY_UNAVAILABLE));
    }
  }

  private void send(HttpExchange exchange, PublishedFile file) throws IOException {
    String tag = '"' + file.sha256() + '"';
    if (header(exchange, "If-None-Match").filter(new EntityTag(tag)::isAmong).isPresent()) {
      Answers.send(exchange, new ApiResponse(304, Map.of("ETag", tag), NOTHING));
      return;
    }
    boolean isOfIt = header(exchange, "If-Range").map(tag::equals).orElse(true);
    Optional<String> range = header(exchange, "Range").filter(_ -> isOfIt);
    switch (ByteRange.wanted(range, file.sizeBytes())) {
      case ByteRange.Wanted.Everything() ->
          send(exchange, file, 200, new ByteRange(0, file.sizeBytes()), headers(file, tag));
      case ByteRange.Wanted.Part(ByteRange part) -> {
        Map<String, String> headers = headers(file, tag);
        headers.put("Content-Range", part.contentRange(file.sizeBytes()));
        send(exchange, file, 206, part, headers);
      }
      case ByteRange.Wanted.Nothing() ->
          Answers.send(
              exchange,
              new ApiResponse(
                  416, Map.of("Content-Range", "bytes */" + file.sizeBytes()), NOTHING));
    }
  }

  /** What is gone or cut meanwhile ends the connection: its client sees that bytes are missing. */
  private void send(
      HttpExchange exchange,
      PublishedFile file,
      int status,
      ByteRange range,
      Map<String, String> headers)
      throws IOException {
    if (!Answers.begins(exchange, status, headers, range.count())) {
      return;
    }
    OutputStream target = exchange.getResponseBody();
    for (long sent = 0; sent < range.count(); ) {
      int length = (int) Math.min(PIECE, range.count() - sent);
      byte[] piece =
          files
              .read(file, range.first() + sent, length)
              .filter(read -> read.length > 0)
              .orElseThrow(() -> new IOException(file.uri() + " ends before its end"));
      target.write(piece);
      sent += piece.length;
    }
    target.flush();
  }

  private static Map<String, String> headers(PublishedFile file, String tag) {
    String name = file.uri().path().substring(file.uri().path().lastIndexOf('/') + 1);
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    var headers = new HashMap<String, String>();
    headers.put("Content-Type", "application/octet-stream");
    headers.put("Content-Disposition", "attachment; filename*=UTF-8''" + encoded);
    headers.put("Accept-Ranges", "bytes");
    headers.put("Cache-Control", "private, no-cache");
    headers.put("ETag", tag);
    return headers;
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }
}
