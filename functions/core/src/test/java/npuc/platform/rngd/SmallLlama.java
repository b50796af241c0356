package npuc.platform.rngd;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A Llama as the preflight wants it: a config.json and weights with a header that fits. */
public final class SmallLlama {
  public static final byte[] CONFIG =
      """
      {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 1024,
       "intermediate_size": 2816, "num_attention_heads": 8, "num_hidden_layers": 2,
       "vocab_size": 128256, "max_position_embeddings": 4096}
      """
          .getBytes(StandardCharsets.UTF_8);

  private SmallLlama() {}

  /** Its files by name. */
  public static Map<String, byte[]> files() {
    return Map.of("config.json", CONFIG, "model.safetensors", Shards.of(header("a", 4), 4));
  }

  /** The beginning of a shard whose only tensor has so many bytes. */
  static byte[] shard(String tensor, long dataBytes) {
    return Shards.of(header(tensor, dataBytes), 0);
  }

  private static String header(String tensor, long dataBytes) {
    return "{'%s':{'dtype':'U8','shape':[%d],'data_offsets':[0,%d]}}"
        .formatted(tensor, dataBytes, dataBytes);
  }
}
