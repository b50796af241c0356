package npuc.platform.ethosu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import npuc.application.Application;
import npuc.platform.Advice;
import npuc.platform.CompileInput;
import npuc.platform.MapFiles;
import npuc.platform.ModelFiles;
import npuc.platform.OptionsReader;
import npuc.platform.Platform;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.platform.tflite.TfliteFiles;
import npuc.refusal.Said;
import npuc.refusal.Violation;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EthosUTest {
  private final Platform ethosU = new EthosU();
  private final Violations violations = new Violations();

  /**
   * Each row is a run of vela 5.2.0 on alexa.tflite of pymicro-wakeword 2.5.0 (a model of 56
   * operators): what was given, {@code -} for left out, and its exit code.
   */
  @Test
  void anOperatorThatVelaDoesNotKnowIsRefusedBeforeAJob() {
    complete("{'ignoreOps':['CONV_2D','NOPE','CONV2D','CUSTOM']}", violations);

    assertEquals(
        List.of(
            new Said(
                "options.ignoreOps",
                "must hold TFLite's own names of operators, such as CONV_2D; CONV2D, NOPE is none")),
        Said.of(violations));
  }

  @Test
  void refusesExactlyTheMemoriesThatVelaRefuses() throws IOException {
    List<String> runs = runs();
    assertEquals(364, runs.size());
    for (String run : runs) {
      String[] cells = run.split(",", 4);
      var found = new Violations();
      complete(
          "{'acceleratorConfig':'%s','systemConfig':'%s','memoryMode':'%s'}"
              .formatted(cells[0], cells[1], cells[2])
              .replace(",'systemConfig':'-'", "")
              .replace(",'memoryMode':'-'", ""),
          found);
      assertEquals(cells[3].equals("0"), found.isEmpty(), run);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'acceleratorConfig':'ethos-u55-128','systemConfig':'Ethos_U85_SYS_DRAM_High'} | options.systemConfig | belongs to another family than ethos-u55-128; use one of Ethos_U55_Deep_Embedded, Ethos_U55_High_End_Embedded
          {'acceleratorConfig':'ethos-u65-256','systemConfig':'Ethos_U55_Deep_Embedded','memoryMode':'Dedicated_Sram'} | options.systemConfig | belongs to another family than ethos-u65-256; use one of Ethos_U65_Embedded, Ethos_U65_Mid_End, Ethos_U65_High_End, Ethos_U65_Client_Server
          {'memoryMode':'Dedicated_Sram'} | options.memoryMode | must be Sram_Only or Shared_Sram: Dedicated_Sram writes to the second memory, which is flash in Ethos_U55_High_End_Embedded
          {'acceleratorConfig':'ethos-u65-512','systemConfig':'Ethos_U65_Embedded'} | options.memoryMode | must be Sram_Only or Shared_Sram: Dedicated_Sram_384KB (vela's default for ethos-u65-512) writes to the second memory, which is flash in Ethos_U65_Embedded
          {'separateIoRegions':true,'copFormat':'COP1'} | options.copFormat | must be COP2 with separateIoRegions
          {'optimise':'Fast'} | options.optimise | must be one of Performance, Size
          {'arenaCacheSize':4294967297} | options.arenaCacheSize | must be a whole number from 0 to 4294967296
          {'cpuTensorAlignment':8} | options.cpuTensorAlignment | must be a power of two from 16 to 1048576
          """,
      quoteCharacter = '`')
  void refuses(String options, String field, String message) {
    complete(options, violations);

    assertEquals(List.of(new Said(field, message)), Said.of(violations));
  }

  @Test
  void judgesNothingByAnAcceleratorThatDoesNotExist() {
    complete("{'acceleratorConfig':'ethos-u99','systemConfig':'Ethos_U65_Embedded'}", violations);

    assertEquals(
        List.of("options.acceleratorConfig"),
        violations.list().stream().map(Violation::field).toList());
  }

  @ParameterizedTest(name = "{0} gives {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                             | ""
          {'separateIoRegions':false}                    | ""
          {'separateIoRegions':false,'copFormat':'COP1'} | COP1
          {'separateIoRegions':true}                     | COP2
          {'separateIoRegions':true,'copFormat':'COP2'}  | COP2
          """,
      quoteCharacter = '"')
  void setsTheDriverFormatThatSeparateRegionsNeed(String options, String format) {
    assertEquals(
        format,
        complete(options, violations).get("copFormat").map(OptionValue::display).orElse(""));
    assertEquals(List.of(), violations.list());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {} | vela will assume Ethos_U55_High_End_Embedded and Shared_Sram for ethos-u55-256. Set systemConfig and memoryMode to those of your chip, or give the vela.ini of your board as velaIni.; Operators that ethos-u55-256 can't run are left to the CPU, in models with variables many. The log counts both, as vela has rewritten them; see whether the NPU's share is worth it.
          {'acceleratorConfig':'ethos-u85-256'} | vela will assume Ethos_U85_SYS_DRAM_Mid and Dedicated_Sram_384KB for ethos-u85-256. Set systemConfig and memoryMode to those of your chip, or give the vela.ini of your board as velaIni.
          {'acceleratorConfig':'ethos-u85-256','systemConfig':'Ethos_U85_SYS_DRAM_Low'} | vela will assume Ethos_U85_SYS_DRAM_Low and Dedicated_Sram_384KB for ethos-u85-256. Set systemConfig and memoryMode to those of your chip, or give the vela.ini of your board as velaIni.
          {'acceleratorConfig':'ethos-u85-256','systemConfig':'Ethos_U85_SYS_DRAM_Low','memoryMode':'Sram_Only'} | ''
          {'acceleratorConfig':'ethos-u85-256','systemConfig':'Ethos_U85_SYS_DRAM_Low','memoryMode':'Sram_Only','optimise':'Size','arenaCacheSize':1} | arenaCacheSize is ignored by vela with optimise Size and Sram_Only.
          {'acceleratorConfig':'ethos-u85-256','systemConfig':'Ethos_U85_SYS_DRAM_Low','memoryMode':'Dedicated_Sram','optimise':'Size','arenaCacheSize':1} | ''
          {'acceleratorConfig':'ethos-u85-256','systemConfig':'Ethos_U85_SYS_DRAM_Low','memoryMode':'Sram_Only','ignoreOps':['ADD','VAR_HANDLE']} | vela 5.2.0 crashes on ethos-u85-256 when ignoreOps names an operator on variables that the model has.
          """,
      quoteCharacter = '`')
  void warns(String options, String warnings) {
    Advice advice =
        ethosU.advise(
            complete(options, violations), CompileInput.UNKNOWN, 1, ethosU.defaultResources());

    assertEquals(warnings.equals("''") ? "" : warnings, String.join("; ", advice.warnings()));
  }

  @Test
  void warnsOfAFloatModelByName() {
    var files = new MapFiles().with("kws.tflite", TfliteFiles.named("float RELU"));

    Advice advice = advise("{'acceleratorConfig':'ethos-u85-256'}", files);

    assertTrue(
        advice.warnings().getFirst().startsWith("kws.tflite is Float32: the NPU takes"),
        advice::toString);
  }

  @Test
  void saysNothingOfVariablesThatTheModelDoesNotHave() {
    var files = new MapFiles().with("a.tflite", TfliteFiles.named("int8"));
    String chip = ",'systemConfig':'%s','memoryMode':'Sram_Only'}";

    assertEquals(
        List.of(),
        advise(
                "{'acceleratorConfig':'ethos-u55-256'"
                    + chip.formatted("Ethos_U55_High_End_Embedded"),
                files)
            .warnings());
    assertEquals(
        List.of(),
        advise(
                "{'acceleratorConfig':'ethos-u85-256','ignoreOps':['VAR_HANDLE']"
                    + chip.formatted("Ethos_U85_SYS_DRAM_Low"),
                files)
            .warnings());
  }

  @Test
  void refusesWhatVelaCompiled() {
    var files = new MapFiles().with("a.tflite", TfliteFiles.named("commands for the NPU"));

    ethosU.inspect(new CompileInput(files, Optional.empty()), violations);

    assertEquals(
        List.of(
            new Said(
                "baseArtifactId",
                "a.tflite was compiled for an Ethos-U before; register the original .tflite file,"
                    + " as the converter wrote it, and compile that")),
        Said.of(violations));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --accelerator-config=ethos-u85-256 | --accelerator-config is not allowed; set options.acceleratorConfig instead
          --cop-format=COP2 | --cop-format is not allowed; set options.copFormat instead
          --ignore-ops=ADD | --ignore-ops is not allowed; set options.ignoreOps instead
          --experimental-softmax-int16-neg-exp-range=0 | must be a whole number from 1 to 65534
          --experimental-softmax-int16-neg-exp-range=65535 | must be a whole number from 1 to 65534
          """)
  void refusesArguments(String argument, String message) {
    ethosU.additionalArguments().check(List.of(argument), violations);

    assertEquals(message, violations.list().getFirst().message());
  }

  @ParameterizedTest
  @CsvSource({
    "--config",
    "--output-dir",
    "--output-format",
    "--version",
    "--api-version",
    "--list-configs",
    "--list-config-files",
    "--supported-ops-report",
    "--debug-force-legacy-core",
    "--disable-cascading",
    "--verbose",
    "--help"
  })
  void allowsNoArgumentThatWritesElsewhereOrCompilesNothing(String flag) {
    ethosU.additionalArguments().check(List.of(flag + "=x"), violations);

    assertEquals(1, violations.list().size());
  }

  private Advice advise(String options, ModelFiles files) {
    return ethosU.advise(
        complete(options, violations),
        new CompileInput(files, Optional.empty()),
        1,
        ethosU.defaultResources());
  }

  private Options complete(String options, Violations found) {
    var given = (ObjectNode) JsonMapper.shared().readTree(options.replace('\'', '"'));
    return ethosU.complete(
        new OptionsReader(Application.PLATFORMS).read(ethosU, given, found),
        CompileInput.UNKNOWN,
        found);
  }

  private static List<String> runs() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            EthosUTest.class.getResourceAsStream("vela-5.2.0-combinations.csv"))) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).toList();
    }
  }
}
