package npuc.api;

import java.util.Optional;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.PageTokens;
import npuc.api.http.QueryParameter;
import npuc.api.view.ItemsAnswer;
import npuc.api.view.PageAnswer;
import npuc.api.view.VolumeEntryAnswer;
import npuc.paging.Page;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.registry.Listing;
import npuc.registry.ModelVolumes;
import npuc.registry.VolumeEntry;

/** What the volumes hold, for somebody who looks for a model. */
public record VolumePages(ModelVolumes volumes) {
  private static final String FOLDER = "d";
  private static final String FILE = "f";

  ApiResponse all() {
    return ApiResponse.ok(new ItemsAnswer<>(volumes.volumes()));
  }

  ApiResponse files(ApiRequest request) {
    return ApiResponse.of(
        PageTokens.after(request).flatMap(after -> listed(request, after.map(VolumePages::place))),
        page -> ApiResponse.ok(answer(page, request)));
  }

  private Outcome<Page<VolumeEntry>> listed(ApiRequest request, Optional<VolumeEntry.Place> after) {
    String claim = request.path("claim");
    String path = request.query(QueryParameter.PATH).orElse("");
    return switch (volumes.list(claim, path, PageTokens.limit(request), after)) {
      case Listing.Listed(Page<VolumeEntry> page) -> Outcome.done(page);
      case Listing.NoFolder(String wrong) ->
          Outcome.refused(RefusalCode.NOT_FOUND, "The path " + wrong + ".");
      case Listing.UnknownClaim() -> Outcome.refused(Refusal.notFound("volume claim", claim));
      case Listing.Unseen() ->
          Outcome.refused(
              RefusalCode.NOT_BROWSABLE,
              "Only Jobs see into the volumes of this service; give the uri of the model yourself.");
    };
  }

  private static PageAnswer<VolumeEntryAnswer> answer(Page<VolumeEntry> page, ApiRequest request) {
    Optional<String> token =
        page.more()
            ? Optional.of(PageTokens.write(text(page.items().getLast().place()), request))
            : Optional.empty();
    return new PageAnswer<>(page.items().stream().map(VolumeEntryAnswer::of).toList(), token);
  }

  private static String text(VolumeEntry.Place place) {
    return (place.folder() ? FOLDER : FILE) + place.name();
  }

  private static VolumeEntry.Place place(String text) {
    return new VolumeEntry.Place(text.startsWith(FOLDER), text.substring(1));
  }
}
