package npuc.platform.tflite;

import npuc.platform.ModelFiles;
import npuc.platform.PlatformName;
import npuc.platform.tflite.TfliteContent.Read;
import npuc.platform.tflite.TfliteContent.Unfit;
import npuc.platform.tflite.TfliteContent.Unjudged;
import npuc.refusal.Fault;
import npuc.refusal.Violations;

/** Refuses what is no TFLite model, whatever its name says, before it costs a Job. */
public final class TfliteCheck {
  public static final PlatformName FORMAT = new PlatformName("tflite");

  private TfliteCheck() {}

  /** Adds what is wrong with the file, with what to do, at {@code field}. */
  public static void check(ModelFiles files, String field, Violations violations) {
    switch (TfliteReader.read(files)) {
      case Unfit(Fault why) -> violations.add(field, why);
      case Read sound -> {}
      case Unjudged unseen -> {}
    }
  }
}
