package npuc.local;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A Llama as the preflight wants it: a config.json and weights with a header that fits. */
final class SmallLlama {
  static final String CONFIG =
      """
      {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 1024,
       "intermediate_size": 2816, "num_attention_heads": 8, "num_hidden_layers": 2,
       "vocab_size": 128256, "max_position_embeddings": 4096}
      """;

  private SmallLlama() {}

  /** Writes one into a folder of the service's volume. */
  static void put(RunningService service, String folder) {
    putConfig(service, folder);
    byte[] header = header("a", 4);
    byte[] shard = ByteBuffer.allocate(header.length + 4).put(header).array();
    service.put(folder + "/model.safetensors", shard);
  }

  static void putConfig(RunningService service, String folder) {
    service.put(folder + "/config.json", CONFIG.getBytes(StandardCharsets.UTF_8));
  }

  /** The beginning of a shard whose only tensor has so many bytes. */
  static byte[] header(String tensor, long dataBytes) {
    String json =
        "{\"%s\":{\"dtype\":\"U8\",\"shape\":[%d],\"data_offsets\":[0,%d]}}"
            .formatted(tensor, dataBytes, dataBytes);
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + text.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .array();
  }
}
