package org.steppe.api.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.steppe.api.error.Problems;

/**
 * Chooses the format of an answer. {@code format=} wins over the header: people type it into a browser that accepts
 * everything.
 *
 * @param available the preferred first
 * @param id the word for {@code format=}
 * @param mediaType without parameters
 */
public record FormatChoice<F>(List<F> available, Function<F, String> id, Function<F, String> mediaType) {

    public static final String FORMAT = "format";

    public FormatChoice {
        available = List.copyOf(available);
    }

    /** @return the first, when a problem was added */
    public F choose(Arguments arguments, HttpRequest<?> request) {
        Optional<String> asked = arguments.findText(FORMAT);
        Optional<F> found = asked.isPresent()
                ? find(id, asked.get())
                : Accept.of(request)
                        .choose(available.stream().map(mediaType).toList())
                        .flatMap(type -> find(mediaType, type));
        return found.orElseGet(() -> {
            tell(asked, request, arguments.problems());
            return available.getFirst();
        });
    }

    private Optional<F> find(Function<F, String> name, String wanted) {
        return available.stream()
                .filter(format -> name.apply(format).equals(wanted))
                .findFirst();
    }

    private void tell(Optional<String> asked, HttpRequest<?> request, Problems problems) {
        String accepted = String.join(", ", request.getHeaders().getAll(HttpHeaders.ACCEPT));
        problems.add(MetadataAnswers.notAvailable(
                asked.isPresent() ? FORMAT : HttpHeaders.ACCEPT,
                asked.orElse(accepted),
                available.stream().map(asked.isPresent() ? id : mediaType).toList()));
    }
}
