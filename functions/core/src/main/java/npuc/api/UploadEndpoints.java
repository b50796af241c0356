package npuc.api;

import java.util.Optional;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.Endpoints;
import npuc.api.http.JsonBody;
import npuc.api.http.Route;
import npuc.api.spec.UploadReader;
import npuc.api.view.UploadAnswer;
import npuc.api.view.UploadResultAnswer;
import npuc.id.UploadId;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.upload.Upload;
import npuc.upload.UploadPhase;
import npuc.upload.Uploads;

/** Uploading the files of a model. */
public record UploadEndpoints(Uploads uploads) implements Endpoints<Route.Uploads> {

  @Override
  public ApiResponse answer(Route.Uploads route, ApiRequest request) {
    return switch (route) {
      case CREATE_UPLOAD -> create(request);
      case UPLOAD -> ApiResponse.of(found(request), it -> ApiResponse.ok(UploadAnswer.of(it)));
      case COMPLETE_UPLOAD ->
          ApiResponse.of(id(request).flatMap(uploads::complete), UploadEndpoints::completed);
      case DELETE_UPLOAD -> delete(request);
    };
  }

  private ApiResponse create(ApiRequest request) {
    return ApiResponse.of(
        JsonBody.read(request)
            .flatMap(UploadReader::read)
            .flatMap(content -> uploads.begin(new UploadId(request.newId()), content)),
        upload -> ApiResponse.created("/v1/uploads/" + upload.id(), UploadAnswer.of(upload)));
  }

  private ApiResponse delete(ApiRequest request) {
    return ApiResponse.of(
        found(request),
        upload -> {
          uploads.discard(upload.id());
          return ApiResponse.noContent();
        });
  }

  private static ApiResponse completed(Upload upload) {
    var answer = UploadResultAnswer.of(upload);
    return upload.phase() == UploadPhase.COMPLETE
        ? ApiResponse.ok(answer)
        : ApiResponse.accepted(answer);
  }

  private Outcome<Upload> found(ApiRequest request) {
    return id(request)
        .flatMap(
            id ->
                uploads
                    .find(id)
                    .map(Outcome::done)
                    .orElseGet(() -> Outcome.refused(Uploads.notFound(id))));
  }

  private static Outcome<UploadId> id(ApiRequest request) {
    String text = request.path("upload");
    Optional<UploadId> id = UploadId.parse(text);
    return id.map(Outcome::done).orElseGet(() -> Outcome.refused(Refusal.notFound("upload", text)));
  }
}
