package npuc.platform.ethosu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import npuc.application.Application;
import npuc.platform.CompileInput;
import npuc.platform.OptionsReader;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.refusal.Violation;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of a board as an option. What vela 5.2.0 does with each was tried. */
class VelaIniTest {
  private static final String GOOD =
      """
      [System_Config.A]
      core_clock=400e6
      axi0_port=Sram
      axi1_port=OffChipFlash
      Sram_burst_length=32
      OffChipFlash_clock_scale=0.125
      [Memory_Mode.B]
      const_mem_area=Axi1
      arena_mem_area=Axi0
      cache_mem_area=Axi0
      """;

  private final EthosU ethosU = new EthosU();
  private final Violations violations = new Violations();

  @Test
  void theFileOfABoardIsTakenAndItsOnlySectionsAreNamed() throws IOException {
    Options options = complete("{'acceleratorConfig':'ethos-u55-64'}", board());

    assertEquals("", problems());
    assertEquals(Optional.of(OptionValue.text("My_Sys_Cfg")), options.get("systemConfig"));
    assertEquals(Optional.of(OptionValue.text("My_Mem_Mode_Parent")), options.get("memoryMode"));
  }

  @Test
  void aFileFromWindowsGivesTheSameOptions() {
    assertEquals(complete("{}", GOOD), complete("{}", "\ufeff" + GOOD.replace("\n", "\r\n")));
    assertEquals("", problems());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          core_clock=400e6       | core_clock=0                   | velaIni: line 2: core_clock must be a number above 0, such as 400e6
          core_clock=400e6       | core_clok=400e6                | velaIni: line 2: vela knows no core_clok in such a section
          core_clock=400e6       | core_clock=400e6 ; fast        | velaIni: line 2: must be key=value, with nothing behind the value
          core_clock=400e6       | core_clock=%(x)s               | velaIni: line 2: must be key=value, with nothing behind the value
          core_clock=400e6       | # nothing                      | velaIni: System_Config.A must have core_clock
          axi0_port=Sram         | axi0_port=SRAM                 | velaIni: line 3: axi0_port must be one of Sram, Dram, OnChipFlash, OffChipFlash
          Sram_burst_length=32   | Sram_burst_length=32.5         | velaIni: line 5: Sram_burst_length must be a whole number
          Sram_burst_length=32   | CORE_CLOCK: 1                  | velaIni: line 5: repeats core_clock
          Sram_burst_length=32   | # nothing                      | velaIni: System_Config.A must describe the Sram that Axi0 leads to: Sram_clock_scale, Sram_burst_length ...
          Sram_burst_length=32   | inherit=Memory_Mode.B          | velaIni: System_Config.A: inherits from Memory_Mode.B, which is no section of its kind
          cache_mem_area=Axi0    | cache_mem_area=Axi1            | velaIni: Memory_Mode.B: cache_mem_area leads to OffChipFlash in System_Config.A and must lead to Sram
          const_mem_area=Axi1    | inherit=Memory_Mode.B          | velaIni: Memory_Mode.B: inherits from itself in a circle
          const_mem_area=Axi1    | arena_cache_size=64k           | velaIni: line 8: arena_cache_size must be a whole number
          [Memory_Mode.B]        | [System_Config.A]              | velaIni: line 7: repeats the section System_Config.A
          [Memory_Mode.B]        | [vela]                         | velaIni: line 7: must be [System_Config.<name>] or [Memory_Mode.<name>]; vela uses no others
          [System_Config.A]      | [System_Config.A/../../x]      | velaIni: line 1: must be [System_Config.<name>] or [Memory_Mode.<name>]; vela uses no others
          """,
      quoteCharacter = '`')
  void whatVelaWouldRefuseOrPassOverIsTold(String line, String instead, String first) {
    complete("{}", GOOD.replace(line, instead));

    assertEquals(first, problems().lines().findFirst().orElse(""));
  }

  @Test
  void namesMustBeThoseOfTheFile() {
    complete("{'systemConfig':'Ethos_U55_High_End_Embedded'}", GOOD);

    assertEquals("systemConfig: must be a section of velaIni: A", problems());
  }

  @Test
  void aNameOfABoardNeedsItsFile() {
    complete("{'systemConfig':'My_Sys_Cfg'}", "");

    assertEquals(
        "systemConfig: must be one of "
            + String.join(", ", EthosUFamily.allSystemConfigs())
            + "; My_Sys_Cfg can only be a section of a vela.ini, given as velaIni",
        problems());
  }

  @Test
  void aNameThatTheJobTookForAnOptionIsNone() {
    complete("{'systemConfig':'-x'}", "[System_Config.-x]\ncore_clock=1");

    assertEquals(
        List.of("options.systemConfig", "options.velaIni", "options.velaIni"),
        violations.list().stream().map(Violation::field).toList());
  }

  @Test
  void aPathOrAHugeTextIsNoVelaIni() {
    complete("{}", "Arm/vela.ini");
    complete("{}", "x".repeat(16_385));

    assertEquals(
        """
        velaIni: line 1: must be key=value, with nothing behind the value
        velaIni: must be the text itself, at most 16384 bytes without control characters""",
        problems());
  }

  private Options complete(String given, String ini) {
    var options = (ObjectNode) JsonMapper.shared().readTree(given.replace('\'', '"'));
    if (!ini.isEmpty()) {
      options.put("velaIni", ini);
    }
    return ethosU.complete(
        new OptionsReader(Application.PLATFORMS).read(ethosU, options, violations),
        CompileInput.UNKNOWN,
        violations);
  }

  private String problems() {
    List<Violation> found = violations.list();
    return found.stream()
        .map(one -> one.field().replace("options.", "") + ": " + one.message())
        .collect(Collectors.joining("\n"));
  }

  private static String board() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(VelaIniTest.class.getResourceAsStream("board_vela.ini"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
