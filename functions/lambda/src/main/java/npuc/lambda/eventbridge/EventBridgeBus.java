package npuc.lambda.eventbridge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import npuc.event.CloudEvent;
import npuc.event.EventBus;
import npuc.event.PhaseChanged;
import npuc.lambda.sdk.AwsCalls;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import tools.jackson.databind.json.JsonMapper;

/** {@link EventBus} of EventBridge: the data of an event is the detail of its entry. */
public final class EventBridgeBus implements EventBus {
  private static final String SOURCE = "npuc";

  /** So many entries a request may have. */
  private static final int AT_ONCE = 10;

  private final Supplier<EventBridgeClient> client;
  private final String bus;
  private final String stateMachine;

  /**
   * A bus.
   *
   * @param bus its name
   * @param stateMachine ARN of what runs the compilations, which tells one stack from another
   */
  public EventBridgeBus(Supplier<EventBridgeClient> client, String bus, String stateMachine) {
    this.client = client;
    this.bus = bus;
    this.stateMachine = stateMachine;
  }

  @Override
  public List<PhaseChanged> put(List<PhaseChanged> events) {
    var untaken = new ArrayList<PhaseChanged>();
    for (int first = 0; first < events.size(); first += AT_ONCE) {
      untaken.addAll(putFew(events.subList(first, Math.min(events.size(), first + AT_ONCE))));
    }
    return List.copyOf(untaken);
  }

  private List<PhaseChanged> putFew(List<PhaseChanged> events) {
    List<PutEventsRequestEntry> entries = events.stream().map(this::entry).toList();
    PutEventsResponse response =
        AwsCalls.call(
            events.size() + " events can't be put",
            () -> client.get().putEvents(request -> request.entries(entries)));
    var untaken = new ArrayList<PhaseChanged>();
    for (int place = 0; place < events.size(); place++) {
      if (Optional.ofNullable(response.entries().get(place).errorCode()).isPresent()) {
        untaken.add(events.get(place));
      }
    }
    return untaken;
  }

  private PutEventsRequestEntry entry(PhaseChanged event) {
    return PutEventsRequestEntry.builder()
        .eventBusName(bus)
        .source(SOURCE)
        .detailType(CloudEvent.PHASE_CHANGED)
        .time(event.time())
        .resources(stateMachine)
        .detail(JsonMapper.shared().writeValueAsString(event))
        .build();
  }
}
