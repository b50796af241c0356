package npuc.source.look;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import npuc.compilation.ReasonCode;
import npuc.hash.Sha256;
import npuc.registry.ArtifactUri;
import npuc.registry.SourceUri;
import npuc.source.ModelSources;
import npuc.source.ModelSourcesContract;
import npuc.source.Sight;
import npuc.source.SourceSecrets;
import npuc.source.SourceSettingsReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Versions in MLflow, of which a stand-in hands out the files as the real one does. */
class MlflowLookTest extends ModelSourcesContract {
  private static final String API = "/api/2.0/mlflow";
  private static final String FILES = "/api/2.0/mlflow-artifacts/artifacts";
  private static final String ROOT = "0/run 1/artifacts/model";
  private static final SourceUri URI = (SourceUri) ArtifactUri.stored("mlflow://corp/kws%20%2F/1");

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Stub server = new Stub(this::answer);
  private String location = "mlflow-artifacts:/" + ROOT;

  @AfterEach
  void close() {
    server.close();
  }

  @Override
  protected SourceUri put(Optional<SourceUri> place, Map<String, byte[]> content) {
    files.clear();
    files.putAll(content);
    return URI;
  }

  @Override
  protected SourceUri missing() {
    return (SourceUri) ArtifactUri.stored("mlflow://corp/none/1");
  }

  @Override
  protected ModelSources sources() {
    return new NetModelSources(
        () ->
            SourceSettingsReader.read(
                """
            {"registries": {"corp": {"kind": "mlflow", "url": "%s", "username": "me", "password": "hush"}}}
            """
                    .formatted(server.url())));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    if (Stub.header(exchange, "Authorization").isEmpty()) {
      Stub.refuse(exchange, 401, "");
    } else if (path.equals(API + "/model-versions/get-download-uri")) {
      if (query.equals("name=kws /&version=1")) {
        Stub.json(exchange, "{\"artifact_uri\": \"" + location + "\"}");
      } else {
        Stub.refuse(exchange, 404, "");
      }
    } else if (path.equals(API + "/runs/get")) {
      Stub.json(
          exchange,
          "{\"run\": {\"info\": {\"artifact_uri\": \"mlflow-artifacts:/0/run 1/artifacts\"}}}");
    } else if (path.equals(FILES)) {
      Stub.json(exchange, listing(query.substring(("path=" + ROOT).length())));
    } else {
      String name = path.substring((FILES + "/" + ROOT + "/").length());
      Stub.file(exchange, files.getOrDefault(name, new byte[0]));
    }
  }

  /** Folders first, and sizes as text: so protobuf writes them. */
  private String listing(String folder) {
    String prefix = folder.isEmpty() ? "" : folder.substring(1) + "/";
    var entries = new TreeMap<String, String>();
    files.forEach(
        (path, content) -> {
          if (path.startsWith(prefix)) {
            String rest = path.substring(prefix.length());
            String name = JsonMapper.shared().writeValueAsString(rest.replaceFirst("/.*", ""));
            entries.put(
                name,
                rest.contains("/")
                    ? "{\"path\":%s,\"is_dir\":true}".formatted(name)
                    : "{\"path\":%s,\"is_dir\":false,\"file_size\":\"%d\"}"
                        .formatted(name, content.length));
          }
        });
    return entries.values().stream().collect(Collectors.joining(",", "{\"files\":[", "]}"));
  }

  @Test
  void followsTheRunOfAVersion() {
    location = "runs:/r1/model";
    put(Optional.empty(), Map.of("a.tflite", "content".getBytes(UTF_8)));

    var seen =
        assertInstanceOf(
            Sight.Pinned.class, sources().look(URI, Optional.empty(), TFLITE, SourceSecrets.NONE));

    assertEquals("listing:" + Sha256.hex("a.tflite\t7\t-\n".getBytes(UTF_8)), seen.pin().text());
    assertEquals(Optional.of("a.tflite"), seen.files().onlyFile());
  }

  @Test
  void saysWhatToDoWhereTheServerHandsNothingOut() {
    location = "s3://bucket/elsewhere";

    var refused =
        assertInstanceOf(
            Sight.Refused.class, sources().look(URI, Optional.empty(), TFLITE, SourceSecrets.NONE));

    assertEquals(ReasonCode.SOURCE_REFUSED, refused.why().code());
    assertTrue(refused.why().message().contains("--serve-artifacts"));
  }

  @Test
  void namesTheRegistriesThatAreKnown() {
    SourceUri other = (SourceUri) ArtifactUri.stored("mlflow://other/kws/1");

    var refused =
        assertInstanceOf(
            Sight.Refused.class,
            sources().look(other, Optional.empty(), TFLITE, SourceSecrets.NONE));

    assertEquals(ReasonCode.SOURCE_MISSING, refused.why().code());
    assertTrue(refused.why().message().contains("[corp]"), refused.why().message());
  }
}
