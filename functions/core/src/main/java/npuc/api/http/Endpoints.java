package npuc.api.http;

/** The part of the API that one function serves: one group of routes. */
@FunctionalInterface
public interface Endpoints<R extends Route> {

  /**
   * Answers a request; never throws for a mistake of the sender.
   *
   * @param route that of the request
   */
  ApiResponse answer(R route, ApiRequest request);
}
