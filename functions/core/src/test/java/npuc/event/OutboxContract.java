package npuc.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.Compilations;
import npuc.compilation.Course;
import npuc.compilation.Phase;
import npuc.compilation.StepName;
import npuc.paging.PageRequest;
import npuc.platform.PlatformName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a store of compilations and the {@link Webhooks} beside it promise together. */
public abstract class OutboxContract {
  private CompilationStore compilations;
  private Webhooks webhooks;

  /** Webhooks of their own for this test, none yet. */
  protected abstract Webhooks webhooks();

  /** The store beside them; called once after {@link #webhooks()}. */
  protected abstract CompilationStore compilations();

  @BeforeEach
  void open() {
    webhooks = webhooks();
    compilations = compilations();
    webhooks.add(SampleWebhooks.all(1));
  }

  @Test
  void everyChangeOfAPhaseIsToBeDelivered() {
    carryThrough();

    assertEquals(List.of(Phase.PENDING, Phase.RUNNING, Phase.SUCCEEDED, Phase.REGISTERED), told(1));
  }

  @Test
  void whatIsSentTellsOfThePhaseBefore() {
    Compilation running = running();

    Delivery newest = deliveries(1).getFirst();

    assertEquals(
        Optional.of(
            CloudEvent.of(PhaseChanged.between(Optional.of(Phase.PENDING), running).orElseThrow())
                .json()),
        webhooks.body(newest));
  }

  @Test
  void aChangeWithinAPhaseIsNot() {
    stored(Course.submitting(created()));

    assertEquals(List.of(Phase.PENDING), told(1));
  }

  @Test
  void whatLostARaceOrIsRepeatedIsNot() {
    Compilation running = running();
    Compilation failed = stored(Compilations.failed(running, StepName.COMPILE));

    assertFalse(compilations.create(Compilations.pending()));
    assertFalse(compilations.replace(failed));
    assertFalse(compilations.replace(Course.stopRequested(running)));

    assertEquals(List.of(Phase.PENDING, Phase.RUNNING, Phase.FAILED), told(1));
  }

  @Test
  void aDeletionIsNotAndTakesNothingBack() {
    compilations.delete(created());

    assertEquals(List.of(Phase.PENDING), told(1));
  }

  @Test
  void everyWebhookHearsWhatItWants() {
    webhooks.add(SampleWebhooks.of(2, List.of(Phase.REGISTERED, Phase.FAILED), List.of()));
    webhooks.add(SampleWebhooks.of(3, List.of(), List.of(new PlatformName("rngd"))));
    webhooks.add(
        SampleWebhooks.of(4, List.of(Phase.RUNNING), List.of(new PlatformName("ethos-u"))));

    carryThrough();

    assertEquals(List.of(Phase.REGISTERED), told(2));
    assertEquals(List.of(), told(3));
    assertEquals(List.of(Phase.RUNNING), told(4));
  }

  @Test
  void whoIsGoneHearsNothing() {
    webhooks.disable(SampleWebhooks.id(1), Compilations.START);

    carryThrough();

    assertEquals(List.of(), told(1));
  }

  private Compilation created() {
    Compilation pending = Compilations.pending();
    compilations.create(pending);
    return pending;
  }

  private Compilation running() {
    return running(created(), StepName.COMPILE);
  }

  private Compilation running(Compilation before, StepName step) {
    return stored(Compilations.running(stored(Compilations.submitted(before, step)), step));
  }

  private void carryThrough() {
    Compilation verifying = running(stored(Compilations.compiled(running())), StepName.VERIFY);
    stored(Course.registered(stored(Compilations.published(verifying))));
  }

  private Compilation stored(Compilation next) {
    assertTrue(compilations.replace(next));
    return next;
  }

  private List<Phase> told(int webhook) {
    return deliveries(webhook).reversed().stream()
        .map(delivery -> delivery.to().orElseThrow())
        .toList();
  }

  private List<Delivery> deliveries(int webhook) {
    return webhooks
        .deliveries(SampleWebhooks.id(webhook), Optional.empty(), PageRequest.first(100))
        .items();
  }
}
