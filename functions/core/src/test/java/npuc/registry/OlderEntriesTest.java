package npuc.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.document.DocumentFormat;
import npuc.id.TestIds;
import org.junit.jupiter.api.Test;

/** Records from before anything was imported, as both stores read them. */
class OlderEntriesTest {

  @Test
  void aModelAndAVersionFromBeforeCameFromNowhere() {
    var model = new Model(TestIds.model(1), "kws", "", TestIds.START);
    var version = new Version(TestIds.version(1), TestIds.model(1), "1", TestIds.START);

    assertEquals(
        model,
        new DocumentFormat<>(Model.class)
            .read(
                "m",
                "{\"id\":\"%s\",\"name\":\"kws\",\"description\":\"\",\"createdAt\":\"%s\"}"
                    .formatted(model.id(), TestIds.START)));
    assertEquals(
        version,
        new DocumentFormat<>(Version.class)
            .read(
                "v",
                "{\"id\":\"%s\",\"modelId\":\"%s\",\"name\":\"1\",\"createdAt\":\"%s\"}"
                    .formatted(version.id(), version.modelId(), TestIds.START)));
  }

  @Test
  void whatWasNotImportedIsStoredAsItWasBefore() {
    var documents = new DocumentFormat<>(Compilation.class);
    Compilation registered = Compilations.registered(Compilations.pending());

    String document = documents.write(registered);

    assertEquals(-1, document.indexOf("external"));
    assertEquals(Optional.empty(), documents.read("c", document).registration().external());
  }
}
