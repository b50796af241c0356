package npuc.upload;

import java.util.Map;
import java.util.Optional;

/**
 * A part of a file that is uploaded, and how far it is.
 *
 * @param done whether its bytes are here, and outlast the service
 * @param target where they are sent; empty when it is done, and when others come first
 */
public record UploadPart(PartRange range, boolean done, Optional<Target> target) {
  /**
   * Where the bytes of a part are sent by PUT.
   *
   * @param url a whole address, or a path of this service
   * @param headers that must be sent with it
   */
  public record Target(String url, Map<String, String> headers) {
    public Target {
      headers = Map.copyOf(headers);
    }
  }
}
