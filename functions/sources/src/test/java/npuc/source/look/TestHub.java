package npuc.source.look;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import npuc.hash.Sha256;
import npuc.source.SourceSettings;
import npuc.source.SourceSettingsReader;
import tools.jackson.databind.json.JsonMapper;

/** A hub whose large files come from another host, as those of the real one. */
final class TestHub implements AutoCloseable {
  static final String TOKEN = "hf_right";
  private static final Pattern API =
      Pattern.compile("/api/models/([^/]+/[^/]+)/(revision|tree)/([^/]+)");
  private static final Pattern RESOLVE = Pattern.compile("/([^/]+/[^/]+)/resolve/([^/]+)/(.+)");

  final Map<String, Map<String, byte[]>> repositories = new ConcurrentHashMap<>();
  final Map<String, String> refusals = new ConcurrentHashMap<>();
  final Stub elsewhere = new Stub(this::large);
  final Stub front = new Stub(this::answer);
  int pageSize = 1000;

  SourceSettings settings() {
    return SourceSettingsReader.read(
        "{\"hub\": {\"endpoint\": \"%s\"}, \"hosts\": [\"127.0.0.1:%d\"]}"
            .formatted(front.url(), elsewhere.url().getPort()));
  }

  /** Changes with any of the files. */
  String commit(String repository) {
    var text = new StringBuilder();
    new TreeMap<>(repositories.getOrDefault(repository, Map.of()))
        .forEach((path, content) -> text.append(path).append(Sha256.hex(content)));
    return Sha256.hex(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .substring(0, 40);
  }

  private void answer(HttpExchange exchange) throws IOException {
    Matcher api = API.matcher(exchange.getRequestURI().getPath());
    Matcher resolve = RESOLVE.matcher(exchange.getRequestURI().getPath());
    String repository = api.matches() ? api.group(1) : resolve.matches() ? resolve.group(1) : "";
    String code = refusals.getOrDefault(repository, "");
    boolean isIn = Stub.header(exchange, "Authorization").equals(Optional.of("Bearer " + TOKEN));
    boolean isGated = code.equals("GatedRepo") && api.matches();
    if (!code.isEmpty() && !isIn && !isGated) {
      Stub.refuse(exchange, code.equals("GatedRepo") ? 403 : 401, code);
    } else if (!repositories.containsKey(repository)) {
      Stub.refuse(exchange, 404, "RepoNotFound");
    } else if (!(api.matches() ? api.group(3) : resolve.group(2))
        .matches("main|" + commit(repository))) {
      Stub.refuse(exchange, 404, "RevisionNotFound");
    } else if (resolve.matches()) {
      resolve(exchange, repository, resolve.group(3));
    } else if (api.group(2).equals("revision")) {
      Stub.json(exchange, "{\"sha\": \"" + commit(repository) + "\"}");
    } else {
      tree(exchange, repository);
    }
  }

  private void tree(HttpExchange exchange, String repository) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    int from = query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=", "")) : 0;
    var files = new TreeMap<>(repositories.getOrDefault(repository, Map.of()));
    if (from + pageSize < files.size()) {
      exchange
          .getResponseHeaders()
          .add(
              "Link",
              "<https://elsewhere.example%s?recursive=true&cursor=%d>; rel=\"next\""
                  .formatted(exchange.getRequestURI().getRawPath(), from + pageSize));
    }
    Stub.json(
        exchange,
        files.entrySet().stream()
            .skip(from)
            .limit(pageSize)
            .map(file -> entry(file.getKey(), file.getValue()))
            .collect(Collectors.joining(",", "[{\"type\":\"directory\",\"path\":\"deep\"},", "]")));
  }

  private static String entry(String path, byte[] content) {
    return "{\"type\":\"file\",\"path\":%s,\"size\":%d,\"oid\":\"%s\"%s}"
        .formatted(
            JsonMapper.shared().writeValueAsString(path),
            content.length,
            "0".repeat(40),
            isLarge(path)
                ? ",\"lfs\":{\"oid\":\"%s\",\"size\":%d}"
                    .formatted(Sha256.hex(content), content.length)
                : "");
  }

  private static boolean isLarge(String path) {
    return path.endsWith(".safetensors") || path.endsWith(".tflite");
  }

  private void resolve(HttpExchange exchange, String repository, String path) throws IOException {
    byte[] content = repositories.getOrDefault(repository, Map.of()).get(path);
    if (content == null) {
      Stub.refuse(exchange, 404, "EntryNotFound");
    } else if (isLarge(path)) {
      exchange
          .getResponseHeaders()
          .add("Location", "%s/%s/%s?signed".formatted(elsewhere.url(), repository, path));
      exchange.sendResponseHeaders(302, -1);
    } else {
      Stub.file(exchange, content);
    }
  }

  private void large(HttpExchange exchange) throws IOException {
    String[] parts = exchange.getRequestURI().getPath().substring(1).split("/", 3);
    Map<String, byte[]> files = repositories.getOrDefault(parts[0] + "/" + parts[1], Map.of());
    Stub.file(exchange, files.getOrDefault(parts[2], new byte[0]));
  }

  @Override
  public void close() {
    front.close();
    elsewhere.close();
  }
}
