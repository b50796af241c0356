package npuc.api;

import java.time.Clock;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.Endpoints;
import npuc.api.http.JsonBody;
import npuc.api.http.PageTokens;
import npuc.api.http.Route;
import npuc.api.spec.TokenReader;
import npuc.api.view.NewTokenAnswer;
import npuc.api.view.PageAnswer;
import npuc.api.view.TokenAnswer;
import npuc.id.TokenId;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.token.AccessToken;
import npuc.token.TokenStore;
import npuc.token.TokenText;

/** Giving out access tokens, and taking them back. */
public record TokenEndpoints(TokenStore store, Clock clock) implements Endpoints<Route.Tokens> {
  private static final Refusal NOT_OFFERED =
      Refusal.of(
          RefusalCode.NOT_OFFERED,
          "This deployment gives out no access tokens: who calls is what IAM or the issuer of its"
              + " tokens says.");

  /** The answer where others tell who calls. */
  public static ApiResponse notOffered() {
    return ApiResponse.problem(NOT_OFFERED);
  }

  @Override
  public ApiResponse answer(Route.Tokens route, ApiRequest request) {
    return switch (route) {
      case CREATE_TOKEN -> create(request);
      case TOKENS -> list(request);
      case DELETE_TOKEN -> delete(request);
    };
  }

  private ApiResponse create(ApiRequest request) {
    return ApiResponse.of(
        JsonBody.read(request)
            .flatMap(body -> TokenReader.read(body, request.newId(), clock.instant())),
        this::created);
  }

  private ApiResponse created(AccessToken token) {
    TokenText text = TokenText.random();
    store.add(token, text.hash());
    return ApiResponse.created("/v1/tokens/" + token.id(), NewTokenAnswer.of(token, text));
  }

  private ApiResponse list(ApiRequest request) {
    return ApiResponse.of(
        PageTokens.pageRequest(request).map(store::tokens),
        page -> ApiResponse.ok(PageAnswer.of(page, request, TokenAnswer::of)));
  }

  private ApiResponse delete(ApiRequest request) {
    String text = request.path("token");
    return TokenId.parse(text).filter(store::delete).isPresent()
        ? ApiResponse.noContent()
        : ApiResponse.problem(Refusal.notFound("access token", TokenText.masked(text)));
  }
}
