package org.steppe.api.http;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.steppe.warehouse.generation.Generation;

/** Something that is worked out once for each generation. Two threads may do it at once; either result serves. */
public final class PerGeneration<T> {

    private final Function<Generation, T> work;
    private volatile @Nullable Result<T> last;

    private record Result<T>(Generation generation, T value) {}

    public PerGeneration(Function<Generation, T> work) {
        this.work = work;
    }

    @SuppressWarnings("ReferenceEquality") // A generation is the same only when it is the same object.
    public T of(Generation generation) {
        Result<T> known = last;
        if (known != null && known.generation() == generation) {
            return known.value();
        }
        T value = work.apply(generation);
        last = new Result<>(generation, value);
        return value;
    }
}
