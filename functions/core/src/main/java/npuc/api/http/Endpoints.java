package npuc.api.http;

/** The part of the API that one function serves. */
@FunctionalInterface
public interface Endpoints {

  /** Answers a request of one of its routes; never throws for a mistake of the sender. */
  ApiResponse answer(ApiRequest request);
}
