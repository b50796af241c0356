package npuc.api.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import npuc.application.Application;
import npuc.platform.Platform;
import npuc.platform.Toolchain;
import npuc.platform.ethosu.EthosU;
import npuc.platform.option.Option;
import npuc.platform.rngd.Rngd;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlatformAnswerTest {
  private static final Toolchain VELA =
      new Toolchain("ethos-u-vela", "5.2.0", Optional.of("sha256:00"));

  @Test
  void saysWhatIsInstalled() {
    JsonNode json = shown(new EthosU(), Optional.of(VELA));

    assertTrue(json.get("available").booleanValue());
    assertEquals(
        json("{'name': 'ethos-u-vela', 'version': '5.2.0', 'imageDigest': 'sha256:00'}"),
        json.get("toolchain"));
  }

  @Test
  void saysHowToInstallWhatIsNot() {
    JsonNode json = shown(new Rngd(), Optional.empty());

    assertFalse(json.get("available").booleanValue());
    assertTrue(json.get("toolchain").isNull());
    assertEquals("make rngd", json.get("installation").stringValue());
  }

  @Test
  void describesAPlatformWithoutAdditionalArguments() {
    JsonNode json = shown(new Rngd(), Optional.empty());

    assertEquals(json("['safetensors']"), json.get("accepts"));
    assertEquals("rngd", json.get("produces").stringValue());
    assertEquals(json("{'cpu': '8', 'memory': '64Gi'}"), json.get("resources"));
    assertEquals(
        json(
            "{'supported': false, 'note': 'Python SDK · args unsupported', 'allowed': [],"
                + " 'translations': {'ko': {'note': 'Python SDK · 추가 인자를 지원하지 않음'}}}"),
        json.get("additionalArgs"));
  }

  @Test
  void describesEachOptionByItsType() {
    JsonNode options = shown(new Rngd(), Optional.empty()).get("options");

    JsonNode context = options.get(0);
    assertEquals("maxContextLength", context.get("name").stringValue());
    assertEquals("Max Context Length", context.get("title").stringValue());
    assertEquals("integer", context.get("type").stringValue());
    assertEquals(4096, context.get("default").intValue());
    assertEquals(16, context.get("min").intValue());
    assertEquals(1 << 20, context.get("max").intValue());
    assertEquals("[4,8,16,32]", options.get(1).get("choices").toString());
    assertTrue(options.get(3).get("default").isNull());
  }

  @Test
  void everyOptionOfEveryPlatformHasItsOwnNameAndWords() {
    for (Platform platform : Application.PLATFORMS.all()) {
      var names = new TreeSet<String>();
      for (JsonNode option : shown(platform, Optional.empty()).get("options")) {
        assertTrue(names.add(option.get("name").stringValue()), option::toString);
        assertFalse(option.get("title").stringValue().isBlank(), option::toString);
        assertFalse(option.get("help").stringValue().isBlank(), option::toString);
      }
    }
  }

  @Test
  void everyOptionHasEveryLanguageOfItsPlatform() {
    for (Platform platform : Application.PLATFORMS.all()) {
      JsonNode json = shown(platform, Optional.empty());
      Set<String> languages = Set.copyOf(json.get("translations").propertyNames());
      assertTrue(languages.contains("ko"), platform::title);
      for (JsonNode option : json.get("options")) {
        assertEquals(languages, Set.copyOf(option.path("translations").propertyNames()));
        option
            .get("translations")
            .forEach(
                texts -> assertTrue(texts.has("title") && texts.has("help"), option::toString));
      }
      for (JsonNode argument : json.get("additionalArgs").get("allowed")) {
        assertEquals(languages, Set.copyOf(argument.path("translations").propertyNames()));
      }
    }
  }

  @Test
  void noTranslationIsOfWhatIsNotThere() {
    for (Platform platform : Application.PLATFORMS.all()) {
      Set<String> options =
          platform.options().stream().map(Option::name).collect(Collectors.toSet());
      platform
          .translations()
          .values()
          .forEach(one -> assertEquals(options, one.options().keySet()));
    }
  }

  @Test
  void whatMostPeopleSetIsCommon() {
    assertEquals(
        List.of("acceleratorConfig", "optimise", "systemConfig", "memoryMode"),
        common(new EthosU()));
    assertEquals(
        List.of(
            "maxContextLength",
            "tensorParallel",
            "pipelineParallel",
            "prefillBuckets",
            "decodeBuckets"),
        common(new Rngd()));
  }

  private static List<String> common(Platform platform) {
    return shown(platform, Optional.empty())
        .get("options")
        .valueStream()
        .filter(option -> option.get("tier").stringValue().equals("common"))
        .map(option -> option.get("name").stringValue())
        .toList();
  }

  private static JsonNode shown(Platform platform, Optional<Toolchain> installed) {
    return JsonMapper.shared()
        .valueToTree(PlatformAnswer.of(platform, installed, platform.defaultResources()));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
