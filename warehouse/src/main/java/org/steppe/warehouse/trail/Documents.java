package org.steppe.warehouse.trail;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.steppe.warehouse.generation.Generation;
import org.steppe.warehouse.store.ObservationStore;

/** The texts of publications, the last few kept, since neighbouring figures often come from one. Used by one thread. */
final class Documents implements Function<String, String> {

    private static final int MOST = 4;

    private final ObservationStore store;
    private final Generation generation;
    private final Map<String, String> kept = new LinkedHashMap<>();

    Documents(ObservationStore store, Generation generation) {
        this.store = store;
        this.generation = generation;
    }

    @Override
    public String apply(String source) {
        String known = kept.get(source);
        if (known != null) {
            return known;
        }
        String text = store.findDocument(generation, source).orElse("");
        if (kept.size() == MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
        kept.put(source, text);
        return text;
    }
}
