package npuc.platform;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Space on a node's disk that a compiler needs beside the volume: so much for any model, and so
 * much for each byte of the model.
 *
 * @param always bytes for any model
 * @param timesModel bytes for each byte of the model
 * @param usualModel bytes of a model of which the size is not known
 */
public record Scratch(Quantity always, int timesModel, Quantity usualModel) {
  /** Sizes are what people say: no disk holds more, and nothing is added up beyond it. */
  private static final BigDecimal LARGEST_MODEL = Resources.MAX.memory().amount();

  public static Scratch of(String always, int timesModel, String usualModel) {
    return new Scratch(Quantity.stored(always), timesModel, Quantity.stored(usualModel));
  }

  /**
   * What a Job requests, in bytes.
   *
   * @param modelBytes of all files of the model; empty when they are not known
   */
  public Quantity forModel(Optional<Long> modelBytes) {
    BigDecimal model =
        modelBytes.map(BigDecimal::valueOf).orElse(usualModel.amount()).min(LARGEST_MODEL);
    return new Quantity(always.amount().add(model.multiply(BigDecimal.valueOf(timesModel))), true);
  }
}
