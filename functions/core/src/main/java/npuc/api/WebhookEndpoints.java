package npuc.api;

import java.util.Optional;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.Endpoints;
import npuc.api.http.JsonBody;
import npuc.api.http.PageTokens;
import npuc.api.http.QueryParameter;
import npuc.api.http.Route;
import npuc.api.spec.WebhookReader;
import npuc.api.view.DeliveryAnswer;
import npuc.api.view.NewWebhookAnswer;
import npuc.api.view.PageAnswer;
import npuc.api.view.WebhookAnswer;
import npuc.environment.SecretBox;
import npuc.environment.SecretText;
import npuc.event.CloudEvent;
import npuc.event.Delivery;
import npuc.event.DeliveryState;
import npuc.event.ReplayDelivery;
import npuc.event.Webhook;
import npuc.event.WebhookSecret;
import npuc.event.Webhooks;
import npuc.id.DeliveryId;
import npuc.id.WebhookId;
import npuc.paging.Page;
import npuc.refusal.Outcome;
import npuc.refusal.RefusalCode;

/** Who is told of compilations, and whether they heard. */
public final class WebhookEndpoints implements Endpoints<Route.Webhooks> {
  private final Webhooks webhooks;
  private final WebhookReader reader;
  private final ReplayDelivery replaying;
  private final SecretBox secrets;

  public WebhookEndpoints(
      Webhooks webhooks, WebhookReader reader, ReplayDelivery replaying, SecretBox secrets) {
    this.webhooks = webhooks;
    this.reader = reader;
    this.replaying = replaying;
    this.secrets = secrets;
  }

  @Override
  public ApiResponse answer(Route.Webhooks route, ApiRequest request) {
    return switch (route) {
      case CREATE_WEBHOOK -> create(request);
      case WEBHOOKS -> list(request);
      case WEBHOOK -> ApiResponse.of(webhook(request), it -> ApiResponse.ok(WebhookAnswer.of(it)));
      case DELETE_WEBHOOK -> delete(request);
      case PING_WEBHOOK ->
          accepted(webhook(request).flatMap(ReplayDelivery::open).map(it -> ping(it, request)));
      case DELIVERIES -> deliveries(request);
      case REPLAY_DELIVERY ->
          accepted(
              webhook(request)
                  .flatMap(ReplayDelivery::open)
                  .flatMap(webhook -> delivery(webhook, request))
                  .flatMap(replaying::replay));
    };
  }

  private ApiResponse create(ApiRequest request) {
    return ApiResponse.of(
        JsonBody.read(request).flatMap(reader::read).flatMap(wanted -> added(wanted, request)),
        webhook ->
            ApiResponse.created(
                "/v1/webhooks/" + webhook.id(),
                NewWebhookAnswer.of(
                    webhook, secrets.open(webhook.secret(), Webhook.secretPlace(webhook.id())))));
  }

  /** A repetition finds the one that was made, with its secret. */
  private Outcome<Webhook> added(WebhookReader.Wanted wanted, ApiRequest request) {
    var id = new WebhookId(request.newId());
    SecretText secret = WebhookSecret.random().text();
    return webhooks
        .add(
            new Webhook(
                id,
                wanted.url(),
                wanted.phases(),
                wanted.platforms(),
                wanted.description(),
                secrets.seal(secret, Webhook.secretPlace(id)),
                id.ulid().time(),
                Optional.empty()))
        .map(Outcome::done)
        .orElseGet(
            () ->
                Outcome.refused(
                    RefusalCode.TOO_MANY_WEBHOOKS,
                    "There are " + Webhooks.MOST + " webhooks already. Delete one first."));
  }

  private ApiResponse list(ApiRequest request) {
    return ApiResponse.of(
        PageTokens.pageRequest(request).map(wanted -> Page.of(webhooks.all().stream(), wanted)),
        page -> ApiResponse.ok(PageAnswer.of(page, request, WebhookAnswer::of)));
  }

  private ApiResponse delete(ApiRequest request) {
    return ApiResponse.of(
        webhook(request),
        webhook -> {
          webhooks.delete(webhook.id());
          return ApiResponse.noContent();
        });
  }

  private Delivery ping(Webhook webhook, ApiRequest request) {
    Delivery ping = Delivery.ping(new DeliveryId(request.newId()), webhook.id());
    webhooks.add(ping, CloudEvent.ping(webhook.id(), ping.id()).json());
    return ping;
  }

  private ApiResponse deliveries(ApiRequest request) {
    Optional<DeliveryState> state = request.query(QueryParameter.DELIVERY_STATE);
    return ApiResponse.of(
        webhook(request)
            .flatMap(
                webhook ->
                    PageTokens.pageRequest(request)
                        .map(wanted -> webhooks.deliveries(webhook.id(), state, wanted))),
        page -> ApiResponse.ok(PageAnswer.of(page, request, DeliveryAnswer::of)));
  }

  private Outcome<Webhook> webhook(ApiRequest request) {
    String text = request.path("webhook");
    return Lookup.found(WebhookId.parse(text).flatMap(webhooks::find), "webhook", text);
  }

  private Outcome<Delivery> delivery(Webhook webhook, ApiRequest request) {
    String text = request.path("delivery");
    return Lookup.found(
        DeliveryId.parse(text)
            .flatMap(webhooks::find)
            .filter(delivery -> delivery.webhookId().equals(webhook.id())),
        "delivery",
        text + " of this webhook");
  }

  private static ApiResponse accepted(Outcome<Delivery> outcome) {
    return ApiResponse.of(outcome, delivery -> ApiResponse.accepted(DeliveryAnswer.of(delivery)));
  }
}
