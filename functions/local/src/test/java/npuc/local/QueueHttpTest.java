package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import npuc.Eventually;
import npuc.api.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many compilations at once on a machine that has room for one Job at a time. */
class QueueHttpTest {
  private static final int MANY = 4;
  private static final Map<String, Object> WHOLE_MACHINE =
      Map.of("platform", "ethos-u", "resources", Map.of("cpu", "500m", "memory", "1Gi"));

  @TempDir private Path folder;
  private final List<RunningService> services = new ArrayList<>();

  @AfterEach
  void stopTheService() {
    services.forEach(RunningService::close);
  }

  /** Of 500 at once nobody had finished before everybody was compiled. */
  @Test
  void eachIsFinishedBeforeTheNextIsBegunInTheOrderOfCreation() throws IOException {
    Path gate = folder.resolve("gate");
    StandInHome home =
        StandInHome.in(folder.resolve("home"), StandInHome.waitFor(gate) + StandInHome.GOOD);
    var room = Map.of("NPUC_CPU", "500m", "NPUC_MEMORY", "1Gi");
    RunningService service = RunningService.start(folder, home.path(), room);
    services.add(service);
    String version = service.tinyVersion();
    String first = compile(service, version);
    service.reached(first, "Running");
    List<String> others = Stream.generate(() -> compile(service, version)).limit(MANY - 1).toList();
    others.forEach(each -> waitsInLine(service, each));

    Files.writeString(gate, "");

    List<Answer> ended =
        Stream.concat(Stream.of(first), others.stream()).map(service::ended).toList();
    ended.forEach(each -> assertEquals("Registered", each.phase(), each::toString));
    List<Instant> starts =
        ended.stream().flatMap(each -> Stream.of(started(each, 0), started(each, 1))).toList();
    assertEquals(starts.stream().sorted().toList(), starts);
  }

  private static String compile(RunningService service, String version) {
    return service.compile(version, WHOLE_MACHINE).expect(201).text("id");
  }

  private static void waitsInLine(RunningService service, String id) {
    Eventually.see(
        "a place in line",
        () -> service.compilation(id),
        now -> now.text("/reason/code").equals("Queued"));
  }

  private static Instant started(Answer compilation, int step) {
    return Instant.parse(compilation.text("/steps/" + step + "/startedAt"));
  }
}
