package org.steppe.api.error;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.steppe.warehouse.structure.NearestNames;

/** The addresses of the service as templates, for readers who missed one. */
@Singleton
final class KnownPaths {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");

    /** The router is made after the error processor; asking for it later breaks the circle. */
    private final Provider<Router> router;

    KnownPaths(Provider<Router> router) {
        this.router = router;
    }

    Problem unknown(String path) {
        List<String> nearest = nearest(path);
        String hint = nearest.isEmpty() ? "Start at /v1" : "Did you mean " + nearest.getFirst() + "?";
        return Problem.of(HttpErrorCode.PATH_UNKNOWN, "path", "There is no address '" + Problem.cut(path) + "' here.")
                .found(path)
                .nearest(nearest)
                .hint(hint)
                .see("/openapi.yaml");
    }

    private List<String> nearest(String path) {
        List<String> asked = List.of(path.split("/", -1));
        var candidates = new ArrayList<String>();
        router.get()
                .uriRoutes()
                .map(UriRouteInfo::getUriMatchTemplate)
                .map(Object::toString)
                .distinct()
                .forEach(template -> candidates.add(fill(template, asked)));
        return NearestNames.among(candidates.stream().distinct().toList(), path, 3);
    }

    /** Puts the segments asked for where a template has variables, so that only the fixed words are compared. */
    private static String fill(String template, List<String> asked) {
        String[] segments = template.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            if (VARIABLE.matcher(segments[i]).matches()
                    && i < asked.size()
                    && !asked.get(i).isEmpty()) {
                segments[i] = asked.get(i);
            }
        }
        return String.join("/", segments);
    }
}
