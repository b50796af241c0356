package npuc.api.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import npuc.token.AccessToken;
import npuc.token.TokenText;

/**
 * An access token to whoever created it.
 *
 * @param token what is to be sent from now on; nobody hears of it a second time
 */
public record NewTokenAnswer(@JsonUnwrapped TokenAnswer known, String token) {

  public static NewTokenAnswer of(AccessToken token, TokenText text) {
    return new NewTokenAnswer(TokenAnswer.of(token), text.plain());
  }
}
