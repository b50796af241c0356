package npuc.api.view;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import npuc.Bodies;
import npuc.platform.Advice;
import npuc.platform.CompileInput;
import npuc.platform.Platform;
import npuc.platform.PlatformName;
import npuc.platform.Resources;
import npuc.platform.Scratch;
import npuc.platform.Toolchain;
import npuc.platform.option.AdditionalArguments;
import npuc.platform.option.BucketsOption;
import npuc.platform.option.ChoiceNumberOption;
import npuc.platform.option.ChoiceOption;
import npuc.platform.option.FlagOption;
import npuc.platform.option.IntegerOption;
import npuc.platform.option.Label;
import npuc.platform.option.Option;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.platform.option.SizesOption;
import npuc.platform.option.WordsOption;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The description of a platform that has one option of each type, held whole. */
class WholePlatformTest {
  @Test
  void everyTypeOfOption() {
    var toolchain = new Toolchain("sample-compiler", "1", Optional.empty());

    Bodies.holds(
        WholePlatformTest.class,
        "platform",
        JsonMapper.shared()
            .writeValueAsString(
                PlatformAnswer.of(
                    new Sample(), Optional.of(toolchain), new Sample().defaultResources())));
  }

  private static Label label(String name) {
    return new Label(name, "Title of " + name, "Help.");
  }

  private record Sample() implements Platform {
    private static final FlagOption FLAG = new FlagOption(label("flag"));

    @Override
    public PlatformName name() {
      return new PlatformName("sample");
    }

    @Override
    public String title() {
      return "Sample";
    }

    @Override
    public Set<PlatformName> accepts() {
      return Set.of(new PlatformName("tflite"), new PlatformName("safetensors"));
    }

    @Override
    public List<Option> options() {
      return List.of(
          FLAG,
          new ChoiceOption(label("text"), List.of("a", "b"), Optional.of(OptionValue.text("a"))),
          new ChoiceNumberOption(label("number"), List.of(4L, 8L), Optional.empty()),
          new IntegerOption(label("size"), 16, 1 << 20, true, Optional.of(OptionValue.whole(64))),
          new WordsOption(label("words"), Pattern.compile("[a-z]+"), 3),
          new SizesOption(label("sizes")),
          new BucketsOption(label("buckets"), BucketsOption.PAIR));
    }

    @Override
    public AdditionalArguments additionalArguments() {
      return new AdditionalArguments.Listed(List.of(new FlagOption(label("--verbose"))), options());
    }

    @Override
    public Resources defaultResources() {
      return Resources.of("500m", "2Gi");
    }

    @Override
    public Scratch scratch(Toolchain installed) {
      return Scratch.of("1Gi", 1, "1Gi");
    }

    @Override
    public String installation() {
      return "make sample";
    }

    @Override
    public Options complete(Options given, CompileInput input, Violations violations) {
      return given;
    }

    @Override
    public Advice advise(Options options, CompileInput input, long bytes, Resources resources) {
      return Advice.NONE;
    }
  }
}
